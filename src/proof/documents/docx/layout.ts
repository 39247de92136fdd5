/**
 * GB/T 9704-2012 in the units of OOXML: twips (1/20 pt) for lengths, half-points for sizes of type.
 * Word's 三号 is 16 pt where the standard thinks of 15.75 pt, so 22 lines by the 7/8 rule would overflow
 * the type area: pitch of lines and characters are set to what divides 225 mm and 156 mm instead.
 */
export const PAGE = {
  width: 11906,
  height: 16838,
  /** 5.2.1: 天头 37 mm, 订口 28 mm, type area 156 × 225 mm; the other two margins follow. */
  top: 2098,
  bottom: 1984,
  left: 1587,
  right: 1474,
  /** 5.2.3: 22 lines a page: 28.95 pt each. */
  linePitch: 579,
  /** 5.2.3: 28 characters a line: (156 mm / 28 − 16 pt) in 1/4096 pt. The page setup of Word shows 22 × 28. */
  characterSpace: -840,
  /**
   * How much narrower each 三号 character is so that 28 fit: 0.3 pt. 0.25 pt would be enough for Word, but LibreOffice
   * rounds the type area down to whole cells of the grid.
   */
  tightening: -6,
  /** Twips of one character of the body. */
  character: 314,
  /** 7.5: the dash is 7 mm below the type area, in the middle of a line of 14 pt. */
  footer: 1446,
} as const;

/** Sizes in half-points: 二号, 三号, 四号. */
export const SIZE = { two: 44, three: 32, four: 28 } as const;

/** Line of the title, and how many of its characters fit: 二号 is 22 pt less the grid's −0.2 pt. */
export const TITLE = { line: 700, capacity: 20 } as const;

/** Names of fonts on the machines of Chinese offices; no font is shipped. */
export const FONT = {
  title: '方正小标宋简体',
  heading: '黑体',
  body: '仿宋_GB2312',
  kai: '楷体_GB2312',
  song: '宋体',
} as const;
