import { BLANK_FIELD } from '#model/blank-field.ts';
import { ROW_STATUSES, rowKey, type RowStatus } from '#engine/records/index.ts';
import { fieldTypes } from '#fields/index.ts';
import type { Cell } from '#model/cell.ts';
import { breaksCheck } from '#model/expression/breaks-check.ts';
import type { Environment } from '#model/expression/evaluate.ts';
import type { Field, ParseContext } from '#model/field.ts';
import { isOne } from '#model/field-type.ts';
import type { Ledger } from '#model/pack/types.ts';
import { hasInvisible } from '#model/text/invisible.ts';
import { isEmptyMark, normaliseText } from '#model/text/normalise.ts';
import { dayFault } from '#model/time/judge-day.ts';
import type { Value } from '#model/value.ts';
import type { RawRow } from '#formats/source.ts';
import { isBlankCell } from './aside-rows.ts';
import { CellMemo } from './cell-memo.ts';
import type { ImportFaultKind } from './fault.ts';
import type { Column, CommonColumn, Header } from './header.ts';
import { RenamedUnits, type UnitRenamings } from './renamed-units.ts';
import { shown } from './shown.ts';

export interface RowFault {
  readonly column: string | null;
  readonly value: string | null;
  readonly kind: ImportFaultKind;
  readonly message: string;
}

/** A row in the form in which it is stored; values stand in the order of `fields`. */
interface ParsedRow {
  readonly number: number;
  readonly key: string;
  readonly values: readonly Value[];
  readonly status: RowStatus;
  readonly voidReason: Value;
  readonly recordedOn: Value;
  readonly happenedOn: string | null;
}

export type RowResult =
  | { readonly row: ParsedRow; readonly faults: null }
  | {
      readonly row: null;
      readonly faults: readonly RowFault[];
      readonly key: string;
      readonly references: readonly CitedRow[];
      /** The unit to which the row would belong, as far as it could be read. */
      readonly owner: Value;
    };

/** A row of another ledger that a row cites. */
export interface CitedRow {
  readonly column: string;
  readonly value: string;
  /** Id of the ledger that is cited. */
  readonly ledger: string;
}

/** What the parser needs to know of the city. */
export interface Names {
  readonly unit: ParseContext['unit'];
  readonly person: ParseContext['person'];
  /** Absent where names are only collected. */
  readonly renamings?: UnitRenamings;
  /** What days are judged by; absent where names are only collected. */
  readonly days?: { readonly today: string; readonly opened: (unit: string) => string | null };
}

export const STATUS_LABELS: Readonly<Record<string, RowStatus>> = {
  草稿: 'draft',
  已报送: 'submitted',
  已审定: 'accepted',
  已退回: 'returned',
  已作废: 'voided',
};
const COMMON_TITLES: Readonly<Record<CommonColumn, string>> = {
  status: '记录状态',
  voidReason: '作废原因',
  recordedOn: '录入日期',
};
const COMMON_FIELD: Field = Object.freeze({ ...BLANK_FIELD, id: 'common' });

/**
 * Answers whether the row holds nothing: each of its cells is white space or one of 无 — - / alone.
 * @param columns where to look; a row that is filled only in ignored columns, as with ready-made 序号, holds nothing
 */
export function isBlank(row: RawRow, columns?: readonly Column[]): boolean {
  if (columns) return columns.every((column) => isBlankCell(row.cells[column.index] ?? null));
  return row.cells.every(isBlankCell);
}

/** Reads the rows of one sheet. */
export interface RowParser {
  /** The fields that have a column. */
  readonly fields: readonly Field[];
  readonly parse: (row: RawRow) => RowResult;
  /** Columns whose cells held characters that nobody sees, each with the first such row. */
  readonly invisible: ReadonlyMap<string, number>;
  /** Units that were named as they were called before. */
  readonly renamed: RenamedUnits;
}

/**
 * Makes the parser of one sheet. It reads each row by the contract and judges it by itself: cells, required
 * fields, checks. What needs other rows (references, conflicts) is judged after all rows are staged.
 * @param header which column holds which field
 */
