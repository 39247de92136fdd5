import { fieldTypes } from '#fields/index.ts';
import type { Field } from '#model/field.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { RawRow } from '#formats/source.ts';
import { headerText, isGuidance, type TitleParts, titleParts } from './header-title.ts';
import { type MoneyWord, remarkedMoney } from './money-words.ts';

/** The columns that every ledger sheet may carry (ledgers.yaml, common_fields), by their title. */
export const COMMON = { 记录状态: 'status', 作废原因: 'voidReason', 录入日期: 'recordedOn' } as const;
export type CommonColumn = (typeof COMMON)[keyof typeof COMMON];

export interface Column {
  readonly index: number;
  /** The title as the ledger defines it. */
  readonly title: string;
  readonly target: { readonly field: Field } | { readonly common: CommonColumn };
  readonly moneyUnit: 'yuan' | 'wan_yuan' | null;
  /** The remark beside the title; "" for none. */
  readonly remark: string;
}

export interface Header {
  readonly rowNumber: number;
  readonly columns: readonly Column[];
  readonly unknown: readonly string[];
  readonly duplicate: readonly string[];
  /** Number of columns up to the last one with a header cell. */
  readonly width: number;
  /** Columns within that width without any header. */
  readonly untitled: ReadonlySet<number>;
  /** Required fields without a column. */
  readonly missing: readonly Field[];
  /** Required fields whose column older sheets may lack, and this one does. */
  readonly lacking: readonly Field[];
}

const SEARCHED_ROWS = 10;

/**
 * Finds the header: the first of the first 10 rows of the sheet in which at least half of the required headers
 * stand (ledgers.yaml, sheets.header_row).
 * @param rows the first rows of the sheet, empty rows may be missing
 * @returns the mapped header, or null
 */
export function findHeader(rows: readonly RawRow[], ledger: Ledger): Header | null {
  const required = ledger.fields.filter((field) => field.required && !field.mayLackColumn);
  for (const row of rows) {
    if (row.number > SEARCHED_ROWS) break;
    const header = mapHeader(row, ledger);
    const found = required.length - header.missing.length;
    if (found * 2 >= required.length && header.columns.length > 0) return header;
  }
  return null;
}

function mapHeader(row: RawRow, ledger: Ledger): Header {
  const written = row.cells.map((cell) => headerText(cell));
  const targets = targetsOf(ledger);
  const columns: Column[] = [];
  const unknown: string[] = [];
  const duplicate: string[] = [];
  const taken = new Set<string>();
  const exact = new Set(written.flatMap((text) => targets.get(text)?.title ?? []));
  for (const [index, text] of written.entries()) {
    if (text === '') continue;
    const column = match(text, index, targets, exact);
    if (!column) unknown.push(text);
    else if (taken.has(column.title)) duplicate.push(column.title);
    else {
      taken.add(column.title);
      columns.push(column);
    }
  }
  const absent = ledger.fields.filter((field) => field.required && !taken.has(field.title));
  const missing = absent.filter((field) => !field.mayLackColumn);
  const lacking = absent.filter((field) => field.mayLackColumn);
  const width = written.findLastIndex((text) => text !== '') + 1;
  const untitled = new Set([...written.keys()].filter((index) => index < width && written[index] === ''));
  return { rowNumber: row.number, columns, unknown, duplicate, missing, lacking, width, untitled };
}

/** A remark that is no mere guidance is reported, because the column may have another meaning than its title. */
export function remarkToTell({ target, remark }: Column): string | null {
  if (remark === '' || isGuidance(remark)) return null;
  const money =
    'field' in target && fieldTypes[target.field.type].sum === 'money' && moneyOf(remark) !== null;
  return money ? null : remark;
}

/** The unit of money that the remark of a header names. */
export function moneyOf(remark: string): MoneyWord | null {
  return remark === '' ? null : remarkedMoney(remark);
}

/** Whether a row below the header repeats it: every mapped column contains its own title. */
export function repeatsHeader(row: RawRow, { columns }: Header): boolean {
  return columns.every(({ index, title }) => {
    const plain = headerText(title);
    const text = headerText(row.cells[index] ?? null);
    return text.startsWith(plain) && titleParts(text).some((way) => way.title === plain);
  });
}

type Target = Pick<Column, 'title' | 'target'>;
const known = new WeakMap<Ledger, ReadonlyMap<string, Target>>();

function targetsOf(ledger: Ledger): ReadonlyMap<string, Target> {
  let targets = known.get(ledger);
  if (!targets) {
    const commons =
      ledger.kind === 'ledger'
        ? Object.entries(COMMON).map(([title, common]) => [title, { title, target: { common } }] as const)
        : [];
    const fields = ledger.fields.map(
      (field) => [headerText(field.title), { title: field.title, target: { field } }] as const,
    );
    targets = new Map<string, Target>([...commons, ...fields]);
    known.set(ledger, targets);
  }
  return targets;
}

/** A column by its whole header, else by its title without remarks when no other column bears exactly that title. */
function match(
  written: string,
  index: number,
  targets: ReadonlyMap<string, Target>,
  exact: ReadonlySet<string>,
): Column | null {
  const found = titleParts(written)
    .map((way: TitleParts) => ({ ...way, target: targets.get(way.title) }))
    .find(
      ({ target, remark }) =>
        target && (remark === '' || !exact.has(target.title) || isMoney(target, remark)),
    );
  if (!found?.target) return null;
  const { target, remark } = found;
  const money = isMoney(target, remark) ? moneyOf(remark) : null;
  return { index, ...target, remark, moneyUnit: money && 'unit' in money ? money.unit : null };
}

function isMoney({ target }: Target, remark: string): boolean {
  return 'field' in target && fieldTypes[target.field.type].sum === 'money' && moneyOf(remark) !== null;
}
