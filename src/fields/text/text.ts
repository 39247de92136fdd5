import type { FieldType } from '#model/field.ts';
import { readText } from '#model/text/read-text.ts';

/** A text of one line, at most 200 characters. */
export const textType: FieldType = {
  type: 'text',
  storage: 'text',
  parse: (cell, field) => readText(cell, field, { limit: 200 }),
  toCell: (value) => (typeof value === 'string' ? value : null),
  format: (value) => (typeof value === 'string' ? value : ''),
};
