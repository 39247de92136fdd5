import { basename } from 'node:path';
import { MAX_SHEET_ROWS } from '../limits.ts';
import type { FreeSheet, StyledCell } from '../xlsx/writing/sheet-to-write.ts';
import { FAULT_SHEET, type RowFault } from './row-fault.ts';
import type { SheetSurvey } from './survey-sheet.ts';

const HEADERS = ['文件', '工作表', '行', '列', '值', '原因'] as const;

/** The sheet 错误清单: one line for every fault. `styles` index the formats of the workbook it goes into. */
export function faultSheet(
  sourcePath: string,
  faults: readonly RowFault[],
  surveys: ReadonlyMap<string, SheetSurvey>,
  styles: { readonly header: number; readonly text: number },
): FreeSheet {
  return {
    name: FAULT_SHEET,
    widths: [24, 24, 8, 20, 30, 80],
    rows: lines(sourcePath, faults, surveys, styles),
  };
}

function* lines(
  sourcePath: string,
  faults: readonly RowFault[],
  surveys: ReadonlyMap<string, SheetSurvey>,
  styles: { readonly header: number; readonly text: number },
): Generator<readonly StyledCell[]> {
  yield HEADERS.map((title) => [title, styles.header]);
  const room = MAX_SHEET_ROWS - 2;
  for (const fault of faults.slice(0, room)) {
    const value = surveys.get(fault.sheet)?.values.get(fault) ?? null;
    const texts = [fault.sheet, fault.row, fault.column, value, fault.message];
    yield [basename(sourcePath), ...texts].map((cell) => [cell, styles.text]);
  }
  if (faults.length > room) yield [[`其余${faults.length - room}条略`, styles.text]];
}
