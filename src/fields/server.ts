import { quoted } from '#kernel/db/index.ts';
import type { Storage } from '#model/field-type.ts';
import type { Value } from '#model/value.ts';

/** The PostgreSQL column type of each storage. A time has minute precision, hence no fractions of a second. */
export const columnTypes: Readonly<Record<Storage, string>> = Object.freeze({
  text: 'text',
  bigint: 'bigint',
  numeric: 'numeric',
  date: 'date',
  timestamp: 'timestamp(0) without time zone',
  boolean: 'boolean',
  'text[]': 'text[]',
});

const COPY_SPECIAL = /[\\\t\n\r]/;
const COPY_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** A value as one field of PostgreSQL COPY text format (without the tab or newline that ends it). */
export function toCopyText(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escapeCopy(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  let text = arrays.get(value);
  if (text === undefined) {
    text = escapeCopy(`{${value.map(arrayElement).join(',')}}`);
    arrays.set(value, text);
  }
  return text;
}

/** Sets are frozen and repeat (the importer keeps what it has read before), so their text is written once. */
const arrays = new WeakMap<readonly string[], string>();

/** A value as a literal of SQL with its type, for a row that is part of a statement. */
export function toLiteral(value: Value, type: string): string {
  if (value === null) return `null::${type}`;
  const text =
    typeof value === 'string'
      ? value
      : typeof value === 'object'
        ? `{${value.map(arrayElement).join(',')}}`
        : String(value);
  return `${quoted(text)}::${type}`;
}

/** Array elements are always quoted, so that "NULL", braces, commas and spaces need no further thought. */
function arrayElement(element: string): string {
  return `"${element.replace(/["\\]/g, '\\$&')}"`;
}

function escapeCopy(text: string): string {
  return COPY_SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (char) => COPY_ESCAPES[char] ?? char) : text;
}
