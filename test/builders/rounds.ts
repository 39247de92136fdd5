import type { Cell } from '#model/cell.ts';
import type { SheetToMake } from './a-workbook.ts';

/** A sheet 巡察底稿台账 about 甲局 with two finders, by their numbers. */
export function drafts(...numbers: readonly string[]): SheetToMake {
  return {
    name: '巡察底稿台账',
    rows: [
      ['底稿编号', '巡察轮次', '派出单位', '被巡察党组织', '形成日期', '问题类别', '发现人'],
      ...numbers.map((no): readonly Cell[] => [
        no,
        '2021年第1轮',
        '市委巡察办',
        '甲局',
        '2021-04-01',
        '公共资金',
        'P1、赵九',
      ]),
    ],
  };
}

/** A sheet 巡察轮次台账; every row is a planned round of three people but for what is given by column. */
export function rounds(...rows: readonly Readonly<Record<string, Cell>>[]): SheetToMake {
  const sound = {
    巡察轮次: '2021年第1轮',
    巡察类型: '常规巡察',
    派出单位: '市委巡察办',
    被巡察党组织: '甲局',
    巡察组组长: '李二',
    巡察组成员: 'P1、李二、赵九',
    未列入计划的理由: '机动安排',
  };
  const titles = [...new Set([...Object.keys(sound), ...rows.flatMap((row) => Object.keys(row))])];
  return {
    name: '巡察轮次台账',
    rows: [titles, ...rows.map((row) => titles.map((title) => ({ ...sound, ...row })[title] ?? null))],
  };
}
