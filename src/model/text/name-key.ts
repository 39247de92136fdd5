import { foldQuotes, normaliseText } from './normalise.ts';

/** The dots between the parts of a name: ·•∙⋅・‧ and what NFKC makes of the others. */
export const MIDDLE_DOTS = '\u00b7\u0387\u2022\u2027\u2219\u22c5\u2e31\u30fb\uff65\u16eb\u25cf\u25e6';
const DOTS = new RegExp(`[${MIDDLE_DOTS}]`, 'g');

/**
 * The form in which names of units and people are compared: normalised, “ and ” equal ", without white space (printed
 * lists pad 王 伟 to three characters, a narrow column breaks a unit's name), every middle dot the same.
 */
export function nameKey(name: string): string {
  return foldQuotes(normaliseText(name)).replace(/\s+/g, '').replace(DOTS, '\u00b7');
}