export function rowParser(ledger: Ledger, header: Header, names: Names): RowParser {
  const columns = header.columns.filter((column) => 'field' in column.target);
  const fields = columns.flatMap((column) => ('field' in column.target ? [column.target.field] : []));
  const commons = header.columns.filter((column) => 'common' in column.target);
  const position = new Map(fields.map((field, index) => [field.id, index]));
  const readers = columns.map((column, index) => reader(column, fields[index] ?? COMMON_FIELD, names));
  const identity = ledger.identity.map((field) => position.get(field.id) ?? -1);
  const identityFields = new Set(ledger.identity.map((field) => field.id));
  // What older sheets may lack is judged beside what is stored (judge-unfilled.ts).
  const required = fields.map((field) => field.required && !field.mayLackColumn);
  const happened = ledger.happened ? (position.get(ledger.happened.id) ?? -1) : -1;
  const period = ledger.happened ? fieldTypes[ledger.happened.type].day : null;

  const renamed = new RenamedUnits(names.renamings ?? null);
  const owner = ledger.owner ? (position.get(ledger.owner.id) ?? -1) : -1;
  const unitColumns = columns.flatMap(({ index }, at) =>
    fields[at] && isOne(fieldTypes[fields[at].type], 'unit') ? [{ index, at, column: fields[at].title }] : [],
  );
  const invisible = new Map<string, number>();
  let values: Value[] = [];
  const environment: Environment = {
    path: (path) => values[position.get(path.field.id) ?? -1] ?? null,
    name: () => null,
  };

  const parse = (raw: RawRow): RowResult => {
    const faults: RowFault[] = [];
    values = fields.map(() => null);
    for (let index = 0; index < readers.length; index += 1) {
      const result =
        readers[index]?.(raw.cells, (title) => invisible.set(title, invisible.get(title) ?? raw.number)) ??
        null;
      if (result !== null && typeof result === 'object' && 'message' in result) {
        faults.push(result);
        values[index] = null;
      } else values[index] = result;
    }
    const own = values[happened] ?? null;
    const day = own === null ? null : (period?.lastDay(String(own)) ?? null);
    for (const { index, at, column } of unitColumns) {
      const [code, cell] = [values[at], raw.cells[index]];
      if (typeof code === 'string' && typeof cell === 'string')
        values[at] = renamed.meant(code, cell.trim(), day, { row: raw.number, column });
    }
    const broken = faults.length > 0 ? new Set(faults.map((fault) => fault.column)) : null;
    const common = commons.length === 0 ? ACCEPTED : readCommon(commons, raw, faults);
    const strict = common.status === 'submitted' || common.status === 'accepted';
    for (let index = 0; index < fields.length; index += 1) {
      const field = fields[index];
      if (!required[index] || values[index] !== null || !field || broken?.has(field.title)) continue;
      if (strict || identityFields.has(field.id))
        faults.push({
          column: field.title,
          value: null,
          kind: 'required',
          message: requiredMessage(field.title, field.hint),
        });
    }
    if (strict && names.days) {
      const unit = owner === -1 ? null : (values[owner] ?? null);
      const frame = {
        today: names.days.today,
        opened: typeof unit === 'string' ? names.days.opened(unit) : null,
      };
      for (const [at, field] of fields.entries()) {
        const message = dayFault(
          field,
          fieldTypes[field.type].day,
          values[at] ?? null,
          frame,
          at === happened,
        );
        if (message !== null)
          faults.push({
            column: field.title,
            value: shown(raw.cells[columns[at]?.index ?? -1] ?? null),
            kind: 'impossible_day',
            message,
          });
      }
    }
    if (common.status === 'voided' && common.voidReason === null)
      faults.push({
        column: '作废原因',
        value: null,
        kind: 'void_reason',
        message: '记录状态为“已作废”，须填写作废原因',
      });
    if (strict && broken === null)
      for (const check of ledger.checks)
        if (breaksCheck(check, day, environment))
          faults.push({
            column: null,
            value: null,
            kind: 'check',
            message: `${check.message}，请核对这一行`,
          });
    const key = rowKey(identity.map((index) => values[index] ?? null));
    if (faults.length > 0) {
      const place = owner === -1 ? null : (values[owner] ?? null);
      return { row: null, faults, key, references: cited(fields, values), owner: place };
    }
    const { status, voidReason, recordedOn } = common;
    return {
      faults: null,
      row: { number: raw.number, key, values, status, voidReason, recordedOn, happenedOn: day },
    };
  };
  return { fields, parse, invisible, renamed };
}

