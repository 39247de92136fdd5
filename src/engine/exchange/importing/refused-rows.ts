import { fieldTypes } from '#fields/index.ts';
import type { Cell } from '#model/cell.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import type { RawRow } from '#formats/source.ts';
import { Collector } from './collector.ts';
import type { Correction } from './corrections.ts';
import type { ImportFault } from './fault.ts';
import type { Header } from './header.ts';
import { type ImportFile, planSheets } from './plan.ts';
import { readSheet } from './read-sheet.ts';
import { shown } from './shown.ts';

/** A column of a refused row, with the unit in which its money was read. */
interface RefusedColumn {
  readonly title: string;
  readonly moneyUnit: '元' | '万元' | null;
}

/** A refused row as it was read. */
interface RefusedRow {
  readonly number: number;
  /** The cells of its natural key, in the words of the file; "" when they are empty. */
  readonly name: string;
  /** In the order of the columns. */
  readonly cells: readonly Cell[];
}

/** The refused rows of one sheet. */
export interface RefusedSheet {
  readonly sheet: string;
  readonly ledger: Ledger;
  readonly columns: readonly RefusedColumn[];
  readonly rows: readonly RefusedRow[];
}

/**
 * Reads a file once more for its refused rows, with the corrections applied: a user who corrects a cell must see which
 * record it belongs to, and rows that were not imported must be available for download.
 * @param errors the refusals of this file
 * @returns the sheets that have any, in the order of the file; columns that are no field are left out
 */
export async function refusedRows(
  file: ImportFile,
  pack: Pack,
  corrections: readonly Correction[],
  errors: readonly Pick<ImportFault, 'sheet' | 'row'>[],
): Promise<readonly RefusedSheet[]> {
  const wanted = new Map<string, Set<number>>();
  for (const { sheet, row } of errors)
    if (sheet !== null && row !== null) wanted.set(sheet, (wanted.get(sheet) ?? new Set()).add(row));
  if (wanted.size === 0) return [];
  const found: RefusedSheet[] = [];
  const quiet = new Collector();
  for (const sheet of await planSheets([file], pack, quiet, corrections)) {
    const numbers = wanted.get(sheet.name);
    if (!numbers) continue;
    let header: Header | null = null;
    const rows: RefusedRow[] = [];
    const keep = (row: RawRow): undefined => {
      if (header && numbers.has(row.number)) rows.push(refusedRow(row, header, sheet.ledger));
      return undefined;
    };
    await readSheet(sheet, quiet, {
      begin: async (read) => {
        await Promise.resolve();
        header = read;
      },
      row: keep,
      refused: keep,
    });
    if (!header || rows.length === 0) continue;
    found.push({ sheet: sheet.name, ledger: sheet.ledger, columns: columnsOf(header), rows });
  }
  return found;
}

function columnsOf({ columns }: Header): readonly RefusedColumn[] {
  return columns.map(({ title, target, moneyUnit }) => {
    if (!('field' in target) || fieldTypes[target.field.type].sum !== 'money')
      return { title, moneyUnit: null };
    const unit = moneyUnit ?? target.field.moneyUnit ?? 'yuan';
    return { title, moneyUnit: unit === 'yuan' ? '元' : '万元' };
  });
}

function refusedRow(row: RawRow, { columns }: Header, { identity }: Ledger): RefusedRow {
  const name = identity.flatMap((field) => {
    const column = columns.find(({ target }) => 'field' in target && target.field === field);
    return (column && shown(row.cells[column.index] ?? null)) ?? [];
  });
  return {
    number: row.number,
    name: name.join(' '),
    cells: columns.map(({ index }) => row.cells[index] ?? null),
  };
}
