import { withScope } from '#kernel/db/index.ts';
import type { Duty } from '#model/pack/duty.ts';
import { answersOf } from '../answers-of.ts';
import { dutyErrors } from '../errors.ts';
import { bearsPeriod } from '../bears.ts';
import { binds } from '../expected.ts';
import { periodsOf } from '../period.ts';
import { madeTrue, type Reading } from './reading.ts';
import { dutyUnits } from './year-inputs.ts';

/** The cost of a duty for the units, before it is dispatched. */
export interface DutyCost {
  readonly duty: string;
  readonly units: number;
  /** Times a year and unit, the highest of its bearers. */
  readonly times: number;
  /** Fields typed for one time: none where existing records answer. */
  readonly fields: number;
  /** units × times × fields */
  readonly total: number;
  /** Ledgers whose rows answer it, with the number of last year's rows that would have. */
  readonly answeredBy: readonly string[];
  /** Occurrences of last year that rows of last year answered, and all of them. */
  readonly lastYear: { readonly answered: number; readonly expected: number };
}

/** A day and optionally some words. */
const FIELDS_OF_A_CONFIRMATION = 1;

/**
 * The cost of a duty: how many units, how often, how many fields; and what exists already. The rows of a ledger are
 * recorded with or without the duty, so that a duty that they answer costs nothing more.
 * @throws DUTY-UNKNOWN
 */
export async function readCost(reading: Reading, id: string, least: number | null): Promise<DutyCost> {
  const { db, pack, scope, year } = reading;
  const duty = pack.duties.get(id);
  if (!duty) throw dutyErrors.error('DUTY-UNKNOWN', { duty: id });
  const before = { ...reading, year: year - 1 };
  await madeTrue(before);
  return withScope(db, scope, async (client) => {
    const units = await dutyUnits(client, scope.region);
    const bound = units.filter(
      (unit) => duty.bearers.some((bearer) => binds(bearer, unit)) && existsIn(unit, year),
    );
    const { rows } = await client.query<{ answered: number; expected: number }>(
      `select (count(*) filter (where answers >= least))::int as answered, count(*)::int as expected from duties.occurrences
       where region_id = $1 and year = $2 and duty = $3`,
      [scope.region, year - 1, id],
    );
    const answeredBy = [
      ...new Set(answersOf(pack, id).map(({ ledger }) => ledger)),
      ...(duty.starts ? [duty.starts.ledger] : []),
    ];
    const times = timesOf(duty, least);
    const fields = answeredBy.length > 0 ? 0 : FIELDS_OF_A_CONFIRMATION;
    return {
      duty: id,
      units: bound.length,
      times,
      fields,
      total: bound.length * times * fields,
      answeredBy,
      lastYear: rows[0] ?? { answered: 0, expected: 0 },
    };
  });
}

function existsIn(unit: { readonly from: string | null; readonly to: string | null }, year: number): boolean {
  return periodsOf(year, 'month').some((period) => bearsPeriod(unit, period, true));
}

function timesOf({ bearers }: Duty, least: number | null): number {
  const times = bearers.map(
    (bearer) =>
      (bearer.every ? periodsOf(2000, bearer.every).length : 1) * Math.max(bearer.least, least ?? 0),
  );
  return Math.max(0, ...times);
}
