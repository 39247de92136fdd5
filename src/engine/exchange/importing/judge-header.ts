import { FAULT_COLUMN } from '#formats/annotate/row-fault.ts';
import type { Collector } from './collector.ts';
import { type Header, remarkToTell } from './header.ts';
import type { PlannedSheet } from './plan.ts';

/** Number of rows at the top of a sheet in which the header is searched. */
export const HEADER_ROWS = 10;

/** Reports what is wrong with a header. @returns whether the rows below it can be read */
export function judgeHeader(header: Header, sheet: PlannedSheet, collect: Collector): boolean {
  const place = { file: sheet.path, sheet: sheet.name, row: header.rowNumber };
  // An annotated copy that this program made has a column with the faults, which is no data.
  for (const title of header.unknown)
    if (title !== FAULT_COLUMN)
      collect.notice({
        ...place,
        column: title,
        kind: 'unknown_column',
        message: `列“${title}”不是本台账的字段，未导入`,
      });
  for (const column of header.columns) {
    const remark = remarkToTell(column);
    if (remark !== null)
      collect.notice({
        ...place,
        column: column.title,
        kind: 'column_remark',
        message: `列“${column.title}${remark}”按“${column.title}”读取，若不是同一项请改表头`,
      });
  }
  for (const title of header.duplicate)
    collect.fault(sheet.file, {
      ...place,
      column: title,
      value: title,
      kind: 'duplicate_column',
      message: `有两列表头都是“${title}”，请删去一列`,
    });
  for (const field of header.missing)
    collect.fault(sheet.file, {
      ...place,
      column: field.title,
      value: null,
      kind: 'missing_column',
      message: `缺少必填的列“${field.title}”，请补上这一列`,
    });
  for (const field of header.lacking)
    collect.notice({
      ...place,
      column: field.title,
      kind: 'lacking_column',
      message: `表中没有“${field.title}”列，新记录都没有此项${field === sheet.ledger.happened ? '，不计入任何年度' : ''}；以后请用新模板填写`,
    });
  return header.duplicate.length === 0 && header.missing.length === 0;
}

/** Reports that a sheet has no header. @param empty whether it has no cells at all */
export function judgeHeadless(sheet: PlannedSheet, collect: Collector, empty: boolean): void {
  const place = { file: sheet.path, sheet: sheet.name, row: null, column: null };
  if (empty) {
    collect.notice({ ...place, kind: 'empty_sheet', message: `工作表“${sheet.name}”是空的，未导入` });
    return;
  }
  const required = sheet.ledger.fields.filter((field) => field.required).map((field) => field.title);
  collect.fault(sheet.file, {
    ...place,
    value: null,
    kind: 'header_not_found',
    message: `工作表“${sheet.name}”前 ${HEADER_ROWS} 行中没有找到表头。表头至少要有这些必填列的一半：${required.join('、')}`,
  });
}
