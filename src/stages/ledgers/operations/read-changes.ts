import { readAcross } from '#engine/audit/index.ts';
import { tableOf, yearSql } from '#engine/records/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { CountedRows } from './read-deadlines.ts';
import type { OverviewRequest } from './read-overview.ts';

/** The changes of a ledger since a moment: rows that were entered, amended or reviewed, voided. */
export interface LedgerChanges {
  readonly ledger: string;
  readonly title: string;
  readonly fresh: CountedRows;
  readonly amended: CountedRows;
  readonly voided: CountedRows;
}

/** Maximum number of ledgers on a page. */
const MOST = 10;

interface Counted {
  readonly at: number;
  readonly fresh: number;
  readonly amended: number;
  readonly voided: number;
}

/**
 * The changes among the rows of a year since a moment, the ledger with the most first: one statement. Drafts are
 * private and do not count.
 */
export async function readChanges(
  { db, act, ledgers, year }: Omit<OverviewRequest, 'own'>,
  since: Date,
): Promise<readonly LedgerChanges[]> {
  const counted = ledgers.filter(({ kind, happened }) => kind === 'ledger' && happened !== null);
  if (counted.length === 0) return [];
  const parts = counted.map(
    (ledger, at) => `select ${at} as at,
      count(*) filter (where t.row_status <> 'voided' and t.row_received_at >= $3)::int as fresh,
      count(*) filter (where t.row_status <> 'voided' and t.row_received_at < $3)::int as amended,
      count(*) filter (where t.row_status = 'voided')::int as voided
      from ${tableOf(ledger)} t where t.region_id = $1 and t.row_amended_at >= $3 and t.row_status <> 'draft'
        and ${yearSql(ledger, '$2')}`,
  );
  const sum = ({ fresh, amended, voided }: Counted): number => fresh + amended + voided;
  const look = {
    ledgers: counted,
    purpose: '总览：上月以来',
    countOf: (found: readonly Counted[], { id }: Ledger) =>
      found.reduce((all, one) => all + (counted[one.at]?.id === id ? sum(one) : 0), 0),
  };
  const found = await readAcross(db, act, look, async (client) => {
    const { rows } = await client.query<Counted>(
      `select * from (${parts.join(' union all ')}) as c where fresh + amended + voided > 0`,
      [act.scope.region, year, since],
    );
    return rows;
  });
  const moment = since.toISOString();
  const moved = ['row_status:ne:draft', `row_amended_at:ge:${moment}`];
  const kept = ['row_status:ne:voided', ...moved];
  return found
    .toSorted((a, b) => sum(b) - sum(a) || a.at - b.at)
    .slice(0, MOST)
    .flatMap((one): readonly LedgerChanges[] => {
      const ledger = counted[one.at];
      if (!ledger) return [];
      return [
        {
          ledger: ledger.id,
          title: ledger.title,
          fresh: { count: one.fresh, where: [...kept, `row_received_at:ge:${moment}`] },
          amended: { count: one.amended, where: [...kept, `row_received_at:lt:${moment}`] },
          voided: { count: one.voided, where: ['row_status:eq:voided', ...moved] },
        },
      ];
    });
}
