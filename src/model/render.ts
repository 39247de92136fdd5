import { divide, toMillionths } from './expression/exact.ts';
import type { Rendering } from './pack/types.ts';

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一'];

/**
 * The printed form of a number, without its measure word (indicators.yaml, rendering). Printing never changes data: the
 * fact keeps the exact value.
 * @param value canonical decimal string, in the indicator's value unit
 * @returns the printed form; a value that a rendering cannot print (a spelled number above 十一) is printed exactly
 */
export function renderValue(value: string, rendering: Rendering): string {
  switch (rendering) {
    case 'exact':
      return value;
    case 'floor10_yu':
      return floorToTens(value);
    case 'wan2':
      return `${divide(toMillionths(value), toMillionths('10000'), 2)}万`;
    case 'wan_yuan_floor_yu':
      return wanYuan(value);
    case 'percent1':
      return divide(toMillionths(value), toMillionths('1'), 1);
    // chinese_numeral
    default:
      return NUMERALS[Number(value)] ?? value;
  }
}

function floorToTens(value: string): string {
  const exact = BigInt(value);
  if (exact < 10n || exact % 10n === 0n) return value;
  return `${(exact / 10n) * 10n}余`;
}

/** 分 to whole 万元; less than one 万元 is printed in 元. */
function wanYuan(fen: string): string {
  const exact = BigInt(fen);
  if (exact < 1_000_000n) return divide(exact, 100n, 2);
  return `${exact / 1_000_000n}万${exact % 1_000_000n === 0n ? '' : '余'}`;
}
