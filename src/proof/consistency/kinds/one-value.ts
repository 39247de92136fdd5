import { groupBy } from '#model/group-by.ts';
import type { Interval } from '../interval.ts';
import { type ConsistencyFinding, placeOf } from '../finding.ts';
import type { ReportText } from '../report-text.ts';
import type { Mention, Sentence } from '../sentences.ts';
import { phraseOf } from './same-concept.ts';

/** Three digits within a sentence, four anywhere: numbers with fewer digits are often equal by chance. */
const NEAR = 3;
const ANYWHERE = 4;

/**
 * Two concepts with one value: the same figure under two names is mostly a figure that was copied under the wrong one.
 * Numbers that a relation or a check of the pack connects may be equal.
 */
export function oneValue(report: ReportText, sentences: readonly Sentence[]): readonly ConsistencyFinding[] {
  const related = relatedSlots(report);
  const all = sentences
    .flatMap((sentence, order) =>
      sentence.mentions.map((mention) => ({ sentence, mention, order, digits: digitsOf(mention) })),
    )
    .filter((one) => one.digits >= NEAR)
    .map((one, place) => ({ ...one, place }));
  // With ten thousand numbers, only those that may be equal are compared.
  const byValue = groupBy(all, ({ mention }) =>
    keyOf(mention, `${mention.interval.low} ${mention.interval.high}`),
  );
  const byPrint = groupBy(all, ({ mention }) => keyOf(mention, mention.printed));
  const seen = new Set<string>();
  return all.flatMap((a) => {
    const alike = new Set([
      ...(byValue.get(keyOf(a.mention, `${a.mention.interval.low} ${a.mention.interval.high}`)) ?? []),
      ...(byPrint.get(keyOf(a.mention, a.mention.printed)) ?? []),
    ]);
    const later = [...alike].filter((b) => b.place > a.place).toSorted((x, y) => x.place - y.place);
    return later.flatMap((b): readonly ConsistencyFinding[] => {
      const digits = Math.min(a.digits, b.digits);
      const near = b.order - a.order <= 1 && a.sentence.section === b.sentence.section;
      if (digits < (near ? NEAR : ANYWHERE) || !areEqual(a.mention, b.mention)) return [];
      if (isOneConcept(a.mention, b.mention, a.sentence, b.sentence)) return [];
      if (related(a.mention.slot, b.mention.slot)) return [];
      const ids = [a, b].map(
        ({ mention, sentence }) =>
          mention.slot ?? `P${sentence.paragraph}-${sentence.number}-${mention.start}`,
      );
      const id = `one-value-${ids.join('-')}`;
      if (seen.has(id)) return [];
      seen.add(id);
      const names = [a, b].map(({ mention, sentence }) => nameOf(mention, sentence));
      return [
        {
          id,
          kind: 'one_value',
          severity: 'warning',
          what: `${names.join(' 与 ')} 是两个概念，数却同是 ${a.mention.printed}${a.mention.noun}`,
          why: '两个口径得出同一个数，多半是把一个数抄到了另一个名下。请核对两处各自的口径。',
          where: (a.sentence === b.sentence ? [a] : [a, b]).map(({ sentence, mention }) =>
            placeOf(
              sentence,
              [mention, ...(a.sentence === b.sentence ? [b.mention] : [])].flatMap((one) => one.slot ?? []),
            ),
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

function keyOf({ family, noun }: Mention, figure: string): string {
  return [family, noun, figure].join('\u001f');
}

function areEqual(a: Mention, b: Mention): boolean {
  if (a.family !== b.family || a.noun !== b.noun) return false;
  if (a.slot !== null && b.slot !== null) return same(a.interval, b.interval);
  return a.printed === b.printed;
}

function same(a: Interval, b: Interval): boolean {
  return a.low === b.low && a.high === b.high;
}

function isOneConcept(a: Mention, b: Mention, inA: Sentence, inB: Sentence): boolean {
  if (a.number && b.number) return a.number.indicator === b.number.indicator;
  return phraseOf(a, inA) === phraseOf(b, inB);
}

/** Significant digits of the printed form; trailing zeros do not count. */
function digitsOf({ printed }: Mention): number {
  return printed
    .replace(/[^\d.]/gu, '')
    .replace(/^[0.]+/u, '')
    .replace('.', '')
    .replace(/0+$/u, '').length;
}

function nameOf(mention: Mention, sentence: Sentence): string {
  return mention.number
    ? `${mention.slot ?? ''}“${mention.number.title}”`
    : `“${phraseOf(mention, sentence).slice(-20)}”`;
}

/** Whether a relation or a check of the pack names both. */
function relatedSlots({ relations }: ReportText): (a: string | null, b: string | null) => boolean {
  const groups = [
    ...relations.wholes.map(({ whole, parts }) => [whole, ...parts]),
    ...relations.concepts.map(({ slots }) => slots),
    ...relations.people_cases.map(({ people, cases }) => [people, cases]),
    ...relations.rules.map(({ slots }) => slots),
  ];
  return (a, b) => a !== null && b !== null && groups.some((group) => group.includes(a) && group.includes(b));
}
