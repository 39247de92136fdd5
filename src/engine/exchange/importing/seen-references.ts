import { tableOf } from '#engine/records/index.ts';
import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';

/** A row that is cited: its ledger, and its number. */
export interface CitedRow {
  readonly ledger: string;
  readonly value: string;
}

/** A cited row as one text. */
export function citedRow({ ledger, value }: CitedRow): string {
  return JSON.stringify([ledger, value]);
}

/**
 * Which of these rows a post sees with its right to read. A row is written with the rights of writing, under which the
 * rows of ledgers that the post only reads are hidden: a unit answers an order about a finding that another office records.
 * @param scope of the writer
 * @returns them as `citedRow` writes them
 */
export async function seenReferences(
  db: Database,
  pack: Pack,
  { reading, rights: _writing, ...scope }: Scope,
  cited: readonly CitedRow[],
): Promise<ReadonlySet<string>> {
  if (!reading) return new Set();
  const seen = new Set<string>();
  await withScope(db, { ...scope, rights: reading }, async (client) => {
    for (const id of new Set(cited.map(({ ledger }) => ledger))) {
      const target = pack.ledgers.get(id);
      // A sealed ledger is not asked: whether it has a number tells something of it, and each look would be one of its log.
      if (!target || target.sensitivity === 'sealed') continue;
      const values = cited.filter(({ ledger }) => ledger === id).map(({ value }) => value);
      const { rows } = await client.query<{ key: string }>(
        `select t.row_key as key from ${tableOf(target)} t where t.region_id = $1 and t.row_key = any ($2)`,
        [scope.region, [...new Set(values)]],
      );
      for (const { key } of rows) seen.add(citedRow({ ledger: id, value: key }));
    }
  });
  return seen;
}
