import { Checkbox } from 'antd';
import type { Desk } from '../text/desk.ts';
import type { Decision, Said } from './compose.ts';
import { isTied } from './is-tied.ts';
import type { Known } from './known.ts';
import type { OldLine, OldSentence } from './learned.ts';
import { NumberChoice } from './NumberChoice.tsx';

interface OldTextProps {
  readonly source: string;
  readonly lines: readonly OldLine[];
  readonly known: Known;
  readonly parameters: Desk['parameters'];
  readonly said: Said;
  readonly onDecide: (place: number, decision: Decision | null) => void;
  readonly onName: (place: number, kept: boolean) => void;
  readonly onLine: (place: number, left: boolean) => void;
}

/** The old report, line by line, with the decisions below each sentence. */
export function OldText({ lines, onLine, ...rest }: OldTextProps) {
  return (
    <ol className="old-text" aria-label="往年的报告">
      {lines.map(({ start, heading, outer, sentences }) => {
        const left = rest.said.left.has(start);
        return (
          <li key={start} className={left ? 'old-line old-left' : 'old-line'}>
            <Checkbox checked={!left} onChange={({ target }) => onLine(start, !target.checked)}>
              {left ? '不用这一段' : heading ? '标题' : '用这一段'}
            </Checkbox>
            {outer && left ? <span className="quiet">像是标题、主送、署名或日期，报告另有</span> : null}
            <div className={heading ? 'old-words old-heading' : 'old-words'}>
              {sentences.map((one) =>
                left ? (
                  rest.source.slice(one.start, one.end)
                ) : (
                  <Sentence key={one.start} sentence={one} {...rest} />
                ),
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

interface SentenceProps extends Omit<OldTextProps, 'lines' | 'onLine'> {
  readonly sentence: OldSentence;
}

function Sentence({ sentence, source, known, parameters, said, onDecide, onName }: SentenceProps) {
  const { start, end, numbers, names } = sentence;
  const marked = [...numbers, ...names].toSorted((a, b) => a.start - b.start);
  const pieces: { readonly at: number; readonly words: string; readonly mark: boolean }[] = [];
  let at = start;
  for (const one of marked) {
    if (one.start < at) continue;
    pieces.push({ at, words: source.slice(at, one.start), mark: false });
    pieces.push({ at: one.start, words: one.text, mark: true });
    at = one.end;
  }
  pieces.push({ at, words: source.slice(at, end), mark: false });
  const words = pieces.map((piece) =>
    piece.mark ? (
      <mark key={`mark ${piece.at}`}>{piece.words}</mark>
    ) : (
      <span key={piece.at}>{piece.words}</span>
    ),
  );
  if (marked.length === 0) return words;
  return (
    <div className="old-sentence">
      <p>{words}</p>
      <ul>
        {numbers.map((number) => (
          <NumberChoice
            key={number.start}
            number={number}
            known={known}
            tied={isTied(number, source, known)}
            decision={said.numbers.get(number.start)}
            onDecide={(decision) => onDecide(number.start, decision)}
          />
        ))}
        {names.map(({ start: place, text, parameter }) => {
          const found = parameters.find((one) => one.parameter === parameter);
          return (
            <li key={place} className="old-name">
              <Checkbox
                checked={!said.keptNames.has(place)}
                onChange={({ target }) => onName(place, !target.checked)}
              >
                “{text}”换成{found?.title ?? ''}（今年：{found?.value ?? '还没有填写'}）
              </Checkbox>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
