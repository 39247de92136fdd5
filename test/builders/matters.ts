import type { Cell } from '#model/cell.ts';
import type { SheetToMake } from './a-workbook.ts';

/** One sound matter of a ledger, by titles of columns; `at` tells one from another. */
type MakeMatter = (at: number) => Readonly<Record<string, Cell>>;

/** Ledgers with a course of their own, beside findings and rounds: each matter stands at its beginning in the city of findings.ts. */
const MADE: Readonly<Record<string, { readonly sheet: string; readonly make: MakeMatter }>> = {
  facility_project: {
    sheet: '阵地建设项目台账',
    make: (at) => ({
      项目编号: `ZD-${at}`,
      设施类型: '红色驿站',
      建设性质: '新建',
      项目名称: `红色驿站${at}`,
      建设单位: '清溪镇柳树村',
      验收单位: '清溪镇',
      开工日期: '2021-03-01',
      计划完工日期: '2021-08-31',
    }),
  },
  practical_deed: {
    sheet: '办实事项目台账',
    make: (at) => ({
      项目编号: `SS-${at}`,
      事项: `修缮道路${at}`,
      承办单位: '清溪镇柳树村',
      承诺日期: '2021-02-01',
      办结日期: '2021-05-01',
      办理状态: '已完成',
      结果确认: '待确认',
    }),
  },
  campaign_task: {
    sheet: '专项活动任务台账',
    make: (at) => ({
      任务编号: `RW-${at}`,
      专项活动: '作风建设服务年',
      任务: `上门服务${at}`,
      责任单位: '甲局',
      交办单位: '乙局',
      完成日期: '2021-06-01',
      任务状态: '已完成',
      验收情况: '待验收',
    }),
  },
  business_environment_measure: {
    sheet: '优化营商环境措施台账',
    make: (at) => ({
      依据文件: '省三十条',
      条目: `第${at}条`,
      措施: `压减时限${at}`,
      责任单位: '甲局',
      评价年度: '2021',
      落实状态: '已完成',
      落实日期: '2021-06-01',
      验收单位: '乙局',
      验收情况: '待验收',
    }),
  },
  policy_document: {
    sheet: '制度文件库',
    make: (at) => ({
      文号: `甲发〔2021〕${at}号`,
      文件名称: `工作规则${at}`,
      文件类别: '工作规则',
      制发单位: '甲局',
    }),
  },
  matter_filing: {
    sheet: '重要事项报备与廉政承诺台账',
    make: (at) => ({
      报备编号: `BB-${at}`,
      单位: '甲局',
      报备人: 'P1',
      事项类别: '工程项目',
      报备日期: '2021-04-01',
    }),
  },
  approval_reform_item: {
    sheet: '审批事项改革台账',
    make: (at) => ({
      事项编码: `SP-${at}`,
      事项名称: `许可${at}`,
      实施机关: '甲局',
      办理方式: '普通办理',
      实施日期: '2021-01-05',
    }),
  },
  assignment_record: {
    sheet: '选派干部台账',
    make: (at) => ({
      人员: 'P9',
      选派岗位: '第一书记',
      派出单位: '甲局',
      派驻单位: '清溪镇柳树村',
      文号: `云组干〔2020〕${at}号`,
      开始日期: `2020-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + Math.floor(at / 12)).padStart(2, '0')}`,
      结束日期: '2022-12-31',
      选派情况: '在岗',
    }),
  },
  managed_venue: {
    sheet: '本单位阵地责任台账',
    make: (at) => ({
      阵地类型: '公众号',
      阵地名称: `甲局公众号${at}`,
      主办单位: '甲局',
      登记日期: '2021-02-01',
      阵地状态: '已登记待首次检查',
    }),
  },
  decision_task: {
    sheet: '议定事项落实台账',
    make: (at) => ({
      任务编号: `YD-${at}`,
      任务来源: '联席会议议定',
      会议编号或文号: '纪要〔2021〕3号',
      任务: `落实议定事项${at}`,
      责任单位: '甲局',
      配合单位: '清溪镇',
      交办单位: '乙局',
      交办日期: '2021-03-01',
      完成时限: '2021-09-30',
      目标数量: 40,
    }),
  },
  demonstration_creation: {
    sheet: '示范创建台账',
    make: (at) => ({
      创建编号: `SF-${at}`,
      创建单位: '清溪镇',
      创建层级: '示范乡镇（街道）',
      启动日期: '2021-02-01',
      计划创成日期: '2021-11-30',
    }),
  },
};

/** The ledgers of this file. */
export const WITH_COURSES: readonly string[] = Object.keys(MADE);

/**
 * A sheet of matters of a ledger with a course, all at its beginning.
 * @param count how many, numbered from 1
 * @param more further columns of all of them
 */
export function matters(
  ledger: string,
  count: number,
  more: Readonly<Record<string, Cell>> = {},
): SheetToMake {
  const made = MADE[ledger];
  if (!made) throw new Error(`no matters of ${ledger}`);
  const rows = Array.from({ length: count }, (_, at) => ({ ...made.make(at + 1), ...more }));
  const titles = Object.keys(rows[0] ?? {});
  return {
    name: made.sheet,
    rows: [titles, ...rows.map((row) => titles.map((title) => row[title] ?? null))],
  };
}
