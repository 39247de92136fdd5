import { selectionSql, tableOf } from '#engine/records/index.ts';
import { type Act, readAcross } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';

/** The number of rows of a ledger that contain the text. */
export interface Hits {
  readonly ledger: string;
  readonly title: string;
  readonly count: number;
  /** True when there are more than were counted. */
  readonly more: boolean;
  readonly sealed: boolean;
}

/** Counting stops here, because a user with so many hits adds a filter. */
const MOST = 200;

/**
 * The ledgers that contain a text, as far as the acting post may read: one statement. Where it reads sealed ones, the
 * log has an entry for the access, without the text.
 */
export async function searchAll(
  db: Database,
  act: Act,
  ledgers: readonly Ledger[],
  text: string,
): Promise<readonly Hits[]> {
  const searched = ledgers.filter(({ kind }) => kind === 'ledger');
  const selections = searched.map((ledger) =>
    selectionSql(ledger, act.scope, { conditions: [], search: text }),
  );
  const [first] = selections;
  if (!first) return [];
  // Every selection has the same two parameters: the region and the pattern.
  const parts = selections.map(
    ({ where }, at) =>
      `select ${at} as at, count(*)::int as n from (select from ${tableOf(searched[at] as Ledger)} t where ${where} limit ${MOST + 1}) as found`,
  );
  const look = {
    ledgers: searched,
    purpose: '查找',
    countOf: (found: readonly Hits[], { id }: Ledger) =>
      found.find(({ ledger }) => ledger === id)?.count ?? 0,
  };
  return readAcross(db, act, look, async (client) => {
    const { rows } = await client.query<{ at: number; n: number }>(
      `select * from (${parts.join(' union all ')}) as all_ledgers where n > 0`,
      [...first.values],
    );
    return rows
      .flatMap(({ at, n }): readonly Hits[] => {
        const ledger = searched[at];
        if (!ledger) return [];
        const { id, title, sensitivity } = ledger;
        const sealed = sensitivity === 'sealed';
        return [{ ledger: id, title, count: Math.min(n, MOST), more: n > MOST, sealed }];
      })
      .toSorted((a, b) => b.count - a.count);
  });
}
