import type { Cell } from '#model/cell.ts';
import type { Field } from '#model/field.ts';
import type { Ledger } from '#model/pack/types.ts';
import { foldQuotes, normaliseText } from '#model/text/normalise.ts';
import type { RawRow } from '../reading/source.ts';

/** The columns that every ledger sheet may carry (ledgers.yaml, common_fields), by their title. */
export const COMMON = { 记录状态: 'status', 作废原因: 'voidReason', 录入日期: 'recordedOn' } as const;
export type CommonColumn = (typeof COMMON)[keyof typeof COMMON];

export interface Column {
  readonly index: number;
  /** The title as the ledger defines it. */
  readonly title: string;
  readonly target: { readonly field: Field } | { readonly common: CommonColumn };
  readonly moneyUnit: 'yuan' | 'wan_yuan' | null;
}

export interface Header {
  readonly rowNumber: number;
  readonly columns: readonly Column[];
  readonly unknown: readonly string[];
  readonly duplicate: readonly string[];
  /** Required fields without a column. */
  readonly missing: readonly Field[];
}

const SEARCHED_ROWS = 10;

/**
 * Finds the header: the first of the first 10 rows of the sheet in which at least half of the required headers
 * stand (ledgers.yaml, sheets.header_row).
 * @param rows the first rows of the sheet, empty rows may be missing
 * @returns the mapped header, or null
 */
export function findHeader(rows: readonly RawRow[], ledger: Ledger): Header | null {
  const required = ledger.fields.filter((field) => field.required);
  for (const row of rows) {
    if (row.number > SEARCHED_ROWS) break;
    const header = mapHeader(row, ledger);
    const found = required.length - header.missing.length;
    if (found * 2 >= required.length && header.columns.length > 0) return header;
  }
  return null;
}

function mapHeader(row: RawRow, ledger: Ledger): Header {
  const columns: Column[] = [];
  const unknown: string[] = [];
  const duplicate: string[] = [];
  const taken = new Set<string>();
  for (const [index, cell] of row.cells.entries()) {
    const written = headerText(cell);
    if (written === '') continue;
    const column = match(written, index, ledger);
    if (!column) unknown.push(written);
    else if (taken.has(column.title)) duplicate.push(column.title);
    else {
      taken.add(column.title);
      columns.push(column);
    }
  }
  const missing = ledger.fields.filter((field) => field.required && !taken.has(field.title));
  return { rowNumber: row.number, columns, unknown, duplicate, missing };
}

/** A header as it is compared: normalised, without white space, without a leading or trailing asterisk. */
export function headerText(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null || typeof cell === 'object' ? '' : String(cell);
  return foldQuotes(normaliseText(cell))
    .replace(/\s/gu, '')
    .replace(/^\*+|\*+$/gu, '');
}

/** Answers whether a row below the header is the header again: every mapped column holds its own title. */
export function repeatsHeader(row: RawRow, { columns }: Header): boolean {
  return columns.every(({ index, title }) => {
    const text = headerText(row.cells[index] ?? null);
    return text === headerText(title) || text.replace(/\((元|万元)\)$/u, '') === headerText(title);
  });
}

const titles = new WeakMap<Ledger, ReadonlyMap<string, Field>>();

function fieldsByTitle(ledger: Ledger): ReadonlyMap<string, Field> {
  let known = titles.get(ledger);
  if (!known) {
    known = new Map(ledger.fields.map((field) => [headerText(field.title), field]));
    titles.set(ledger, known);
  }
  return known;
}

function match(written: string, index: number, ledger: Ledger): Column | null {
  const fields = fieldsByTitle(ledger);
  const plain = fields.get(written);
  if (plain) return { index, title: plain.title, target: { field: plain }, moneyUnit: null };
  const bracket = /^(.+)\((元|万元)\)$/u.exec(written);
  const money = bracket?.[1] === undefined ? undefined : fields.get(bracket[1]);
  if (bracket && money?.type === 'money_fen')
    return {
      index,
      title: money.title,
      target: { field: money },
      moneyUnit: bracket[2] === '元' ? 'yuan' : 'wan_yuan',
    };
  if (ledger.kind === 'ledger' && written in COMMON) {
    const title = written as keyof typeof COMMON;
    return { index, title, target: { common: COMMON[title] }, moneyUnit: null };
  }
  return null;
}
