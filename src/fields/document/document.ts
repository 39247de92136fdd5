import type { FieldType } from '#model/field.ts';
import { readText } from '#model/text/read-text.ts';

/** A document number or a file name: one line, at most 200 characters. */
export const documentType: FieldType = {
  type: 'document',
  storage: 'text',
  parse: (cell, field) => readText(cell, field, { limit: 200 }),
  toCell: (value) => (typeof value === 'string' ? value : null),
  format: (value) => (typeof value === 'string' ? value : ''),
};
