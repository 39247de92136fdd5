import type { Stretch } from './marked-words.ts';

/** One of two wordings, with its differences marked as removed or added. */
export function Marked({
  text,
  as: Mark,
}: {
  readonly text: readonly Stretch[];
  readonly as: 'del' | 'ins';
}) {
  return text.map((one, at) => {
    const key = `${at} ${one.text}`;
    return one.marked ? <Mark key={key}>{one.text}</Mark> : <span key={key}>{one.text}</span>;
  });
}
