import type { SheetToMake } from './a-workbook.ts';
import { FLOW_CITY } from './findings.ts';

const problem = (no: string, handler: string, deed: string | null) => [
  no,
  '道路交通',
  '清溪镇柳树村',
  handler,
  '2021-04-01',
  '待办',
  deed,
];
const recovery = (no: string, lead: string) => [no, '常态化数据比对', lead, 'JW', 1000, '2021-05-01'];

/** Records that cite one another: a village's deed by problems of three units, a sealed lead by sealed recoveries. */
export const LINKED_CITY: readonly SheetToMake[] = [
  ...FLOW_CITY,
  {
    name: '办实事项目台账',
    rows: [
      ['项目编号', '事项', '承办单位', '承诺日期', '办理状态'],
      ['SS-1', '修村道', '清溪镇柳树村', '2021-03-01', '进行中'],
      ['SS-2', '修水渠', '清溪镇柳树村', '2021-03-01', '进行中'],
    ],
  },
  {
    name: '群众困难问题台账',
    rows: [
      ['问题编号', '事项类别', '村社区', '办理单位', '发现日期', '办理状态', '关联实事'],
      problem('WT-1', '清溪镇柳树村', 'SS-1'),
      problem('WT-2', '清溪镇', 'SS-1'),
      problem('WT-3', '甲局', 'SS-1'),
      problem('WT-4', '清溪镇', null),
    ],
  },
  {
    name: '大数据监督线索台账',
    rows: [
      ['线索编号', '监督批次', '核查单位', '下发日期'],
      ['XS-1', '常态化数据比对', 'JW', '2021-03-01'],
    ],
  },
  {
    name: '资金追缴台账',
    rows: [
      ['缴款凭证号', '监督批次', '线索编号', '追缴单位', '追缴金额（元）', '入账日期'],
      recovery('PZ-1', 'XS-1'),
      recovery('PZ-2', 'XS-1'),
    ],
  },
];
