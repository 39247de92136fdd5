import type { Cell } from '#model/cell.ts';
import type { SheetToMake } from './a-workbook.ts';
import { posts, units } from './small-city.ts';

/** Title of the ledger whose rows take a course. */
const FINDINGS = '问题整改台账';

/** Units and people for stories about findings: 甲局 mends, the inspection office demands, a town and its village watch. */
export const FLOW_CITY: readonly SheetToMake[] = [
  units(
    ['XC', '市委巡察工作领导小组办公室', '市委巡察办', '市直机关', 'U1'],
    ['JW', '市纪委监委机关', '市纪委', '市纪委监委', 'U1'],
    ['XZ1', '清溪镇', '清溪', '乡镇', 'U1'],
    ['C1', '清溪镇柳树村', null, '村', 'XZ1'],
  ),
  posts(['P9', '赵九', '清溪镇', '镇长', '2020-01-01']),
];

export interface FindingCells {
  readonly no?: Cell;
  readonly source?: Cell;
  readonly on?: Cell;
  readonly problem?: Cell;
  readonly severity?: Cell;
  readonly unit?: Cell;
  readonly supervisor?: Cell;
  /** Further columns by their titles. */
  readonly more?: Readonly<Record<string, Cell>>;
}

/** A sheet 问题整改台账; every row is sound but for what is given. */
export function findings(...rows: readonly FindingCells[]): SheetToMake {
  const extra = [...new Set(rows.flatMap(({ more = {} }) => Object.keys(more)))];
  return {
    name: FINDINGS,
    rows: [
      ['问题编号', '问题来源', '反馈日期', '反馈问题', '程度', '责任单位', '督促单位', ...extra],
      ...rows.map(
        ({
          no = 'XC-1',
          source = '市委巡察',
          on = '2021-03-05',
          problem = '制度执行不严',
          severity = '一般',
          unit = '甲局',
          supervisor = '市委巡察办',
          more = {},
        }) => [
          no,
          source,
          on,
          problem,
          severity,
          unit,
          supervisor,
          ...extra.map((title) => more[title] ?? null),
        ],
      ),
    ],
  };
}
