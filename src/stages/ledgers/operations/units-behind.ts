import type { KnownUnit } from '#engine/records/index.ts';
import { groupBy } from '#model/group-by.ts';
import { leadersOf } from './leading-unit.ts';
import type { Tally } from './overview-table.ts';
import type { LateCount } from './read-deadlines.ts';

/** What is overdue in a unit, and what was returned to it. */
export interface UnitBehind {
  readonly code: string;
  readonly name: string;
  readonly overdue: number;
  readonly returned: number;
  /** They add up to the numbers, each with the address parameters of exactly its rows. */
  readonly parts: readonly BehindPart[];
}

interface BehindPart {
  readonly kind: 'overdue' | 'returned';
  readonly ledger: string;
  readonly title: string;
  readonly count: number;
  readonly where: readonly string[];
}

/**
 * The units with overdue or returned rows, the one with the most first.
 * @param own the unit of the reader
 */
export function unitsBehind(
  tallies: readonly Tally[],
  late: readonly LateCount[],
  units: readonly KnownUnit[],
  own: string | null,
): readonly UnitBehind[] {
  const back = tallies
    .filter(({ status }) => status === 'returned')
    .map(({ unit, ledger, title, n }) => ({ kind: 'returned' as const, unit, ledger, title, count: n }));
  const all = [...back, ...late.map((one) => ({ ...one, kind: 'overdue' as const }))];
  const seen = [...tallies, ...late].map(({ unit }) => unit);
  const leads = leadersOf(units, own, seen);
  const names = new Map(units.map(({ code, name, shortName }) => [code, shortName ?? name]));
  return [...groupBy(all, ({ unit }) => leads(unit))]
    .map(([code, here]): UnitBehind => {
      const sum = (kind: BehindPart['kind']): number =>
        here.reduce((sofar, one) => sofar + (one.kind === kind ? one.count : 0), 0);
      const parts = [...groupBy(here, ({ kind, ledger }) => `${kind} ${ledger}`)].flatMap(
        ([, of]): readonly BehindPart[] => {
          const [first] = of;
          if (!first) return [];
          const { kind, ledger, title } = first;
          const within = [...new Set(of.map(({ unit }) => unit))].toSorted().join(',');
          const where = 'where' in first ? first.where : ['row_status:eq:returned'];
          const count = of.reduce((sofar, one) => sofar + one.count, 0);
          return [{ kind, ledger, title, count, where: [`unit_id:in:${within}`, ...where] }];
        },
      );
      const [overdue, returned] = [sum('overdue'), sum('returned')];
      return { code, name: names.get(code) ?? code, overdue, returned, parts };
    })
    .toSorted((a, b) => b.overdue + b.returned - a.overdue - a.returned || (a.code < b.code ? -1 : 1));
}
