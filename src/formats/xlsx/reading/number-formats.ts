import { numberShape, type NumberShape } from './number-shape.ts';

/** The meaning of a number by the format of its cell. */
export type NumberKind = 'plain' | 'date' | 'time' | 'percent';

/** How a format shows a number. */
export interface NumberFormat {
  readonly kind: NumberKind;
  /** Null where the format shows the digits of the number unchanged. */
  readonly shape: NumberShape | null;
}

/** The kind of a built-in format id (ECMA-376 part 1, 18.8.30, with its East Asian ids 27–36 and 50–58). */
export function builtInKind(id: number): NumberKind {
  if (id === 9 || id === 10) return 'percent';
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35) || id === 55 || id === 56) {
    return 'time';
  }
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date';
  return 'plain';
}

/** The kind of a format code: of its first section, without quoted and escaped characters and colours. */
function formatCodeKind(code: string): NumberKind {
  const bare = code
    .replace(/"[^"]*"|[\\!].|[_*]./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .split(';')[0]
    ?.toLowerCase()
    .replace(/general|g\/通用格式/g, '');
  if (bare === undefined) return 'plain';
  if (/[yd]|aaa|(?<![0#?.])e/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare))) return 'date';
  if (/[hs]/.test(bare)) return 'time';
  return bare.includes('%') ? 'percent' : 'plain';
}

/** Reads a format code completely. */
export function formatOfCode(code: string): NumberFormat {
  const kind = formatCodeKind(code);
  return { kind, shape: kind === 'plain' ? numberShape(code) : null };
}
