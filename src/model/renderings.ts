/** The ways in which a number is printed (docs/packs.md). */
export const RENDERINGS = [
  'exact',
  'floor10_yu',
  'wan2',
  'wan_yuan_floor_yu',
  'percent1',
  'chinese_numeral',
] as const;
