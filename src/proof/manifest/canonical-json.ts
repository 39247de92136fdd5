/**
 * The values that a manifest may contain. Numbers are safe integers only, because programs print fractions differently.
 */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  // An undefined member is left out, as by JSON.stringify: optional members of a format are undefined.
  | { readonly [key: string]: Json | undefined };

/** Deeper than any manifest; the limit protects the stack against a hostile file. */
const DEEPEST = 64;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Canonical JSON by RFC 8785: no white space, keys in the order of their UTF-16 code units, strings with the
 * shortest escapes. JSON.stringify writes strings exactly so (RFC 8785, 3.2.2.2).
 * @throws TypeError for a number that is no safe integer, a lone surrogate, or anything that JSON does not have
 */
export function canonicalJson(value: Json): string {
  return write(value, 0);
}

function write(value: Json, depth: number): string {
  if (depth > DEEPEST) throw new TypeError('nested too deeply');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    // Minus zero prints as 0 (RFC 8785, 3.2.2.3).
    if (!Number.isSafeInteger(value)) throw new TypeError(`not a safe integer: ${value}`);
    return String(value);
  }
  if (typeof value === 'string') return writeString(value);
  if (isList(value)) return `[${value.map((one) => write(one, depth + 1)).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`JSON has no ${typeof value}`);
  const members = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, one]) => (one === undefined ? [] : [`${writeString(key)}:${write(one, depth + 1)}`]));
  return `{${members.join(',')}}`;
}

function writeString(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new TypeError('lone surrogate');
  return JSON.stringify(text);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
