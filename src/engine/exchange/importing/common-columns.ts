import { ROW_STATUSES, type RowStatus } from '#engine/records/index.ts';
import { fieldTypes } from '#fields/index.ts';
import type { RawRow } from '#formats/source.ts';
import { BLANK_FIELD } from '#model/blank-field.ts';
import type { Field, ParseContext } from '#model/field.ts';
import { isEmptyMark, normaliseText } from '#model/text/normalise.ts';
import type { Value } from '#model/value.ts';
import type { Column, CommonColumn } from './header.ts';
import type { RowFault } from './parsed-row.ts';
import { shown } from './shown.ts';

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

/** What the columns that every ledger has say of a row. */
export interface CommonValues {
  readonly status: RowStatus;
  readonly voidReason: Value;
  readonly recordedOn: Value;
}
/** A row without common columns is accepted (ledgers.yaml, common_fields.row_status). */
export const ACCEPTED: CommonValues = { status: 'accepted', voidReason: null, recordedOn: null };

/** Reads the common columns of a row; what is wrong with their cells is added to `faults`. */
export function readCommon(commons: readonly Column[], raw: RawRow, faults: RowFault[]): CommonValues {
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
