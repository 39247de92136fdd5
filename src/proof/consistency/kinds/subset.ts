import { type ConsistencyFinding, placeOf } from '../finding.ts';
import type { ReportText } from '../report-text.ts';
import type { Mention, Sentence } from '../sentences.ts';

/** 其中: the numbers after it lie within the number of the same unit before it. */
export function subset(_: ReportText, sentences: readonly Sentence[]): readonly ConsistencyFinding[] {
  return sentences.flatMap((sentence) =>
    [...sentence.words.matchAll(/其中/gu)].flatMap(({ index }) => {
      const children = reachOf(sentence, index);
      const whole = sentence.mentions.findLast(
        (one) => one.end <= index && one.family === children[0]?.family,
      );
      if (!whole) return [];
      return children
        .filter((child) => child.family === whole.family && child.interval.low > whole.interval.high)
        .map((child) => found(sentence, whole, child));
    }),
  );
}

/** The numbers that a 其中 governs: the first after it, and those that 、 joins to it. A comma ends its reach. */
function reachOf({ words, mentions }: Sentence, from: number): readonly Mention[] {
  const reached: Mention[] = [];
  let at = from;
  for (const mention of mentions.filter((one) => one.start > from)) {
    if (/[，：]/u.test(words.slice(at, mention.start).replace('其中，', ''))) break;
    reached.push(mention);
    at = mention.end;
  }
  return reached;
}

function found(sentence: Sentence, whole: Mention, child: Mention): ConsistencyFinding {
  const [a, b] = [nameOf(whole, sentence), nameOf(child, sentence)];
  return {
    id: `subset-${a.id}-${b.id}`,
    kind: 'subset',
    severity: 'error',
    what: `“其中”之后的${b.words}多于之前的${a.words}`,
    why: '“其中”引出的是前一个数的一部分，不能比它多。',
    where: [
      placeOf(
        sentence,
        [whole, child].flatMap((one) => one.slot ?? []),
      ),
    ],
    values: { [a.id]: a.value, [b.id]: b.value },
  };
}

function nameOf(
  { slot, number, printed, noun, start }: Mention,
  { paragraph, number: place }: Sentence,
): { readonly id: string; readonly words: string; readonly value: string } {
  const words = number ? `${slot ?? ''}“${number.title}”${printed}${noun}` : `“${printed}${noun}”`;
  return { id: slot ?? `P${paragraph}-${place}-${start}`, words, value: number?.value ?? printed };
}
