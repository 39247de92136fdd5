import type { PoolClient } from 'pg';
import { SqlWriter } from '#engine/queries/index.ts';
import {
  type BookPost,
  EVERY_ROW,
  ident,
  type KnownUnit,
  loadPosts,
  loadUnits,
  personLookup,
  type RowSelection,
  selectionSql,
  tableOf,
  unitLookup,
  visibleFields,
} from '#engine/records/index.ts';
import type { Scope } from '#kernel/db/index.ts';
import { behindCodes } from '#fields/behind-codes.ts';
import { fieldTypes } from '#fields/index.ts';
import { selectionScope } from '#model/compile/scope.ts';
import type { Cell } from '#model/cell.ts';
import { typedExpression } from '#model/expression/typed.ts';
import type { Field } from '#model/field.ts';
import type { FieldType } from '#model/field-type.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import type { Value } from '#model/value.ts';
import { exchangeErrors } from './errors.ts';
import { statusLabel } from './columns.ts';

/** How codes are written in cells, so that the importer reads the same codes back. */
export interface Wording {
  readonly unit: (code: string) => string;
  readonly person: (code: string) => string;
}

/** Reads the names of the city once, for all sheets of an export. */
export async function loadWording(client: PoolClient, region: number): Promise<Wording> {
  const units = await loadUnits(client, region);
  const posts = await loadPosts(client, region);
  return { unit: unitWording(units), person: personWording(posts, units) };
}

function unitWording(units: readonly KnownUnit[]): (code: string) => string {
  const find = unitLookup(units);
  const names = new Map(units.map((unit) => [unit.code, unit.name]));
  return (code) => {
    const name = names.get(code);
    return name !== undefined && find(name).code === code ? name : code;
  };
}

/** The plain name where it is unique, else name（unit）, else the code. */
function personWording(posts: readonly BookPost[], units: readonly KnownUnit[]): (code: string) => string {
  const unit = unitLookup(units);
  const find = personLookup(posts, unit);
  const unitName = unitWording(units);
  const latest = new Map<string, BookPost>();
  for (const post of posts) {
    const known = latest.get(post.code);
    if (!known || known.fromOn <= post.fromOn) latest.set(post.code, post);
  }
  const words = new Map<string, string>();
  return (code) => {
    let word = words.get(code);
    if (word === undefined) {
      const post = latest.get(code);
      const candidates = post ? [post.name, `${post.name}(${unitName(post.unit)})`] : [];
      word = candidates.find((candidate) => find(candidate).code === code) ?? code;
      words.set(code, word.replace('(', '（').replace(/\)$/u, '）'));
    }
    return words.get(code) ?? code;
  };
}

const PAGE = 5000;

export interface CellsRequest {
  /** Its transaction is under `scope`. */
  readonly client: PoolClient;
  readonly scope: Scope;
  readonly pack: Pack;
  readonly ledger: Ledger;
  /** The selection of a list, to export exactly its rows. */
  readonly selection?: RowSelection;
  /** An expression over the ledger, or null for all rows. */
  readonly where: string | null;
  readonly wording: Wording;
}

/**
 * The rows of a ledger as cells that the importer reads back unchanged, whatever their status, by natural key. Read in
 * pages by key, so that a million rows need no more memory than a thousand. Fields that the scope hides have no cell:
 * the columns are those of `visibleFields`.
 * @throws EXPORT-WHERE when the expression is invalid, or names a hidden field; RECORD-FIELD, RECORD-FILTER
 */
export async function* ledgerCells(request: CellsRequest): AsyncGenerator<readonly Cell[]> {
  const { client, scope, pack, ledger, where, wording } = request;
  const writer = new SqlWriter(ledger, pack.ledgers, { year: 0, parameters: new Map() }, () => []);
  const fields = visibleFields(ledger, scope);
  const conditions = where === null ? [] : conjunctsOf(where, pack, ledger, fields, writer);
  const selected = selectionSql(ledger, scope, request.selection ?? EVERY_ROW);
  const columns = fields.map(
    ({ id, type }, index) => `${fieldTypes[type].sqlValue(`t.${ident(id)}`)} as f${index}`,
  );
  // A natural key with a hidden field is hidden as well: then the row's own id gives the order.
  const place = ledger.identity.every((field) => fields.includes(field)) ? 'row_key' : 'row_id';
  const last = selected.values.push(place === 'row_key' ? '' : NO_ID);
  const sql = `select t.${place}::text as place, t.row_status, t.row_void_reason, to_char(t.row_recorded_on, 'YYYY-MM-DD') as recorded${columns.map((one) => `, ${one}`).join('')}
    from ${tableOf(ledger)} t ${writer.joinList.join(' ')}
    where ${[selected.where, `t.${place} > $${last}`, ...conditions].join(' and ')} order by t.${place} limit ${PAGE}`;
  for (;;) {
    const { rows } = await client.query<Record<string, unknown>>(sql, selected.values);
    for (const row of rows) yield cellsOf(row, ledger, fields, wording);
    const end = rows.at(-1)?.['place'];
    if (rows.length < PAGE || typeof end !== 'string') return;
    selected.values[last - 1] = end;
  }
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

function conjunctsOf(
  where: string,
  pack: Pack,
  ledger: Ledger,
  fields: readonly Field[],
  writer: SqlWriter,
): readonly string[] {
  const shown = { ...ledger, field: new Map(fields.map((field) => [field.id, field])) };
  const typed = typedExpression(where, selectionScope(shown, pack.ledgers, new Map(), fieldTypes), 'boolean');
  if ('expression' in typed) return writer.conjuncts(typed.expression);
  throw exchangeErrors.error('EXPORT-WHERE', {
    ledger: ledger.title,
    faults: typed.faults.map((fault) => fault.message).join('；'),
  });
}

function cellsOf(
  row: Record<string, unknown>,
  ledger: Ledger,
  fields: readonly Field[],
  wording: Wording,
): readonly Cell[] {
  const own = fields.map((field, index) => cellOf(row[`f${index}`] ?? null, field, wording));
  if (ledger.kind === 'base') return own;
  const recorded = row['recorded'];
  const reason = row['row_void_reason'];
  return [
    ...own,
    statusLabel(String(row['row_status'])),
    typeof reason === 'string' ? reason : null,
    typeof recorded === 'string' ? { date: recorded } : null,
  ];
}

function cellOf(raw: unknown, field: Field, wording: Wording): Cell {
  if (raw === null) return null;
  const type = fieldTypes[field.type];
  const word = behindCodes(type, wording.unit, wording.person);
  if (word !== null) {
    const codes: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
    return codes.map((code) => word(String(code))).join('、');
  }
  return type.toCell(valueOf(raw, type), field);
}

/** PostgreSQL gives numbers as text, yes and no and sets as they are. */
function valueOf(raw: unknown, type: FieldType): Value {
  if (typeof raw === 'boolean') return raw;
  return Array.isArray(raw) ? raw.map(String) : type.stored(String(raw));
}
