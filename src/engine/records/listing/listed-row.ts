import { columnTypes } from '#fields/server.ts';
import { fieldTypes } from '#fields/index.ts';
import type { Scope } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { ident, type RowStatus } from '../table.ts';
import { type VisibleColumn, visibleColumns, visibleFields } from './visible-columns.ts';

/** A row as a list shows it: values as text by field id, sets joined by 、. */
export interface ListedRow {
  readonly id: string;
  readonly status: RowStatus;
  readonly happenedOn: string | null;
  readonly recordedOn: string | null;
  readonly version: number;
  readonly unit: string | null;
  readonly values: Readonly<Record<string, string | null>>;
}

/** A row as `shownColumns` selects it. */
export type RawRow = {
  readonly row_id: string;
  readonly row_status: RowStatus;
  readonly row_happened_on: string | null;
  readonly row_recorded_on: string | null;
  readonly row_version: number;
  readonly unit_id: string | null;
} & Readonly<Record<string, string | null>>;

/** What is selected of `t` for a row as who looks may see it: the fields that exist for him, as text. */
export function shownColumns(ledger: Ledger, scope: Scope): string {
  const columns = visibleColumns(ledger, scope);
  const shown = visibleFields(ledger, scope).flatMap(({ id }) => {
    const column = columns.get(id);
    return column ? [`${textOf(column)} as ${ident(`f_${id}`)}`] : [];
  });
  const unit = ledger.kind === 'ledger' ? 't.unit_id' : 'null as unit_id';
  const own = ['t.row_id', 't.row_status', 't.row_happened_on', 't.row_recorded_on', 't.row_version', unit];
  return [...own, ...shown].join(', ');
}

export function listedRow(row: RawRow, ledger: Ledger, scope: Scope): ListedRow {
  return {
    id: row.row_id,
    status: row.row_status,
    happenedOn: row.row_happened_on,
    recordedOn: row.row_recorded_on,
    version: row.row_version,
    unit: row.unit_id,
    values: Object.fromEntries(visibleFields(ledger, scope).map(({ id }) => [id, row[`f_${id}`] ?? null])),
  };
}

/** A column as text; sets joined by 、. */
export function textOf({ name, type }: VisibleColumn): string {
  const column = `t.${ident(name)}`;
  return type === 'text[]' ? `array_to_string(${column}, '、')` : `${column}::text`;
}

/** Every field of a ledger as text over `t`, as `rawValue` reads it, under the name `f_` and its id. */
export function valueColumns({ fields }: Pick<Ledger, 'fields'>): string {
  return fields
    .map((field) => {
      const type = columnTypes[fieldTypes[field.type].storage];
      return `${textOf({ name: field.id, type, field })} as ${ident(`f_${field.id}`)}`;
    })
    .join(', ');
}
