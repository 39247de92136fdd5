import type { Cell } from '#model/cell.ts';
import { columnsOf } from '../exporting/columns.ts';
import type { ImportFault } from '../importing/fault.ts';
import type { RefusedSheet } from '../importing/refused-rows.ts';
import { FAULT_COLUMN } from '#formats/annotate/row-fault.ts';
import type { ColumnToWrite, SheetToWrite } from '#formats/xlsx/writing/sheet-to-write.ts';
import { writeWorkbook } from '#formats/xlsx/writing/write-workbook.ts';

const FAULTS: ColumnToWrite = Object.freeze({
  title: FAULT_COLUMN,
  required: false,
  typeWords: '文本',
  hint: '哪里不对、怎么改；改好后不必删去',
  choices: [],
  several: false,
  format: 'text',
});

/**
 * Writes the refused rows alone into a workbook, each with its fault, ready to be corrected and imported. Headers
 * contain the unit of money, because the text above the table is not copied.
 * @throws FileFault of writing
 */
export async function writeRefused(
  path: string,
  sheets: readonly RefusedSheet[],
  errors: readonly ImportFault[],
): Promise<void> {
  const why = new Map<string, string[]>();
  for (const { sheet, row, column, message } of errors) {
    const place = `${row ?? ''} ${sheet ?? ''}`;
    const told = column === null ? message : `${column}：${message}`;
    why.set(place, [...(why.get(place) ?? []), told]);
  }
  await writeWorkbook(
    path,
    sheets.map((one) => toWrite(one, why)),
  );
}

function toWrite(
  { sheet, ledger, columns, rows }: RefusedSheet,
  why: ReadonlyMap<string, readonly string[]>,
): SheetToWrite {
  const known = columnsOf(ledger);
  const plain = (title: string): string => title.replace(/（(?:元|万元)）$/u, '');
  return {
    name: ledger.title,
    columns: [
      ...columns.map(({ title, moneyUnit }) => ({
        ...(known.find((one) => plain(one.title) === title) ?? FAULTS),
        title: moneyUnit === null ? title : `${title}（${moneyUnit}）`,
      })),
      FAULTS,
    ],
    rows: rows.map((row): readonly Cell[] => [
      ...row.cells,
      (why.get(`${row.number} ${sheet}`) ?? []).join('；'),
    ]),
  };
}
