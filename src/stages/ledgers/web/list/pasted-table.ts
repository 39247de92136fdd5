import { behindCodes } from '#fields/behind-codes.ts';
import { fieldTypes } from '#fields/index.ts';
import type { Field } from '#model/field.ts';
import { type Definition, fieldsOf } from '../definition.ts';

/** The rows of a copied spreadsheet range, without empty rows at its end. */
export type Rows = readonly (readonly string[])[];

/** The kinds of pasted texts. */
export type Pasted =
  /** With a header. */
  | { readonly kind: 'headed'; readonly rows: Rows }
  /** Without a header, but with the columns of one of our lists: the user must confirm before they are used. */
  | {
      readonly kind: 'assumed';
      readonly rows: Rows;
      readonly titles: readonly string[];
      readonly from: '列表' | '模板';
    }
  /** Without a header, and matching none of our lists. */
  | { readonly kind: 'headless'; readonly why: string; readonly header: readonly string[] };

/** The columns that every ledger has after its own. */
const COMMON = ['记录状态', '作废原因', '录入日期'] as const;
/** Number of rows that are examined, and the share of filled cells that must match their column. */
const LOOKED_AT = 50;
const FITTING = 0.8;

const NOBODY = {
  unit: (code: string) => ({ code }),
  person: (code: string) => ({ code }),
  headerMoneyUnit: null,
} as const;

/**
 * Recognises a table that was copied from a spreadsheet. Its first line is a header when it contains titles of the
 * ledger; otherwise the number and contents of the cells decide whether they are in the order of the shown list, or of
 * the template.
 * @param shown ids of the columns of the list, in their order
 * @returns null for a text that is no table: a single cell belongs to the focused input
 */
export function pastedTable(
  text: string,
  definition: Pick<Definition, 'title' | 'fields'>,
  shown: readonly string[],
): Pasted | null {
  const rows = rowsOf(text);
  const [first = []] = rows;
  if (first.length < 2) return null;
  const fields = fieldsOf(definition);
  const titles = new Set<string>([...fields.map(({ title }) => title), ...COMMON]);
  if (first.some((cell) => titles.has(bare(cell)))) return { kind: 'headed', rows };
  const template = fields.map(({ title }) => title);
  const width = Math.max(...rows.map((cells) => cells.length));
  const listed = shown.flatMap((id) => fields.find((field) => field.id === id)?.title ?? []);
  const lists = [
    { from: '列表', titles: listed },
    { from: '模板', titles: template },
    { from: '模板', titles: [...template, ...COMMON] },
  ] as const;
  const wide = lists.filter(({ titles: columns }) => columns.length === width);
  const fitting = wide.find(
    ({ titles: columns }) => missingIn(columns, fields).length === 0 && fits(rows, columns, fields),
  );
  if (fitting) return { kind: 'assumed', rows, ...fitting };
  return { kind: 'headless', why: whyNot(rows, wide, width, fields), header: template };
}

function whyNot(
  rows: Rows,
  wide: readonly { readonly titles: readonly string[] }[],
  width: number,
  fields: readonly Field[],
): string {
  const lacking = wide
    .filter(({ titles }) => fits(rows, titles, fields))
    .flatMap(({ titles }) => missingIn(titles, fields));
  if (lacking.length > 0) return `它的列像是列表现在显示的列，但列表没有显示必填的“${lacking.join('”“')}”`;
  return wide.length > 0
    ? `它有 ${width} 列，但格子里的内容与列表、模板的列都对不上`
    : `它有 ${width} 列，与列表现在显示的列、模板的列都不一样多`;
}

function missingIn(titles: readonly string[], fields: readonly Field[]): readonly string[] {
  return fields
    .filter(({ required, title }) => required && !titles.includes(title))
    .map(({ title }) => title);
}

/** Whether most filled cells match their columns, and no column has mostly wrong ones. */
function fits(rows: Rows, titles: readonly string[], fields: readonly Field[]): boolean {
  let [filled, fitting] = [0, 0];
  for (const [at, title] of titles.entries()) {
    const field = fields.find((one) => one.title === title) ?? null;
    const cells = rows.slice(0, LOOKED_AT).flatMap((row) => {
      const cell = row[at]?.trim() ?? '';
      return cell === '' ? [] : [cell];
    });
    const good = cells.filter((cell) => field === null || holds(field, cell)).length;
    if (cells.length > 0 && good * 2 < cells.length) return false;
    filled += cells.length;
    fitting += good;
  }
  return filled > 0 && fitting >= filled * FITTING;
}

function holds(field: Field, cell: string): boolean {
  // The service looks names up; here only numbers and days are excluded.
  if (behindCodes(fieldTypes[field.type], true, true)) return !/^[\d\s.,:/年月日-]+$/u.test(cell);
  return !('fault' in fieldTypes[field.type].parse(cell, field, NOBODY));
}

function rowsOf(text: string): Rows {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
}

/** A title without the stars and remarks that users add. */
function bare(cell: string): string {
  return cell
    .trim()
    .replace(/^[*★]+|[*★]+$/gu, '')
    .replace(/[（(][^（()）]*[)）]$/u, '')
    .trim();
}
