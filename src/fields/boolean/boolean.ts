import { cellText } from '#model/cell-text.ts';
import type { FieldType } from '#model/field.ts';
import { accept, EMPTY, refuse } from '#model/parsed.ts';
import { quote } from '#model/text/quote.ts';

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['是', '√', '✓', '有', '已', 'y', '1', 'true'].map((word) => [word, true] as const),
  ...['否', '×', '✗', '无', '未', 'n', '0', 'false'].map((word) => [word, false] as const),
]);

/** Yes, no or unknown. Here alone 无 is a value (false); the other marks and an empty cell stay unknown. */
export const booleanType: FieldType = {
  type: 'boolean',
  storage: 'boolean',
  parse(cell) {
    if (typeof cell === 'boolean') return accept(cell);
    if (typeof cell === 'string' && cell.trim() === '无') return accept(false);
    const text = cellText(cell);
    if (text === null) return EMPTY;
    if (typeof text !== 'string') return text;
    const value = WORDS.get(text.toLowerCase());
    if (value !== undefined) return accept(value);
    return refuse('not_boolean', `${quote(text)}不能判断是或否，请填 是 或 否`);
  },
  toCell: (value) => (typeof value === 'boolean' ? (value ? '是' : '否') : null),
  format: (value) => (typeof value === 'boolean' ? (value ? '是' : '否') : ''),
};
