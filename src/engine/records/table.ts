import { columnTypes } from '#fields/server.ts';
import { fieldTypes } from '#fields/index.ts';
import type { Field } from '#model/field.ts';
import { isAsWritten } from '#model/field-type.ts';
import type { Ledger } from '#model/pack/types.ts';

/** Identifiers come from definitions only, whose ids are an allow-list; quoting keeps words like "case" usable. */
export function ident(name: string): string {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) throw new Error(`not an identifier: ${name}`);
  return `"${name}"`;
}

/** The table of a ledger, quoted: ledger."study_session" or base."units". */
export function tableOf(ledger: Pick<Ledger, 'id' | 'kind'>): string {
  return `${ledger.kind === 'base' ? 'base' : 'ledger'}.${ident(ledger.id)}`;
}

/** The column type of a field, e.g. "text[]". */
export function columnTypeOf(field: Field): string {
  return columnTypes[fieldTypes[field.type].storage];
}

/** SQL of a column as its values are compared: of a text that is stored as written, full-width and half-width are one. */
export function comparedSql(column: string, field: Field): string {
  return isAsWritten(fieldTypes[field.type], field) ? `normalize(${column}, nfkc)` : column;
}

/**
 * Columns that every ledger table has beside its fields. `row_` is reserved for them, so that a ledger may have
 * a field of its own called status or recorded_on.
 */
const ROW_COLUMNS = {
  region_id: 'int not null',
  row_status: 'text not null',
  row_happened_on: 'date',
  // After these three stand the fields that numbers look at; see counted-fields.ts.
  row_id: 'uuid not null',
  /** The natural key as one text; see row-key.ts. */
  row_key: 'text collate "C" not null',
  /** The owner unit and its path, both '' for a draft that names none: who may see the unit may see the row. Base sheets have neither. */
  unit_id: 'text not null',
  unit_path: 'text collate "C" not null',
  row_void_reason: 'text',
  /** Of the four times the first is row_happened_on (the ledger's own date); then recorded by the unit, received and amended here. */
  row_recorded_on: 'date',
  row_received_at: 'timestamptz not null',
  row_amended_at: 'timestamptz not null',
  row_version: 'int not null',
  row_batch_id: 'uuid not null',
  /** The account that recorded the row; '' for what the program itself took in. */
  row_author: `text not null default ''`,
  /** Posts that may know a row of a sealed ledger, beside those that may know them all. */
  row_readers: `text[] not null default '{}'`,
} as const;

/** Of a ledger with a flow: see flow-table.ts. */
const FLOW_COLUMNS = {
  /** The state in which the matter came in from an older list, without having walked there; null: it began here. */
  row_entered: 'text',
  /** Number of steps that were taken. */
  row_step: 'int not null default 0',
  /** The day on which the present state was entered by a step, and by when it must be left where the step decides that. */
  row_state_on: 'date',
  row_state_due: 'date',
  /** Days that the matter has spent in states that stop its terms. */
  row_paused: 'int not null default 0',
} as const;

/** Of a ledger with gathered fields: see gather/. */
const GATHER_COLUMNS = {
  /** The fields that follow from rows of other ledgers now; null: none, and somebody types them all. */
  row_gathered: 'text[]',
  /** What had been typed into them: it comes back when no row belongs to this one any more. */
  row_typed: 'jsonb',
} as const;

/** So many of them every count needs. */
export const COUNTED_AFTER = 3;

const SCOPED: readonly string[] = ['unit_id', 'unit_path', 'row_author', 'row_readers'];

/** The columns that a ledger's table has beside its fields, in order. */
export function rowColumnsOf(
  ledger: Pick<Ledger, 'kind' | 'flow' | 'gathered'>,
): readonly [string, string][] {
  const all = Object.entries({
    ...ROW_COLUMNS,
    ...(ledger.flow ? FLOW_COLUMNS : {}),
    ...(ledger.gathered.length > 0 ? GATHER_COLUMNS : {}),
  });
  return all.filter(([name]) => ledger.kind === 'ledger' || !SCOPED.includes(name));
}

export const ROW_STATUSES = ['draft', 'submitted', 'accepted', 'returned', 'voided'] as const;
export type RowStatus = (typeof ROW_STATUSES)[number];
