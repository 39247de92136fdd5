import { cellText } from '#model/cell-text.ts';
import type { Choice } from '#model/field.ts';
import type { FieldType } from '#model/field-type.ts';
import { accept, EMPTY, refuse } from '#model/parsed.ts';
import { quote } from '#model/text/quote.ts';

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['是', '√', '✓', '有', '已', 'y', '1', 'true'].map((word) => [word, true] as const),
  ...['否', '×', '✗', '无', '未', 'n', '0', 'false'].map((word) => [word, false] as const),
]);

const YES_OR_NO: readonly Choice[] = [
  { code: 'true', label: '是' },
  { code: 'false', label: '否' },
];

/** Yes, no or unknown. Here alone 无 is a value (false); the other marks and an empty cell stay unknown. */
export const booleanType: FieldType = {
  type: 'boolean',
  storage: 'boolean',
  word: '是或否',
  hint: '是或否',
  operand: 'boolean',
  reference: null,
  many: false,
  options: [],
  needs: null,
  form: null,
  identifies: false,
  begins: [],
  day: null,
  sum: null,
  long: false,
  subject: false,
  searchable: false,
  entries: () => YES_OR_NO,
  cellFormat: 'text',
  columnUnit: () => null,
  typedAs: 'cell',
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
  stored: (text) => text === 'true',
  sqlValue: (column) => column,
  sample: { make: 'yes_no' },
};
