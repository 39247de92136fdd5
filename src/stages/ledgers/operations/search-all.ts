import { selectionSql } from '#engine/records/listing/selection-sql.ts';
import { tableOf } from '#engine/records/table.ts';
import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';

/** So many rows of a ledger hold what was searched for. */
export interface Hits {
  readonly ledger: string;
  readonly title: string;
  readonly count: number;
  /** True when there are more than were counted. */
  readonly more: boolean;
}

/** Counting stops here: who finds a thousand rows searches on with a filter. */
const MOST = 200;

/**
 * In which ledgers a text stands, as far as the acting post may read: one statement. Sealed ledgers are not searched in
 * passing; each has its own search, which is logged.
 */
export async function searchAll(
  db: Database,
  scope: Scope,
  ledgers: readonly Ledger[],
  text: string,
): Promise<readonly Hits[]> {
  const open = ledgers.filter(({ kind, sensitivity }) => kind === 'ledger' && sensitivity !== 'sealed');
  const selections = open.map((ledger) => selectionSql(ledger, scope, { conditions: [], search: text }));
  const [first] = selections;
  if (!first) return [];
  // Every selection has the same two parameters: the region and the pattern.
  const parts = selections.map(
    ({ where }, at) =>
      `select ${at} as at, count(*)::int as n from (select from ${tableOf(open[at] as Ledger)} t where ${where} limit ${MOST + 1}) as found`,
  );
  const { rows } = await withScope(db, scope, (client) =>
    client.query<{ at: number; n: number }>(
      `select * from (${parts.join(' union all ')}) as all_ledgers where n > 0`,
      [...first.values],
    ),
  );
  return rows
    .flatMap(({ at, n }): readonly Hits[] => {
      const ledger = open[at];
      return ledger
        ? [{ ledger: ledger.id, title: ledger.title, count: Math.min(n, MOST), more: n > MOST }]
        : [];
    })
    .toSorted((a, b) => b.count - a.count);
}
