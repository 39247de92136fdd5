import type { Scope } from '#kernel/db/index.ts';
import { columnTypes } from '#fields/server.ts';
import { fieldTypes } from '#fields/index.ts';
import type { Field } from '#model/field.ts';
import type { Ledger } from '#model/pack/types.ts';

/** A column that may be named in a list: shown, filtered, sorted, grouped. */
export interface VisibleColumn {
  readonly name: string;
  /** PostgreSQL's type, by which texts are compared as values. */
  readonly type: string;
  /** Null for the columns that every ledger has. */
  readonly field: Field | null;
}

const OF_EVERY_ROW: Readonly<Record<string, string>> = {
  row_status: 'text',
  row_happened_on: 'date',
  row_recorded_on: 'date',
  row_received_at: 'timestamptz',
  row_amended_at: 'timestamptz',
  unit_id: 'text',
  row_author: 'text',
};

/** Base sheets belong to the whole city, and to nobody. */
const OF_OWNED_ROWS: ReadonlySet<string> = new Set(['unit_id', 'row_author']);

/**
 * The columns of a ledger that exist for who looks. A field about a person that the post may not see is absent here,
 * so that naming it in a filter, a sort or a search gives the same answer as naming a field that does not exist.
 */
export function visibleColumns(ledger: Ledger, scope: Scope): ReadonlyMap<string, VisibleColumn> {
  const columns = new Map<string, VisibleColumn>();
  for (const [name, type] of Object.entries(OF_EVERY_ROW))
    if (ledger.kind === 'ledger' || !OF_OWNED_ROWS.has(name)) columns.set(name, { name, type, field: null });
  for (const field of visibleFields(ledger, scope))
    columns.set(field.id, { name: field.id, type: columnTypes[fieldTypes[field.type].storage], field });
  return columns;
}

/** The fields of a ledger that exist for who looks, in the order of the definition. */
export function visibleFields(ledger: Ledger, scope: Scope): readonly Field[] {
  return scope.rights && !scope.rights.personal
    ? ledger.fields.filter((field) => !field.personal)
    : ledger.fields;
}
