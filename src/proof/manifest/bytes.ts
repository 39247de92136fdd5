/** Bytes as lower-case hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** @throws TypeError when the text is no even number of lower-case hexadecimal digits */
export function fromHex(text: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) throw new TypeError('not hexadecimal');
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at += 1)
    bytes[at] = Number.parseInt(text.slice(at * 2, at * 2 + 2), 16);
  return bytes;
}

/** UTF-8. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CODES = utf8(LETTERS);
const EQUALS = 0x3d;

/**
 * Base64 of a text in UTF-8. With a table: btoa needs a string of bytes, and building one of a manifest of 7 MB letter
 * by letter left 200 MB of garbage.
 */
export function toBase64(text: string): string {
  const bytes = utf8(text);
  const letters = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(EQUALS);
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const left = bytes.length - from;
    const bits = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    letters[to] = CODES[bits >> 18] ?? 0;
    letters[to + 1] = CODES[(bits >> 12) & 63] ?? 0;
    if (left > 1) letters[to + 2] = CODES[(bits >> 6) & 63] ?? 0;
    if (left > 2) letters[to + 3] = CODES[bits & 63] ?? 0;
  }
  return new TextDecoder().decode(letters);
}

const SEXTETS = Uint8Array.from({ length: 128 }, (_, code) => LETTERS.indexOf(String.fromCharCode(code)));

/**
 * Decodes base64; null when it is no base64, or no UTF-8 within. With a table, because atob took 22 ms for the manifest
 * of one report, half of a verification.
 */
export function fromBase64(base64: string): string | null {
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return null;
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((base64.length / 4) * 3);
  const sextet = (at: number): number => (SEXTETS[base64.charCodeAt(at)] ?? 0) & 63;
  for (let from = 0, to = 0; from < base64.length; from += 4, to += 3) {
    const last = from + 4 === base64.length ? padding : 0;
    const third = last > 1 ? 0 : sextet(from + 2);
    const fourth = last > 0 ? 0 : sextet(from + 3);
    const bits = (sextet(from) << 18) | (sextet(from + 1) << 12) | (third << 6) | fourth;
    bytes[to] = bits >> 16;
    bytes[to + 1] = (bits >> 8) & 255;
    bytes[to + 2] = bits & 255;
  }
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return decoder.decode(bytes.subarray(0, bytes.length - padding));
  } catch {
    return null;
  }
}
