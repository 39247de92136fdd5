import type { Cell } from '#model/cell.ts';
import { STYLE } from './workbook-styles.ts';
import { escapeXml } from './xml.ts';

const MS_PER_DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);

/**
 * A cell as XML. Texts are inline and typed as texts, so one that begins with = + - @ is never a formula;
 * its style also carries the leading apostrophe, so that it stays a text when a user edits it.
 * @param reference as "B7". @param style for plain numbers and texts; dates and ratios bring their own.
 */
export function cellXml(cell: Cell, reference: string, style: number = STYLE.plain): string {
  if (cell === null) return style === STYLE.plain ? '' : `<c r="${reference}" s="${style}"/>`;
  if (typeof cell === 'string') {
    const own = style === STYLE.plain ? (/^[=+\-@\t\r']/.test(cell) ? STYLE.quoted : STYLE.text) : style;
    return `<c r="${reference}" s="${own}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  }
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) return `<c r="${reference}" t="e"><v>#NUM!</v></c>`;
    return `<c r="${reference}" s="${style}"><v>${cell}</v></c>`;
  }
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if ('percent' in cell) return `<c r="${reference}" s="${STYLE.percent}"><v>${cell.percent}</v></c>`;
  if ('shown' in cell) return cellXml(cell.shown, reference, style);
  if ('error' in cell) return `<c r="${reference}" t="e"><v>${escapeXml(cell.error)}</v></c>`;
  const serial = toSerial(cell.date);
  // Before March 1900 Excel's calendar is wrong, so such a day is written as a text.
  if (serial === null) return cellXml(cell.date.replace('T', ' '), reference);
  return `<c r="${reference}" s="${cell.date.length > 10 ? STYLE.datetime : STYLE.date}"><v>${serial}</v></c>`;
}

/** The 1900-system serial of "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM[:SS]", or null when Excel cannot show it. */
function toSerial(date: string): number | null {
  const time = Date.parse(`${date.length > 10 ? date : `${date}T00:00`}Z`);
  const serial = (time - EPOCH_1900) / MS_PER_DAY;
  return serial >= 61 && serial < 2_958_466 ? serial : null;
}
