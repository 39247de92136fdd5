import type { Act } from '#engine/audit/index.ts';
import { type Database, withScope } from '#kernel/db/index.ts';
import { fieldTypes } from '#fields/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { tableOf } from '../table.ts';
import type { ListedRow } from './listed-row.ts';
import { visibleFields } from './visible-columns.ts';

/** How the rows of one ledger that others cite are found. */
export interface CitedLedger {
  /** The field by whose value they are cited. */
  readonly reference: string;
  /** The row behind each value; null for a sealed ledger, into which nobody has looked before he opens it. */
  readonly rows: Readonly<Record<string, string>> | null;
}

/**
 * The rows that these rows cite, by ledger: one statement, however many rows, and none where nothing open is cited. A
 * value behind which the asker sees no row is absent.
 * @param ledgers those that the asker may read
 */
export async function citedRows(
  db: Database,
  { scope }: Act,
  ledger: Ledger,
  {
    rows,
    ledgers,
  }: { readonly rows: readonly Pick<ListedRow, 'values'>[]; readonly ledgers: readonly Ledger[] },
): Promise<Readonly<Record<string, CitedLedger>>> {
  const fields = visibleFields(ledger, scope).filter(({ type }) => fieldTypes[type].reference === 'ledger');
  const targets = ledgers.flatMap((target) => {
    const citing = fields.filter((field) => field.ledger === target.id);
    const { id, reference } = target;
    if (citing.length === 0 || reference === null) return [];
    const values = rows.flatMap((row) => citing.flatMap((field) => row.values[field.id] ?? []));
    return [{ id, target, reference: reference.id, values: [...new Set(values)] }];
  });
  const open = targets.filter(({ target }) => target.sensitivity !== 'sealed');
  // A reference is the natural key, so that the index of keys finds the rows.
  const parts = open.map(
    ({ target }, at) =>
      `select ${at} as at, t.row_key as value, t.row_id as id from ${tableOf(target)} t where t.region_id = $1 and t.row_key = any ($${at + 2})`,
  );
  const found =
    parts.length === 0
      ? []
      : await withScope(
          db,
          scope,
          async (client) =>
            (
              await client.query<{ at: number; value: string; id: string }>(parts.join(' union all '), [
                scope.region,
                ...open.map(({ values }) => values),
              ])
            ).rows,
        );
  return Object.fromEntries(
    targets.map((one) => {
      const at = open.indexOf(one);
      const of = found.filter((row) => row.at === at).map(({ value, id }) => [value, id] as const);
      return [one.id, { reference: one.reference, rows: at === -1 ? null : Object.fromEntries(of) }];
    }),
  );
}
