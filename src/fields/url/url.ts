import type { FieldType } from '#model/field-type.ts';
import { refuse } from '#model/parsed.ts';
import { quote } from '#model/text/quote.ts';
import { readText } from '#model/text/read-text.ts';

const ABSOLUTE = /^https?:\/\/[^\s/?#"<>\\]+(?:[/?#][^\s"<>]*)?$/i;

/** An absolute http or https address of at most 500 characters. */
export const urlType: FieldType = {
  type: 'url',
  storage: 'text',
  word: '网址',
  hint: '网址',
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
  parse(cell, field) {
    const read = readText(cell, field, { limit: 500, normalised: true });
    if ('fault' in read || typeof read.value !== 'string' || ABSOLUTE.test(read.value)) return read;
    return refuse(
      'not_url',
      `${quote(read.value)}不是完整的网址，请按 https://www.example.gov.cn/page 的样式填写`,
    );
  },
  toCell: (value) => (typeof value === 'string' ? value : null),
  format: (value) => (typeof value === 'string' ? value : ''),
  stored: (text) => text,
  sqlValue: (column) => column,
  sample: { make: 'text', counted: false },
};
