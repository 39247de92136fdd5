import type { Cell } from '#model/cell.ts';
import type { SheetToMake } from './a-workbook.ts';

/** A sheet of a ledger: rows by the titles of their columns; every row has the columns of the first. */
export function sheet(name: string, ...rows: readonly Readonly<Record<string, Cell>>[]): SheetToMake {
  const titles = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { name, rows: [titles, ...rows.map((row) => titles.map((title) => row[title] ?? null))] };
}

/** A sheet 监督检查台账; every row is sound but for what is given. */
export function checks(...rows: readonly Readonly<Record<string, Cell>>[]): SheetToMake {
  const sound = {
    检查编号: 'JC-1',
    检查方式: '明察',
    检查主题: '作风建设',
    检查单位: '乙局',
    检查日期: '2021-03-01',
  };
  return sheet('监督检查台账', ...rows.map((row) => ({ ...sound, ...row })));
}

/** A sheet 安全隐患台账; every row is sound but for what is given. */
export function hazards(...rows: readonly Readonly<Record<string, Cell>>[]): SheetToMake {
  const sound = {
    隐患编号: 'YH-1',
    监管单位: '乙局',
    隐患等级: '一般',
    发现日期: '2021-03-01',
    已复查合格: '否',
  };
  return sheet('安全隐患台账', ...rows.map((row) => ({ ...sound, ...row })));
}
