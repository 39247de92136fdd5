import { toMillionths } from '#model/expression/exact.ts';
import { type ConsistencyFinding, placesOf } from '../finding.ts';
import type { FloorPeriod, ReportRelations, ReportText } from '../report-text.ts';
import type { Sentence } from '../sentences.ts';

const EACH: Readonly<Record<FloorPeriod, string>> = {
  year: '全年',
  half_year: '每半年',
  quarter: '每季度',
  month: '每月',
};

/** A legal floor and the state of each of its periods, also where it is met. */
export interface FloorState {
  readonly id: string;
  readonly slot: string;
  /** “每半年至少1次：上半年1次，下半年1次” */
  readonly words: string;
  /** Names of the periods that do not meet the floor; null: a count is missing. */
  readonly lacking: readonly string[] | null;
}

/** The states of a report's legal floors. */
export function floorStates({ relations, values, numbers }: ReportText): readonly FloorState[] {
  const nouns = new Map(numbers.map((one) => [one.slot, one.noun]));
  return relations.floors.map((one) => {
    const noun = nouns.get(one.slot) ?? '次';
    const counts = countsOf(one, values);
    const list = counts.map(
      ({ name, count }) => `${name}${count ?? '（无数）'}${count === null ? '' : noun}`,
    );
    const known = counts.every(({ count }) => count !== null);
    return {
      id: one.id,
      slot: one.slot,
      words: `${EACH[one.each]}至少${one.least}${noun}：${list.join('，')}`,
      lacking: known ? counts.filter(({ count }) => lacks(count, one.least)).map(({ name }) => name) : null,
    };
  });
}

/** Legal floors: the finding names the half-year, quarter or month that does not meet it. */
export function floor(report: ReportText, sentences: readonly Sentence[]): readonly ConsistencyFinding[] {
  const states = new Map(floorStates(report).map((one) => [one.id, one]));
  return report.relations.floors.flatMap((one): readonly ConsistencyFinding[] => {
    const state = states.get(one.id);
    if (!state?.lacking || state.lacking.length === 0) return [];
    const title = report.numbers.find(({ slot }) => slot === one.slot)?.title ?? one.slot;
    return [
      {
        id: `floor-${one.id}`,
        kind: 'floor',
        severity: 'error',
        what: `${state.lacking.join('、')}没有达到“${title}”的法定底线（${state.words}）`,
        why: `${one.obligation}。`,
        where: placesOf(sentences, [one.slot]),
        values: Object.fromEntries(countsOf(one, report.values).map(({ name, count }) => [name, count])),
      },
    ];
  });
}

function countsOf(
  { periods }: ReportRelations['floors'][number],
  values: ReportText['values'],
): readonly { readonly name: string; readonly count: string | null }[] {
  return periods.map(({ name, value }) => ({ name, count: values.get(value) ?? null }));
}

function lacks(count: string | null, least: number): boolean {
  return count !== null && toMillionths(count) < toMillionths(least);
}
