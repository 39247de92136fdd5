import { type Act, withChange } from '#engine/audit/index.ts';
import { type Database, isUuid } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { beijingTime } from '#model/time/beijing-time.ts';
import { dayOf } from '#model/time/day-of.ts';
import { recordErrors } from '../errors.ts';

export interface Signing extends Act {
  readonly db: Database;
  readonly ledger: Ledger;
  readonly id: string;
  /** Who signs, in which kind of post, and the unit of that post with its name. */
  readonly account: string;
  readonly post: string;
  readonly unit: string;
  readonly unitName: string;
  /** The day on which it was received; null: today. */
  readonly day: string | null;
}

interface Found {
  readonly to_path: string;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly author: string;
  readonly row_version: number;
  readonly in_force: boolean;
  /** The day of the row; '' for none. */
  readonly since: string;
  readonly part: Readonly<Record<string, string | null>>;
}

/**
 * Signs for what was handed to a unit: a row with day and person, once per unit, by a post of that unit. Of two who sign at
 * once the second is told of the first.
 * @throws RECORD-NOT-FOUND for what was not handed to the unit; RECORD-RECEIPT where nothing is signed for, it was withdrawn or
 *   the day cannot be; RECORD-RECEIVED where it was signed for before
 */
export async function signFor(request: Signing): Promise<void> {
  const { db, ledger, id, unit, unitName, now, actor, scope, account, post } = request;
  const missing = (): Error => recordErrors.error('RECORD-NOT-FOUND', { ledger: ledger.title, key: id });
  if (!isUuid(id)) throw missing();
  const refused = (reason: string): Error => recordErrors.error('RECORD-RECEIPT', { reason });
  if (!ledger.addressees?.receipt) throw refused(`“${ledger.title}”的记录不用签收`);
  await withChange(db, { scope, actor, now }, async (client) => {
    const { rows } = await client.query<Found>(
      `select to_path, unit_id, unit_path, author, row_version, in_force,
         coalesce(to_char(happened_on, 'YYYY-MM-DD'), '') as since, part
       from core.handed where region_id = $1 and ledger = $2 and row_id = $3 and to_unit = $4`,
      [scope.region, ledger.id, id, unit],
    );
    const [found] = rows;
    if (!found) throw missing();
    if (!found.in_force) throw refused('它已经收回');
    const day = judgeDay(request.day ?? dayOf(now), found.since, dayOf(now), refused);
    const { rowCount } = await client.query(
      `insert into core.receipts (region_id, ledger, row_id, to_unit, to_path, unit_id, unit_path, author, readers, row_version,
         actor, account, post, received_on, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, '{}', $9, $10, $11, $12, $13, $14)
       on conflict (region_id, ledger, row_id, to_unit) do nothing`,
      [
        scope.region,
        ledger.id,
        id,
        unit,
        found.to_path,
        found.unit_id,
        found.unit_path,
        found.author,
        found.row_version,
        actor.name,
        account,
        post,
        day,
        now,
      ],
    );
    if (!rowCount) {
      const before = await client.query<{ by: string | null; at: Date }>(
        `select ${scope.rights?.personal === false ? 'null' : 'actor'} as by, received_at as at from core.receipts
         where region_id = $1 and ledger = $2 and row_id = $3 and to_unit = $4`,
        [scope.region, ledger.id, id, unit],
      );
      const [first] = before.rows;
      throw recordErrors.error('RECORD-RECEIVED', {
        by: first?.by ?? '本单位的人',
        at: first ? beijingTime(first.at) : '',
      });
    }
    const data = { ledger: ledger.id, title: ledger.title, row: id, number: numberOf(ledger, found.part) };
    return {
      result: undefined,
      events: [
        {
          type: 'row.receive',
          data: { ...data, unit, unit_name: unitName, version: found.row_version, on: day },
        },
      ],
    };
  });
}

/** How the log names what was signed for: the natural key, as far as it was handed. */
function numberOf({ identity }: Ledger, part: Found['part']): string | null {
  const named = identity.flatMap(({ id }) => part[id] ?? []);
  return named.length === 0 ? null : named.join(' ');
}

/** Not after today, and not before the row's own day: what came on paper was received before it was accepted here. */
function judgeDay(day: string, since: string, today: string, refused: (reason: string) => Error): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))
    throw refused('签收日期不是一个日期，写成 2021-03-05');
  if (day > today) throw refused(`签收日期晚于今天（${today}）`);
  if (day < since) throw refused(`签收日期早于这件事的日期（${since}）`);
  return day;
}
