import type { SheetToMake } from './a-workbook.ts';
import { FLOW_CITY } from './findings.ts';
import { units } from './small-city.ts';

/** Number of checks that name 清溪镇. */
export const CHECKS = 12;

/** Two townships, a village of each, and what the discipline commission hands to them. */
export const HANDED_CITY: readonly SheetToMake[] = [
  units(
    ['XC', '市委巡察工作领导小组办公室', '市委巡察办', '市直机关', 'U1'],
    ['JW', '市纪委监委机关', '市纪委', '市纪委监委', 'U1'],
    ['XZ1', '清溪镇', '清溪', '乡镇', 'U1'],
    ['C1', '清溪镇柳树村', null, '村', 'XZ1'],
    ['XZ2', '白河镇', '白河', '乡镇', 'U1'],
    ['C2', '白河镇石桥村', null, '村', 'XZ2'],
  ),
  ...FLOW_CITY.slice(1),
  {
    name: '监督检查台账',
    rows: [
      ['检查编号', '检查方式', '检查主题', '检查单位', '检查日期', '被检单位', '发现问题数', '佐证材料'],
      ...Array.from({ length: CHECKS }, (_, at) => [
        `JC-${at + 1}`,
        '明察',
        '作风建设',
        '市纪委',
        `2021-0${(at % 9) + 1}-05`,
        at === 0 ? '清溪镇、甲局、清溪镇柳树村' : '清溪镇、甲局',
        at,
        `佐证材料第${at + 1}号`,
      ]),
      ['JC-99', '暗访', '作风建设', '市纪委', '2021-11-05', '甲局', 3, '佐证材料第99号'],
    ],
  },
  {
    name: '提醒函台账',
    rows: [
      ['函件编号', '函件类别', '发送单位', '发送对象', '发函单位', '发函日期', '督办单号'],
      ['TX-1', '廉政提醒函', '清溪镇', '赵九', '市纪委', '2021-06-01', null],
      ['TX-2', '廉政提醒函', '白河镇', null, '市纪委', '2021-06-02', null],
    ],
  },
];
