import { groupBy } from '#model/group-by.ts';
import { type ConsistencyFinding, placeOf, placesOf } from '../finding.ts';
import type { ReportNumber, ReportText } from '../report-text.ts';
import { baseValue, type Mention, type Sentence } from '../sentences.ts';
import { cutOffOf, withoutDates } from './dates.ts';

/** Shorter phrases (“给予处分”) often occur before different numbers. */
const SHORTEST = 5;
const WHY = '一份报告里同一件事只能有一个数。';
const CUT_OFF_WHY = '两个数都可能是对的，只是截至的日子不同；并排写时须各自写明截止日期。';

/**
 * One concept with two values: slots of one indicator, or slots that the pack calls one concept; and handwritten
 * numbers after the same words as another number. Where the cut-off dates differ, the finding says so instead.
 */
export function sameConcept(
  report: ReportText,
  sentences: readonly Sentence[],
): readonly ConsistencyFinding[] {
  const bySlot = new Map(report.numbers.map((one) => [one.slot, one]));
  const byIndicator = [...groupBy(report.numbers, (one) => one.indicator).values()].map((numbers) => ({
    title: numbers[0]?.title ?? '',
    numbers,
  }));
  const declared = report.relations.concepts.map(({ title, slots }) => ({
    title,
    numbers: slots.flatMap((slot) => bySlot.get(slot) ?? []),
  }));
  return [
    ...[...byIndicator, ...declared].flatMap(({ title, numbers }) => ofSlots(title, numbers, sentences)),
    ...ofWords(sentences),
  ];
}

function ofSlots(
  title: string,
  numbers: readonly ReportNumber[],
  sentences: readonly Sentence[],
): readonly ConsistencyFinding[] {
  const [first, ...others] = numbers;
  if (!first) return [];
  return others.flatMap((other): readonly ConsistencyFinding[] => {
    if (baseValue(first.value, first.valueUnit) === baseValue(other.value, other.valueUnit)) return [];
    const slots = [first.slot, other.slot];
    const told = {
      where: placesOf(sentences, slots),
      values: { [first.slot]: first.value, [other.slot]: other.value },
    };
    const apart = first.from !== other.from || first.to !== other.to;
    const said = [first, other].map(
      (one) =>
        `${one.slot} ${apart ? `${one.from === null ? '截至' : `${one.from}至`}${one.to}` : ''}是 ${one.printed}${one.noun}`,
    );
    const what = `“${title}”有两个数：${said.join('，')}`;
    return apart
      ? [
          {
            ...told,
            id: `cut-off-${slots.join('-')}`,
            kind: 'cut_off',
            severity: 'warning',
            what,
            why: CUT_OFF_WHY,
          },
        ]
      : [
          {
            ...told,
            id: `same-concept-${slots.join('-')}`,
            kind: 'same_concept',
            severity: 'error',
            what,
            why: WHY,
          },
        ];
  });
}

/** Numbers after the same words, at least one of them handwritten: numbers of the program are printed alike anyway. */
function ofWords(sentences: readonly Sentence[]): readonly ConsistencyFinding[] {
  const all = sentences.flatMap((sentence) =>
    sentence.mentions.map((mention) => ({ sentence, mention, phrase: phraseOf(mention, sentence) })),
  );
  const named = all
    .filter((one) => one.phrase.length >= SHORTEST)
    .map((one, place) => ({ ...one, place, of: `${one.phrase}\u001f${one.mention.noun}` }));
  const alike = groupBy(named, (one) => one.of);
  const byHand = groupBy(
    named.filter((one) => one.mention.slot === null),
    (one) => one.of,
  );
  return named.flatMap((a) => {
    const others = (a.mention.slot === null ? alike : byHand).get(a.of) ?? [];
    const later = others.filter((one) => one.place > a.place);
    return later.flatMap((b): readonly ConsistencyFinding[] => {
      const [x, y] = [a.mention.interval, b.mention.interval];
      if (x.low <= y.high && y.low <= x.high) return [];
      const ids = [a, b].map(
        ({ mention, sentence }) =>
          mention.slot ?? `P${sentence.paragraph}-${sentence.number}-${mention.start}`,
      );
      const days = [a, b].map(({ sentence, mention }) => cutOffOf(sentence.words.slice(0, mention.start)));
      const apart = days[0] !== days[1];
      const said = [a, b].map(({ mention }, at) => `${days[at] ?? ''}${mention.printed}${mention.noun}`);
      return [
        {
          id: `${apart ? 'cut-off' : 'same-concept'}-${ids.join('-')}`,
          kind: apart ? 'cut_off' : 'same_concept',
          // Two places may use the same words for two things, so the office has to check and may explain it.
          severity: 'warning',
          what: `“${a.phrase}”有两个数：${said.join('、')}`,
          why: apart ? CUT_OFF_WHY : WHY,
          where: [a, b].map(({ sentence, mention }) =>
            placeOf(sentence, mention.slot === null ? [] : [mention.slot]),
          ),
          values: Object.fromEntries([
            [ids[0], a.mention.number?.value ?? a.mention.printed],
            [ids[1], b.mention.number?.value ?? b.mention.printed],
          ]),
        },
      ];
    });
  });
}

/** The words of the clause before a number, without dates and fillers: the thing that it counts. */
export function phraseOf({ start }: Mention, { words }: Sentence): string {
  const clause =
    words
      .slice(0, start)
      .split(/[，。；：、（）“”]/u)
      .at(-1) ?? '';
  return withoutDates(clause)
    .replace(/\d+(?:\.\d+)?[万亿]?[余多]?/gu, '')
    .replace(/^(?:全市|全省|全年|年内|本年|当年|其中|共有|共|累计)+/u, '')
    .replace(/(?:共有|已有|共|达到|达|为|是|有)+$/u, '');
}
