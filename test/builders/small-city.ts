import type { Cell } from '#model/cell.ts';
import type { SheetToMake } from './a-workbook.ts';

/** Titles of the ledgers with which the small stories are told. */
export const RECTIFICATION = '巡视巡察整改台账';
export const ACTIVITY = '专题活动台账';

const UNIT_HEADER = ['单位编号', '单位全称', '单位简称', '单位类别', '上级单位', '统一社会信用代码'];
const POST_HEADER = ['人员编号', '姓名', '单位', '职务', '任职日期'];
const ITEM_HEADER = [
  '整改编号',
  '反馈来源',
  '反馈日期',
  '反馈问题',
  '责任单位',
  '整改状态',
  '牵头领导',
  '整改措施',
  '记录状态',
  '作废原因',
];

/** A sheet 单位: U1 above U2 甲局 and U3 乙局, then the given rows. */
export function units(...more: readonly (readonly Cell[])[]): SheetToMake {
  return onlyUnits(
    ['U1', '江河市委', null, '市委', null],
    ['U2', '甲局', '甲', '市直机关', 'U1'],
    ['U3', '乙局', '乙', '市直机关', 'U1'],
    ...more,
  );
}

/** A sheet 单位 with the given rows alone. */
export function onlyUnits(...rows: readonly (readonly Cell[])[]): SheetToMake {
  return { name: '单位', rows: [UNIT_HEADER, ...rows] };
}

/** A sheet 人员: two persons of one name, 王一 at 甲局 and at 乙局, and 李二. */
export function posts(...more: readonly (readonly Cell[])[]): SheetToMake {
  const rows = [
    ['P1', '王一', '甲局', '局长', '2020-01-01'],
    ['P2', '王一', '乙局', '局长', '2020-01-01'],
    ['P3', '李二', '乙局', '副局长', '2020-01-01'],
  ];
  return { name: '人员', rows: [POST_HEADER, ...rows, ...more] };
}

export interface ItemCells {
  readonly no?: Cell;
  readonly source?: Cell;
  readonly on?: Cell;
  readonly problem?: Cell;
  readonly unit?: Cell;
  readonly progress?: Cell;
  readonly leader?: Cell;
  readonly measures?: Cell;
  readonly status?: Cell;
  readonly reason?: Cell;
}

/** A sheet 巡视巡察整改台账; every row is sound but for what is given. */
export function items(...rows: readonly ItemCells[]): SheetToMake {
  return {
    name: RECTIFICATION,
    rows: [
      ITEM_HEADER,
      ...rows.map(
        ({
          no = 'A1',
          source = '省委巡视',
          on = '2021-03-05',
          problem = '窗口作风',
          unit = '甲局',
          progress = '整改中',
          leader = null,
          measures = null,
          status = null,
          reason = null,
        }) => [no, source, on, problem, unit, progress, leader, measures, status, reason],
      ),
    ],
  };
}

export const elections = (...rows: readonly (readonly (string | null)[])[]): SheetToMake => ({
  name: '换届选举台账',
  rows: [['换届编号', '党组织', '换届层级', '换届状态', '选举日期'], ...rows],
});
export const deeds = (...rows: readonly (readonly (string | null)[])[]): SheetToMake => ({
  name: '办实事项目台账',
  rows: [['项目编号', '事项', '承办单位', '承诺日期', '办理状态'], ...rows],
});
export const problems = (...rows: readonly (readonly (string | null)[])[]): SheetToMake => ({
  name: '群众困难问题台账',
  rows: [['问题编号', '事项类别', '村社区', '办理单位', '发现日期', '办理状态', '关联实事'], ...rows],
});
export const deed = (no: string, unit = '甲局') => [no, '修路', unit, '2021-01-02', '进行中'];
export const problem = (no: string, cites: string) => [
  no,
  '道路交通',
  '甲局',
  '甲局',
  '2021-02-01',
  '待办',
  cites,
];
