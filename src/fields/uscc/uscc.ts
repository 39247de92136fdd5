import { cellText } from '#model/cell-text.ts';
import type { FieldType } from '#model/field-type.ts';
import { accept, EMPTY, refuse } from '#model/parsed.ts';
import { quote } from '#model/text/quote.ts';
import { usccAt } from '#model/uscc-at.ts';
import { hasUsccShape, usccCheckCharacter } from '#model/uscc.ts';

/** A unified social credit code (GB 32100): 18 characters, upper case, right check character. */
export const usccType: FieldType = {
  type: 'uscc',
  storage: 'text',
  word: '统一社会信用代码',
  hint: '统一社会信用代码，18 位',
  operand: 'text',
  reference: null,
  many: false,
  options: [],
  needs: null,
  form: 'normalised',
  identifies: true,
  begins: [],
  day: null,
  sum: null,
  long: false,
  subject: false,
  searchable: true,
  entries: () => [],
  cellFormat: 'text',
  columnUnit: () => null,
  typedAs: 'cell',
  parse(cell) {
    const text = cellText(cell);
    if (text === null) return EMPTY;
    if (typeof text !== 'string') return text;
    const code = text.toUpperCase();
    if (code.length !== 18) {
      return refuse(
        'bad_uscc',
        `${quote(text)}不是统一社会信用代码：应为18位，实为${code.length}位，请核对后重填`,
      );
    }
    if (!hasUsccShape(code)) {
      return refuse(
        'bad_uscc',
        `${quote(text)}不是统一社会信用代码：只能用数字和大写字母（不含 I、O、S、V、Z），第3至8位为数字，请核对后重填`,
      );
    }
    if (usccCheckCharacter(code) !== code.charAt(17)) {
      return refuse('bad_uscc', `${quote(text)}的校验位（最后一位）不对，请对照登记证书重新填写`);
    }
    return accept(code);
  },
  toCell: (value) => (typeof value === 'string' ? value : null),
  format: (value) => (typeof value === 'string' ? value : ''),
  stored: (text) => text,
  sqlValue: (column) => column,
  sample: { make: 'serial', at: usccAt, pool: 400 },
};
