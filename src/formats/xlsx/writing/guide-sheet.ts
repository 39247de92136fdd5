import type { FreeSheet, SheetToWrite, StyledCell } from './sheet-to-write.ts';
import { STYLE } from './workbook-styles.ts';

export const GUIDE_SHEET = '填写说明';
const HEADERS = ['工作表', '列', '是否必填', '类型', '可选项', '说明'] as const;

/** The sheet 填写说明: one line for every column of every ledger of the workbook. */
export function guideSheet(sheets: readonly SheetToWrite[]): FreeSheet {
  const rows: StyledCell[][] = [HEADERS.map((title) => [title, STYLE.header])];
  for (const sheet of sheets) {
    for (const column of sheet.columns) {
      const words = [
        sheet.name,
        column.title,
        column.required ? '必填' : '选填',
        column.typeWords,
        column.choices.join('、'),
        [column.several ? '可填多项，用顿号隔开' : '', column.hint ?? '']
          .filter((part) => part !== '')
          .join('；'),
      ];
      rows.push(words.map((word) => [word === '' ? null : word, STYLE.wrapped]));
    }
  }
  return { name: GUIDE_SHEET, widths: [24, 20, 10, 36, 50, 50], rows };
}
