import type { FieldType } from '#model/field.ts';
import { readText } from '#model/text/read-text.ts';

/** A text of at most 4000 characters, line breaks allowed. */
export const longTextType: FieldType = {
  type: 'long_text',
  storage: 'text',
  parse: (cell, field) => readText(cell, field, { limit: 4000, lines: true }),
  toCell: (value) => (typeof value === 'string' ? value : null),
  format: (value) => (typeof value === 'string' ? value : ''),
};
