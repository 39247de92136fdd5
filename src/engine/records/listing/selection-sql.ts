import type { Scope } from '#kernel/db/index.ts';
import { behindCodes } from '#fields/behind-codes.ts';
import { fieldTypes } from '#fields/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { isAsWritten } from '#model/field-type.ts';
import { normaliseText } from '#model/text/normalise.ts';
import { recordErrors } from '../errors.ts';
import { ident } from '../table.ts';
import { anyName, anyWidth, holdsText } from './any-width.ts';
import { OPEN, openSql, yearSql } from './default-selection.ts';
import type { Condition, RowSelection } from './row-query.ts';
import { type VisibleColumn, visibleColumns } from './visible-columns.ts';

/** Conditions of a statement over `t`, with the values of its parameters; $1 is the region. */
export interface SelectionSql {
  readonly where: string;
  readonly values: unknown[];
}

const OPERATORS: Readonly<Record<string, string>> = {
  eq: '=',
  ne: '<>',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
};

/**
 * Writes a selection as SQL. Texts of the asker become parameters, never SQL.
 * @throws RECORD-FIELD for a field that does not exist for the asker; RECORD-FILTER for a value that does not fit it
 */
export function selectionSql(ledger: Ledger, scope: Scope, selection: RowSelection): SelectionSql {
  const columns = visibleColumns(ledger, scope);
  const values: unknown[] = [scope.region];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const parts = ['t.region_id = $1'];
  const year = selection.year ?? null;
  if (year !== null && ledger.happened) parts.push(yearSql(ledger, `${parameter(year)}::int`));
  for (const condition of selection.conditions)
    parts.push(
      condition.field === OPEN && ledger.kind === 'ledger'
        ? openCondition(ledger, condition)
        : conditionSql(ledger, columnOf(columns, condition.field), condition, parameter),
    );
  const search = selection.search?.trim() ?? '';
  if (search !== '') parts.push(searchSql([...columns.values()], search, parameter));
  return { where: parts.join(' and '), values };
}

/** What is open is no column: it is asked for by yes and no alone. @throws RECORD-FILTER */
function openCondition(ledger: Ledger, { op, values: [value = '', ...more] }: Condition): string {
  if (op !== 'eq' || more.length > 0 || !['true', 'false'].includes(value))
    throw recordErrors.error('RECORD-FILTER', { ledger: ledger.title, field: '办理情况', value });
  return value === 'true' ? openSql(ledger) : `(${openSql(ledger)}) is not true`;
}

/** @throws RECORD-FIELD */
export function columnOf(columns: ReadonlyMap<string, VisibleColumn>, name: string): VisibleColumn {
  const column = columns.get(name);
  if (!column) throw recordErrors.error('RECORD-FIELD', { field: name });
  return column;
}

type Parameter = (value: unknown) => string;

function conditionSql(
  ledger: Ledger,
  { name, type, field }: VisibleColumn,
  { op, values }: Condition,
  parameter: Parameter,
): string {
  const stored = `t.${ident(name)}`;
  const several = type === 'text[]';
  if (op === 'empty') return several ? `coalesce(${stored}, '{}') = '{}'` : `${stored} is null`;
  if (op === 'present') return several ? `coalesce(${stored}, '{}') <> '{}'` : `${stored} is not null`;
  const title = field?.title ?? name;
  for (const value of values)
    if (!fits(value, type))
      throw recordErrors.error('RECORD-FILTER', { ledger: ledger.title, field: title, value });
  const [value] = values;
  if (value === undefined || (op !== 'in' && values.length > 1))
    throw recordErrors.error('RECORD-FILTER', {
      ledger: ledger.title,
      field: title,
      value: values.join('、'),
    });
  if (op === 'contains') return holdsText(`${stored}::text`, value, parameter);
  const written = field !== null && isAsWritten(fieldTypes[field.type], field);
  const column = written ? `normalize(${stored}, nfkc)` : stored;
  const inForm = (one: string): string => (written ? normaliseText(one) : one);
  if (op === 'in') {
    const all = parameter(values.map(inForm));
    return several ? `${column} && ${all}::text[]` : `${column} = any (${all}::${type}[])`;
  }
  if (several) {
    if (op === 'eq') return `${parameter(value)} = any (${column})`;
    if (op === 'ne') return `not (${parameter(value)} = any (coalesce(${column}, '{}')))`;
    throw recordErrors.error('RECORD-FILTER', { ledger: ledger.title, field: title, value });
  }
  const operator = OPERATORS[op] ?? '=';
  const compared = `${column} ${operator} ${parameter(inForm(value))}::${type}`;
  // A row without a value is not "equal to x" and so is among those that differ from it.
  return op === 'ne' ? `(${compared} or ${column} is null)` : compared;
}

const FORMS: Readonly<Record<string, RegExp>> = {
  bigint: /^-?\d{1,18}$/,
  numeric: /^-?\d{1,30}(\.\d{1,30})?$/,
  boolean: /^(true|false)$/,
};

/** Not what Date.parse takes: it takes "1" and "Tue", which the database refuses. */
const MOMENT =
  /^(\d{4}-\d\d-\d\d)(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?)?$/;

/** Judged here, so that a wrong value is told in words and not by the database. */
export function fits(value: string, type: string): boolean {
  if (value.includes('\0')) return false;
  if (type.startsWith('timestamp')) return isDay(MOMENT.exec(value)?.[1] ?? '');
  if (type === 'date') return isDay(value);
  return FORMS[type]?.test(value) ?? true;
}

function isDay(text: string): boolean {
  if (!/^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)) return false;
  return new Date(text).toISOString().slice(0, 10) === text;
}

/** A search looks into texts, and into the names behind the codes of units and persons. */
function searchSql(columns: readonly VisibleColumn[], search: string, parameter: Parameter): string {
  // One parameter, whatever columns the ledger has: a search over all ledgers gives every one of them the same.
  const patterns = parameter([anyWidth(normaliseText(search.replaceAll('\0', ''))), anyName(search)]);
  const inText = (column: string): string => `${column} ~* (${patterns}::text[])[1]`;
  const inName = (column: string): string =>
    `regexp_replace(${column}, '\\s', '', 'g') ~* (${patterns}::text[])[2]`;
  const parts: string[] = [];
  for (const { name, field } of columns) {
    const column = `t.${ident(name)}`;
    const type = field && fieldTypes[field.type];
    if (!type?.searchable) continue;
    const book = behindCodes(type, UNIT_NAMES, PERSON_NAMES);
    parts.push(book ? named(column, type.many, book, inName) : inText(column));
  }
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}

/** Where the names behind codes stand. */
interface NameBook {
  readonly table: string;
  readonly names: readonly string[];
}
const UNIT_NAMES: NameBook = { table: 'base.units', names: ['name', 'short_name'] };
const PERSON_NAMES: NameBook = { table: 'base.posts', names: ['name'] };

function named(
  column: string,
  several: boolean,
  { table, names }: NameBook,
  holds: (column: string) => string,
): string {
  const codes = `array(select b.code from ${table} b where b.region_id = $1 and (${names.map((name) => holds(`b.${name}`)).join(' or ')}))`;
  return several ? `${column} && ${codes}` : `${column} = any (${codes})`;
}
