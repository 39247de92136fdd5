import { fieldTypes } from '#fields/index.ts';
import { type Act, readAcross } from '#engine/audit/index.ts';
import { keyOfRow, readRow, selectionSql, tableOf, visibleFields } from '#engine/records/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';

/** The records of one ledger that cite a record in one of their fields. */
export interface Citing {
  readonly ledger: string;
  readonly title: string;
  readonly field: string;
  readonly count: number;
  /** The conditions of the list that shows exactly these. */
  readonly where: readonly string[];
  readonly sealed: boolean;
}

/**
 * Which records cite a record, as far as the acting post may read: one statement over all ledgers with a reference to
 * this one. Where it reads sealed ones, the log has an entry for the look.
 * @param id the row's uuid
 * @param readable the ledgers that the post may read
 * @throws RECORD-NOT-FOUND
 */
export async function readCiting(
  db: Database,
  act: Act,
  ledger: Ledger,
  { id, readable }: { readonly id: string; readonly readable: readonly Ledger[] },
): Promise<readonly Citing[]> {
  if (!ledger.reference) {
    // Nothing can cite it, and its key may hold a person, whom not every post sees: only whether it is there is asked.
    await readRow(db, act, ledger, id);
    return [];
  }
  // A record is cited by its natural key (compile/ledger.ts), in the very form in which the key is stored.
  const key = await keyOfRow(db, act, ledger, id);
  const places = readable.flatMap((from) =>
    visibleFields(from, act.scope)
      .filter((field) => fieldTypes[field.type].reference === 'ledger' && field.ledger === ledger.id)
      .map((field) => ({
        from,
        field,
        selection: selectionSql(from, act.scope, {
          conditions: [{ field: field.id, op: 'eq', values: [key] }],
          search: null,
        }),
      })),
  );
  const [first] = places;
  if (!first) return [];
  // Every selection has the same two parameters: the region and the key.
  const parts = places.map(
    ({ from, selection }, at) =>
      `select ${at} as at, count(*)::int as n from ${tableOf(from)} t where ${selection.where}`,
  );
  const look = {
    ledgers: [...new Set(places.map(({ from }) => from))],
    purpose: '被哪些记录引用',
    countOf: (found: readonly Citing[], of: Ledger) =>
      found.filter((one) => one.ledger === of.id).reduce((sum, { count }) => sum + count, 0),
  };
  return readAcross(db, act, look, async (client) => {
    const { rows } = await client.query<{ at: number; n: number }>(
      `select * from (${parts.join(' union all ')}) as citing where n > 0 order by at`,
      [...first.selection.values],
    );
    return rows.flatMap(({ at, n }): readonly Citing[] => {
      const place = places[at];
      if (!place) return [];
      const { from, field } = place;
      return [
        {
          ledger: from.id,
          title: from.title,
          field: field.title,
          count: n,
          where: [`${field.id}:eq:${key}`],
          sealed: from.sensitivity === 'sealed',
        },
      ];
    });
  });
}
