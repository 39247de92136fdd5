import type { Cell } from '#model/cell.ts';
import { aWorkbook, type SheetToMake } from './a-workbook.ts';

const UNITS: readonly (readonly Cell[])[] = [
  ['单位编号', '单位全称', '单位简称', '单位类别', '上级单位', '设立日期', '撤销日期', '承继单位'],
  ['SW', '中共江河市委员会', '市委', '市委', null, null, null, null],
  ['BM1', '中共江河市委办公室', '市委办公室', '市直机关', 'SW', null, null, null],
  ['BM2', '江河市财政局', '市财政局', '市直机关', 'SW', null, null, null],
  ['JW', '江河市纪律检查委员会', '市纪委监委', '市纪委监委', 'SW', null, null, null],
  ['XZ1', '清溪镇', '清溪', '乡镇', 'SW', null, null, null],
  ['XZ2', '石桥镇', '石桥', '乡镇', 'SW', null, '2021-07-10', 'XZ3'],
  ['XZ3', '桥头镇', '桥头', '乡镇', 'SW', '2021-07-10', null, null],
  ['C1', '清溪村', null, '村', 'XZ1', null, null, null],
  ['C2', '上河村', null, '村', 'XZ1', null, null, null],
];
const PEOPLE: readonly (readonly Cell[])[] = [
  ['人员编号', '姓名', '单位', '职务', '职级', '角色', '任职日期', '免职日期'],
  ['P1', '张一', '市委', '市委书记', '正处', '市委书记、市委常委、市级党政班子成员', '2019-03-01', null],
  ['P2', '李二', '市委', '市委常委', '副处', '市委常委、市级党政班子成员', '2020-03-01', null],
  ['P3', '王三', '清溪镇', '党委书记', '正科', '乡镇党委书记', '2020-03-01', '2021-05-01'],
];
const MEETINGS: readonly (readonly Cell[])[] = [
  [
    '会议单位',
    '会议类型',
    '会议编号',
    '会议日期',
    '议题序号',
    '议题',
    '主题标签',
    '是否专题',
    '记录状态',
    '录入日期',
  ],
  [
    '清溪镇',
    '党组（党委）会议',
    '2021-01',
    '2021-03-05',
    1,
    '研究全面从严治党',
    '全面从严治党、意识形态工作责任制',
    '是',
    '已审定',
    '2021-03-06',
  ],
  [
    '清溪镇',
    '党组（党委）会议',
    '2021-01',
    '2021-03-05',
    2,
    '研究党建',
    '党的建设',
    '否',
    '已审定',
    '2021-03-06',
  ],
  [
    '清溪镇',
    '党组（党委）会议',
    '2021-09',
    '2021-09-05',
    1,
    '研究全面从严治党',
    '全面从严治党',
    '是',
    '已审定',
    '2022-01-08',
  ],
  [
    '石桥镇',
    '党组（党委）会议',
    '2021-01',
    '2021-02-05',
    1,
    '研究全面从严治党',
    '全面从严治党',
    '是',
    '已审定',
    '2021-02-06',
  ],
  [
    '石桥镇',
    '党组（党委）会议',
    '2021-05',
    '2021-07-05',
    1,
    '研究全面从严治党',
    '全面从严治党',
    '是',
    '已审定',
    '2021-07-06',
  ],
];
const LIFE: readonly (readonly Cell[])[] = [
  ['单位', '会议类别', '召开日期', '情况报告报送日期', '记录状态', '录入日期'],
  ['清溪镇', '民主生活会', '2021-01-20', '2021-02-20', '已审定', '2021-02-21'],
];
/** Terms that began before the regulation of 2021 was in force and end within it; one whose row says only when it ends; one that ended before it. */
const ELECTIONS: readonly (readonly Cell[])[] = [
  [
    '换届编号',
    '党组织',
    '换届层级',
    '本届起始日期',
    '应换届日期',
    '选举日期',
    '换届状态',
    '记录状态',
    '录入日期',
  ],
  ['HJ-1', '清溪村', '村级', '2018-06-01', '2021-06-01', null, '筹备中', '已审定', '2021-01-06'],
  ['HJ-2', '上河村', '村级', null, '2021-08-01', '2021-07-20', '已完成', '已审定', '2021-07-21'],
  ['HJ-3', '清溪镇', '乡镇级', '2015-06-01', '2020-06-01', null, '筹备中', '已审定', '2020-01-06'],
];
const DISCLOSED: readonly (readonly Cell[])[] = [
  ['村（社区）', '公开事项', '公布日期', '记录状态', '录入日期'],
  ['清溪村', '一般事项', '2021-03-20', '已审定', '2021-03-20'],
  ['清溪村', '财务收支', '2021-04-20', '已审定', '2021-04-20'],
];

/** A city with a merger, a post that fell vacant, two villages, and a year's work that answers some duties and not others. */
const DUTY_SHEETS: readonly SheetToMake[] = [
  { name: '单位', rows: [...UNITS] },
  { name: '人员', rows: [...PEOPLE] },
  { name: '常委会议题台账', rows: [...MEETINGS] },
  { name: '民主生活会和组织生活会台账', rows: [...LIFE] },
  { name: '换届选举台账', rows: [...ELECTIONS] },
  { name: '村务公开台账', rows: [...DISCLOSED] },
];

export function dutyWorkbook(more: readonly SheetToMake[] = []): Uint8Array {
  return aWorkbook([...DUTY_SHEETS, ...more]);
}
