import { type ClientBase, escapeLiteral, type QueryResult } from 'pg';

/** The values that a literal of SQL can be made of; a list holds texts, numbers, bytes or nulls. */
export type Literal = string | number | bigint | boolean | null | Date | Uint8Array | readonly Literal[];

/**
 * A statement with its values as literals in the places `$1`, `$2` …, so that it can be sent with others in one
 * message: a round trip to the server costs as much as a small statement.
 */
export function filled(sql: string, values: readonly Literal[]): string {
  return sql.replace(/\$(\d+)/gu, (place, number: string) => {
    const at = Number(number) - 1;
    if (at >= values.length) throw new Error(`no value for ${place}`);
    return literalOf(values[at] ?? null);
  });
}

/** @throws for a text with U+0000, which would end the message early */
export function quoted(text: string): string {
  if (text.includes('\0')) throw new Error('U+0000 has no place in a text of the database');
  return escapeLiteral(text);
}

/** Sends statements without places in one message. @returns the result of each */
export async function oneMessage(
  client: ClientBase,
  statements: readonly string[],
): Promise<readonly QueryResult[]> {
  const results: unknown = await client.query(statements.join(';\n'));
  return (Array.isArray(results) ? results : [results]) as QueryResult[];
}

function literalOf(value: Literal): string {
  if (value === null) return 'null';
  if (typeof value === 'object' && 'map' in value && !(value instanceof Uint8Array))
    return quoted(`{${value.map(elementOf).join(',')}}`);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'object') return quoted(textOf(value));
  // In brackets: “- -1” would begin a comment.
  return `(${value})`;
}

function textOf(value: Date | Uint8Array): string {
  return value instanceof Date ? value.toISOString() : `\\x${Buffer.from(value).toString('hex')}`;
}

function elementOf(value: Literal): string {
  if (value === null) return 'NULL';
  const text = value instanceof Date || value instanceof Uint8Array ? textOf(value) : String(value);
  return `"${text.replace(/["\\]/gu, '\\$&')}"`;
}
