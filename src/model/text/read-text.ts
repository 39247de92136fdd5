import type { Cell } from '../cell.ts';
import { cellText } from '../cell-text.ts';
import type { Field, Parsed } from '../field.ts';
import { accept, EMPTY, refuse } from '../parsed.ts';
import { holdsIdentityNumber, NO_IDENTITY_NUMBER } from './identity-number.ts';
import { hasReordering } from './invisible.ts';
import { writtenText } from './normalise.ts';
import { quote } from './quote.ts';

/**
 * Control characters that no text of a record may contain; PostgreSQL cannot store NUL, and none of them can be seen or
 * typed.
 */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** The form in which a spreadsheet writes a long number to a text file. */
const CUT_NUMBER = /^[+-]?\d(?:\.\d+)?E\+\d{2,}$/i;
const patterns = new Map<string, RegExp>();

/** How a kind of text is read. */
export interface TextRule {
  /** Characters (code points) at most. */
  readonly limit: number;
  /** Line breaks are allowed. */
  readonly lines?: boolean;
  /** Stored normalised, whatever the field says. */
  readonly normalised?: boolean;
}

/**
 * Reads a text cell by its rule and the field's pattern. A key is stored normalised, because it is looked up; every other
 * text is stored as it was written. Line breaks are stored as \n.
 * @returns the text, or the refusal: control characters, marks that reorder what is seen, line breaks, length, pattern
 */
export function readText(cell: Cell, field: Field, { limit, lines, normalised }: TextRule): Parsed {
  const compared = cellText(cell);
  if (compared === null) return EMPTY;
  if (typeof compared !== 'string') return compared;
  if (typeof cell === 'string' && CUT_NUMBER.test(compared))
    return refuse(
      'digits_lost',
      `${quote(compared)}是科学记数，后面的数字已被表格软件截去，请把此列设为文本格式后重新填写完整的号码`,
    );
  const asKey = normalised === true || field.key;
  const text = typeof cell === 'string' && !asKey ? writtenText(cell) : compared.replace(/\r\n?/g, '\n');
  if (holdsIdentityNumber(text)) return refuse('identity_number', `“${field.title}”${NO_IDENTITY_NUMBER}`);
  const fault = unwritable(text);
  if (fault !== null) return refuse('not_text', fault);
  if (lines !== true && text.includes('\n'))
    return refuse('line_break', `${quote(text)}含有换行，此列只能填一行，请删去换行`);
  const length = text.length > limit ? codePoints(text) : 0;
  if (length > limit) return refuse('too_long', `内容共${length}字，最多${limit}字，请缩短后填写`);
  if (field.pattern !== null && !whole(field.pattern).test(compared)) {
    const remedy = field.hint ?? `应符合格式 ${field.pattern}`;
    return refuse('pattern', `${quote(text)}不符合“${field.title}”的格式，请按要求填写：${remedy}`);
  }
  return accept(text);
}

/** Why a text cannot be stored in a record, in Chinese and with what to do; null when it can. */
function unwritable(text: string): string | null {
  if (CONTROL.test(text) || LONE_SURROGATE.test(text))
    return `${quote(text)}含有不可见的控制字符，请删去后重新填写`;
  if (hasReordering(text))
    return `${quote(text)}含有改变文字显示顺序的控制符，看到的与保存的不一致，请删去后手工重新输入`;
  return null;
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
