import { canonicalJson } from './canonical-json.ts';
import type { ReadableReport } from './readable-report.ts';

/** The place of the data in a reading page: it is never executed, and the page reads it as text. */
const BEGIN = '<script type="application/json" id="report">';
const END = '</script>';

/**
 * Fills the template of the reading page. @throws Error when the template has no place for it (a programmer's fault)
 */
export function fillPage(template: string, report: ReadableReport): string {
  const [before, after, more] = template.split(BEGIN + END);
  if (before === undefined || after === undefined || more !== undefined)
    throw new Error('the template of the reading page has no place for its data');
  return before + BEGIN + dataText(report) + END + after;
}

/**
 * Compares the data of a page with this report; `other form` when another version of the program wrote it, so that the
 * two cannot be compared.
 */
export function judgePage(page: string, report: ReadableReport): 'same' | 'different' | 'other form' {
  const from = page.indexOf(BEGIN);
  const held = page.slice(from + BEGIN.length, page.indexOf(END, from));
  if (from < 0 || page.lastIndexOf(BEGIN) !== from) return 'different';
  if (held === dataText(report)) return 'same';
  const form = /"format":"(mingze-page\/\d{1,3})"/.exec(held)?.[1];
  return form !== undefined && form !== report.format ? 'other form' : 'different';
}

/** A page without its data; null when it has no place for data, or several. */
export function templateOf(page: string): string | null {
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END, from);
  if (from < 0 || to < 0 || page.lastIndexOf(BEGIN) !== from) return null;
  return page.slice(0, from + BEGIN.length) + page.slice(to);
}

/** JSON that no HTML parser reads as markup: `<` cannot begin a tag or a comment. */
function dataText(report: ReadableReport): string {
  return canonicalJson(report).replaceAll('<', '\\u003c');
}
