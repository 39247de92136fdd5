import type { PoolClient } from 'pg';
import { withScope } from '#kernel/db/index.ts';
import type { Duty } from '#model/pack/duty.ts';
import type { Pack } from '#model/pack/types.ts';
import { answersOf } from '../answers-of.ts';
import { isListed } from '../expected.ts';
import { NO_STANDINGS, type Standing, type Standings, standingSql } from '../standing.ts';
import { madeTrue, type Reading, seesAll } from './reading.ts';
import { REGION_PATH } from './settle.ts';

type ListState = 'draft' | 'approved' | 'dispatched';

/** The responsibility list of a year as a whole. */
export interface DutyList {
  readonly state: ListState;
  readonly version: number;
  readonly note: string;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  readonly dispatchedBy: string | null;
  readonly dispatchedAt: string | null;
  /** Units that have acknowledged this version, as far as the post sees them. */
  readonly acknowledged: readonly { readonly unit: string; readonly by: string; readonly at: string }[];
  readonly items: readonly DutyListItem[];
}

/** One duty of the list. */
interface DutyListItem {
  readonly duty: Duty;
  /** In force on some day of the year. */
  readonly inForce: boolean;
  /** Required of somebody this year. */
  readonly on: boolean;
  /** The city's changes, with the reason. */
  readonly own: {
    readonly least: number | null;
    readonly dueOn: string | null;
    readonly reason: string;
    readonly by: string;
  } | null;
  /** Ledgers whose rows answer it; none: the unit confirms it. */
  readonly answeredBy: readonly string[];
  readonly expected: number;
  readonly counts: Standings;
}

interface Own {
  readonly duty: string;
  readonly on: boolean;
  readonly least: number | null;
  readonly dueOn: string | null;
  readonly reason: string;
  readonly by: string;
}

/** The list of a year: every duty of the packs, the city's changes, and its state as far as the post may see it. */
export async function readList(reading: Reading): Promise<DutyList> {
  await madeTrue(reading);
  const { db, scope, year, pack } = reading;
  return withScope(db, scope, async (client) => {
    const head = await headOf(client, scope.region, year);
    const { rows: own } = await client.query<Own>(
      `select duty, is_on as "on", least, due_on as "dueOn", reason, set_by as by from duties.list_items where region_id = $1 and year = $2`,
      [scope.region, year],
    );
    const { rows: acknowledged } = await client.query<{ unit: string; by: string; at: Date }>(
      `select unit_id as unit, by_name as by, at from duties.acknowledgements where region_id = $1 and year = $2 and list_version = $3 order by unit_path`,
      [scope.region, year, head.version],
    );
    const counts = await countsByDuty(client, reading);
    return {
      ...head,
      acknowledged: acknowledged.map((one) => ({ ...one, at: one.at.toISOString() })),
      items: [...pack.duties.values()].map((duty) =>
        itemOf(
          pack,
          duty,
          year,
          own.find((one) => one.duty === duty.id),
          counts,
        ),
      ),
    };
  });
}

function itemOf(
  pack: Pack,
  duty: Duty,
  year: number,
  own: Own | undefined,
  counts: ReadonlyMap<string, Standings>,
): DutyListItem {
  const mine = counts.get(duty.id) ?? NO_STANDINGS;
  const starts = duty.starts ? [duty.starts.ledger] : [];
  return {
    duty,
    inForce: isInForce(duty, year),
    on: isListed(duty, own ? { ...own } : undefined),
    own: own ? { least: own.least, dueOn: own.dueOn, reason: own.reason, by: own.by } : null,
    answeredBy: [...new Set([...answersOf(pack, duty.id).map(({ ledger }) => ledger), ...starts])],
    expected: Object.values(mine).reduce((sum, n) => sum + n, 0),
    counts: mine,
  };
}

function isInForce({ effectiveFrom, effectiveTo }: Duty, year: number): boolean {
  return (effectiveFrom ?? '') <= `${year}-12-31` && (effectiveTo === null || effectiveTo > `${year}-01-01`);
}

async function countsByDuty(client: PoolClient, reading: Reading): Promise<ReadonlyMap<string, Standings>> {
  const { scope, year, today } = reading;
  const [table, n, level] = seesAll(reading)
    ? ['duties.tallies', 'sum(o.n)', `and o.unit_path = '${REGION_PATH}'`]
    : ['duties.occurrences', 'count(*)', ''];
  const { rows } = await client.query<{ duty: string; standing: Standing; n: number }>(
    `select o.duty, ${standingSql('o', '$3')} as standing, ${n}::int as n from ${table} o where o.region_id = $1 and o.year = $2 ${level} group by 1, 2`,
    [scope.region, year, today],
  );
  const counts = new Map<string, Standings>();
  for (const row of rows)
    counts.set(row.duty, { ...(counts.get(row.duty) ?? NO_STANDINGS), [row.standing]: row.n });
  return counts;
}

type Head = Omit<DutyList, 'acknowledged' | 'items'>;

/** Without a row the list is an unchanged draft. */
export async function headOf(client: PoolClient, region: number, year: number): Promise<Head> {
  const { rows } = await client.query<{
    state: ListState;
    version: number;
    note: string;
    approved_by: string | null;
    approved_at: Date | null;
    dispatched_by: string | null;
    dispatched_at: Date | null;
  }>('select * from duties.lists where region_id = $1 and year = $2', [region, year]);
  const [row] = rows;
  return {
    state: row?.state ?? 'draft',
    version: row?.version ?? 0,
    note: row?.note ?? '',
    approvedBy: row?.approved_by ?? null,
    approvedAt: row?.approved_at?.toISOString() ?? null,
    dispatchedBy: row?.dispatched_by ?? null,
    dispatchedAt: row?.dispatched_at?.toISOString() ?? null,
  };
}
