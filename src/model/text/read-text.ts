import type { Cell } from '../cell.ts';
import { cellText } from '../cell-text.ts';
import type { Field, Parsed } from '../field.ts';
import { accept, EMPTY, refuse } from '../parsed.ts';
import { quote } from './quote.ts';

/** No text of a record holds these; PostgreSQL cannot store NUL, and none of them can be seen or typed. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const patterns = new Map<string, RegExp>();

/**
 * Reads a text cell: normalised, at most `limit` characters (code points), one line unless `lines`,
 * the field's pattern when it has one. Line breaks are stored as \n.
 */
export function readText(cell: Cell, field: Field, limit: number, lines = false): Parsed {
  let text = cellText(cell);
  if (text === null) return EMPTY;
  if (typeof text !== 'string') return text;
  if (CONTROL.test(text) || LONE_SURROGATE.test(text)) {
    return refuse('not_text', `${quote(text)}含有不可见的控制字符，请删去后重新填写`);
  }
  if (/[\r\n\u2028\u2029\u0085]/.test(text)) {
    if (!lines) return refuse('line_break', `${quote(text)}含有换行，此列只能填一行，请删去换行`);
    text = text.replace(/\r\n?/g, '\n');
  }
  const length = text.length > limit ? codePoints(text) : 0;
  if (length > limit) return refuse('too_long', `内容共${length}字，最多${limit}字，请缩短后填写`);
  if (field.pattern !== null && !whole(field.pattern).test(text)) {
    const remedy = field.hint ?? `应符合格式 ${field.pattern}`;
    return refuse('pattern', `${quote(text)}不符合“${field.title}”的格式，请按要求填写：${remedy}`);
  }
  return accept(text);
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function whole(pattern: string): RegExp {
  let compiled = patterns.get(pattern);
  if (compiled === undefined) {
    compiled = new RegExp(`^(?:${pattern})$`, 'u');
    patterns.set(pattern, compiled);
  }
  return compiled;
}