/** What is said of an empty cell of a required column. */
export function requiredMessage(title: string, hint: string | null): string {
  return `“${title}”必填，此格为空，请补填${hint ? `（${hint}）` : ''}`;
}

function cited(fields: readonly Field[], values: readonly Value[]): readonly CitedRow[] {
  return fields.flatMap(({ title, ledger }, at) => {
    const value = values[at];
    return ledger !== null && typeof value === 'string' ? [{ column: title, value, ledger }] : [];
  });
}

function reader(
  column: Column,
  field: Field,
  names: Names,
): (cells: readonly Cell[], unseen: (title: string) => void) => Value | RowFault {
  const type = fieldTypes[field.type];
  const context: ParseContext = { ...names, headerMoneyUnit: column.moneyUnit };
  const { index } = column;
  const memo = new CellMemo();
  return (cells, unseen) => {
    const cell = cells[index] ?? null;
    if (cell === null) return null;
    const known = typeof cell === 'string' ? memo.get(cell) : undefined;
    if (known !== undefined) return known;
    if (typeof cell === 'string' && hasInvisible(cell)) unseen(field.title);
    const parsed = type.parse(cell, field, context);
    if ('fault' in parsed)
      return {
        column: field.title,
        value: shown(cell),
        kind: parsed.fault.kind,
        message: parsed.fault.message,
      };
    if (typeof cell === 'string') memo.keep(cell, parsed.value);
    return parsed.value;
  };
}

interface Common {
  readonly status: RowStatus;
  readonly voidReason: Value;
  readonly recordedOn: Value;
}
/** A row without common columns is accepted (ledgers.yaml, common_fields.row_status). */
const ACCEPTED: Common = { status: 'accepted', voidReason: null, recordedOn: null };

function readCommon(commons: readonly Column[], raw: RawRow, faults: RowFault[]): Common {
  let status: RowStatus = 'accepted';
  let voidReason: Value = null;
  let recordedOn: Value = null;
  for (const column of commons) {
    if (!('common' in column.target)) continue;
    const cell = raw.cells[column.index] ?? null;
    if (cell === null) continue;
    const { common } = column.target;
    if (common === 'status') {
      const text = typeof cell === 'string' ? normaliseText(cell) : (shown(cell) ?? '');
      if (isEmptyMark(text)) continue;
      const found = STATUS_LABELS[text] ?? ROW_STATUSES.find((code) => code === text.toLowerCase());
      if (found) status = found;
      else
        faults.push({
          column: column.title,
          value: text,
          kind: 'unknown_choice',
          message: `“${text}”不是记录状态，可填：${Object.keys(STATUS_LABELS).join('、')}`,
        });
      continue;
    }
    const type = common === 'voidReason' ? fieldTypes.text : fieldTypes.date;
    const parsed = type.parse(cell, { ...COMMON_FIELD, title: COMMON_TITLES[common] }, NO_NAMES);
    if ('fault' in parsed) faults.push({ column: column.title, value: shown(cell), ...parsed.fault });
    else if (common === 'voidReason') voidReason = parsed.value;
    else recordedOn = parsed.value;
  }
  return { status, voidReason, recordedOn };
}

const NO_NAMES: ParseContext = {
  unit: () => ({ code: null, reason: 'unknown', candidates: [] }),
  person: () => ({ code: null, reason: 'unknown', candidates: [] }),
  headerMoneyUnit: null,
};
