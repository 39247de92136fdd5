import type { PoolClient } from 'pg';
import { ident, tableOf } from '#engine/records/index.ts';
import type { Duty, DutyStart } from '#model/pack/duty.ts';
import type { Pack } from '#model/pack/types.ts';
import type { WorkingCalendar } from '#model/time/working-days.ts';
import { isThere } from '../bears.ts';
import { endOfTerm } from '#model/time/end-of-term.ts';
import { binds, isListed } from '../expected.ts';
import type { DutyUnit, ListItem, Occurrence } from '../occurrence.ts';

/** The answer of a started duty is in the row that started it. */
export interface StartedOccurrence extends Occurrence {
  readonly doneOn: string | null;
  readonly enteredOn: string;
}

interface Row {
  readonly id: string;
  readonly unit: string;
  /** Null where the row has a due date and no beginning. */
  readonly on: string | null;
  readonly due: string | null;
  readonly done: string | null;
  readonly entered: string;
}

/** The longest term: rows that began earlier fall due in no later year. */
const YEARS_BACK = 11;

/**
 * The occurrences that accepted rows started and that fall due in a year; where the due date is unknown, in the year of
 * their beginning. The law in force on the due date applies, whenever the term began.
 */
export async function startedOccurrences(
  client: PoolClient,
  region: number,
  {
    pack,
    year,
    units,
    list,
    calendar,
  }: {
    readonly pack: Pack;
    readonly year: number;
    readonly units: readonly DutyUnit[];
    readonly list: ReadonlyMap<string, ListItem>;
    readonly calendar: WorkingCalendar;
  },
): Promise<readonly StartedOccurrence[]> {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const occurrences: StartedOccurrence[] = [];
  for (const duty of pack.duties.values()) {
    const { starts } = duty;
    if (!starts || !isListed(duty, list.get(duty.id))) continue;
    for (const row of await rowsOf(client, region, pack, starts, year)) {
      const unit = byCode.get(row.unit);
      if (!unit || !duty.bearers.some((bearer) => binds(bearer, unit))) continue;
      const due = row.due ?? (row.on && starts.term ? endOfTerm(calendar, row.on, starts.term) : null);
      const day = due ?? row.on;
      if (day === null || Number(day.slice(0, 4)) !== year || !isInForce(duty, day)) continue;
      occurrences.push({
        duty: duty.id,
        period: `E${row.id}`,
        unit: unit.code,
        path: unit.path,
        bearer: '',
        holder: '',
        vacant: false,
        from: row.on ?? day,
        to: day,
        due,
        least: 1,
        doneOn: row.done,
        enteredOn: row.entered,
      });
    }
  }
  return occurrences;
}

function isInForce({ effectiveFrom: from, effectiveTo: to }: Duty, day: string): boolean {
  return isThere({ from, to }, day);
}

async function rowsOf(
  client: PoolClient,
  region: number,
  pack: Pack,
  { ledger: id, on, due, done }: DutyStart,
  year: number,
): Promise<readonly Row[]> {
  const ledger = pack.ledgers.get(id);
  if (!ledger?.owner) return [];
  const day = (name: string): string => `to_char(t.${ident(name)}::date, 'YYYY-MM-DD')`;
  const between = (name: string, first: string): string =>
    `(t.${ident(name)} >= date '${first}' and t.${ident(name)} < $2::date)`;
  const { rows } = await client.query<Row>(
    `select t.row_id as id, t.unit_id as unit, ${day(on.id)} as "on", ${due ? day(due.id) : 'null'} as due, ${day(done.id)} as done,
       to_char(coalesce(t.row_recorded_on, (t.row_amended_at at time zone 'Asia/Shanghai')::date), 'YYYY-MM-DD') as entered
     from ${tableOf(ledger)} t where t.region_id = $1 and t.row_status = 'accepted'
       and (${between(on.id, `${year - YEARS_BACK}-01-01`)}${due ? ` or ${between(due.id, `${year}-01-01`)}` : ''})`,
    [region, `${year + 1}-01-01`],
  );
  return rows;
}
