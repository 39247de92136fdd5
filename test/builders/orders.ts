import type { Cell } from '#model/cell.ts';
import type { SheetToMake } from './a-workbook.ts';

export interface OrderCells {
  readonly no: Cell;
  readonly unit?: Cell;
  readonly issuer?: Cell;
  readonly due?: Cell;
  readonly shortfall?: Cell;
  readonly level?: Cell;
  readonly replied?: Cell;
  /** The finding that it is about. */
  readonly finding?: Cell;
  /** The item of a rectification that it is about. */
  readonly item?: Cell;
}

/** A sheet 督办单台账; every row is sound but for what is given. */
export function orders(...rows: readonly OrderCells[]): SheetToMake {
  return {
    name: '督办单台账',
    rows: [
      [
        '督办单号',
        '督办事项',
        '发单单位',
        '责任单位',
        '履职不到位情形',
        '发单日期',
        '办理时限',
        '回复日期',
        '处置层级',
        '所督问题',
        '所督整改项',
      ],
      ...rows.map(
        ({
          no,
          unit = '甲局',
          issuer = '市委巡察办',
          due = '2021-11-01',
          shortfall = '逾期',
          level = '提醒',
          replied = null,
          finding = null,
          item = null,
        }): readonly Cell[] => [
          no,
          '整改逾期',
          issuer,
          unit,
          shortfall,
          '2021-10-08',
          due,
          replied,
          level,
          finding,
          item,
        ],
      ),
    ],
  };
}

/** A sheet 问责台账 with proposals against 甲局, by their numbers. */
export function proposals(...numbers: readonly string[]): SheetToMake {
  return {
    name: '问责台账',
    rows: [
      ['问责编号', '问责对象单位', '建议日期'],
      ...numbers.map((no): readonly Cell[] => [no, '甲局', '2021-10-08']),
    ],
  };
}
