import { visit } from '#model/compile/scope.ts';
import type { Indicator, Pack } from '#model/pack/types.ts';
import { UNIT_FAMILIES } from '#model/units-of-count.ts';
import { inForce, type SilentUnit } from '#engine/queries/index.ts';
import type { ReportRelations } from '#proof/consistency/report-text.ts';

/**
 * The relations between the numbers of one year's report, by slot: those that the pack states, and those that follow
 * from its definitions. Relations of an indicator that is not in force that year are left out.
 */
export function relationsOf(pack: Pack, year: number, silent: readonly SilentUnit[]): ReportRelations {
  const day = `${year}-12-31`;
  const indicators = inForce(pack.indicators, day);
  const slots = new Map(indicators.map((one) => [one.id, one.slot]));
  const known = (ids: readonly string[]): readonly string[] | null => {
    const found = ids.flatMap((id) => slots.get(id) ?? []);
    return found.length === ids.length ? found : null;
  };
  const { wholes, concepts, plans, floors, sums, offices } = pack.relations;
  return {
    wholes: wholes.flatMap(({ whole, parts, complete }) => {
      const [sum, ...some] = known([whole, ...parts]) ?? [];
      return sum === undefined ? [] : [{ whole: sum, parts: some, complete }];
    }),
    concepts: concepts.flatMap((one) => {
      const found = known(one.indicators);
      return found ? [{ title: one.title, slots: found }] : [];
    }),
    people_cases: peopleCases(pack, indicators),
    // A plan is a number of last year's report, which this year's may lack.
    plans: plans.flatMap(({ plan, done }) => {
      const planned = pack.indicators.find((one) => one.id === plan)?.slot;
      const answered = slots.get(done);
      return planned === undefined || answered === undefined ? [] : [{ plan: planned, done: answered }];
    }),
    floors: floors.flatMap(({ id, obligation, counts, each, least, periods }) => {
      const slot = slots.get(counts);
      return slot === undefined ? [] : [{ id, obligation, slot, each, least, periods }];
    }),
    sums: sums.flatMap(({ sum, kinds }) => {
      const slot = slots.get(sum);
      const codes = silent.filter((one) => kinds.includes(one.kind)).map((one) => one.code);
      return slot === undefined ? [] : [{ slot, silent: codes }];
    }),
    rules: rulesOf(pack, day, slots),
    offices,
  };
}

/** The slots of each check; an auxiliary value stands for the number that it narrows. */
function rulesOf(pack: Pack, day: string, slots: ReadonlyMap<string, string>): ReportRelations['rules'] {
  const like = new Map(pack.values.map((one) => [one.id, slots.get(one.like ?? '') ?? null]));
  const known = new Set(slots.values());
  return inForce(pack.checks, day).map(({ id, assert }) => {
    const names = new Set<string>();
    visit(assert, (name) => {
      const slot = known.has(name) ? name : (like.get(name) ?? null);
      if (slot !== null) names.add(slot);
    });
    return { id, slots: [...names] };
  });
}

/**
 * Persons against cases, from the definitions alone: distinct persons over a ledger that cites another, under the
 * condition and the date by which that other's rows are counted (处置 cites 案件).
 */
function peopleCases(pack: Pack, indicators: readonly Indicator[]): ReportRelations['people_cases'] {
  const persons = indicators.filter(
    ({ unit, measure }) => UNIT_FAMILIES[unit] === 'person' && measure.kind === 'count_distinct',
  );
  return persons.flatMap((people) => {
    const fields = pack.ledgers.get(people.over)?.fields ?? [];
    return fields.flatMap(({ id, ledger }) =>
      indicators
        .filter((cases) => cases.over === ledger && cases.measure.kind === 'count')
        .filter((cases) => countsWithin(people, cases, id))
        .map((cases) => ({ people: people.slot, cases: cases.slot })),
    );
  });
}

function countsWithin(people: Indicator, cases: Indicator, by: string): boolean {
  const time = cases.written.time.replace('(', `(${by}.`);
  // In the ledger itself the condition begins with its field (category == …); from a citing ledger it begins with the
  // reference (case.category == …).
  const { where } = cases.written;
  return (
    people.written.time === time &&
    where !== null &&
    !/&&|\|\|/.test(where) &&
    (people.written.where ?? '').split(' && ').includes(`${by}.${where}`)
  );
}
