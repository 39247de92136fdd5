import { TextDecoder } from 'node:util';

/** The encoding of an XML part: by its first bytes, else by its own declaration, else UTF-8. @throws RangeError */
export function decoderOf(start: Buffer): TextDecoder {
  const [first = 0, second = 0] = start;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return fatal('utf-16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return fatal('utf-16be');
  const named = /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/i.exec(start.toString('latin1', 0, 200));
  // Bytes without a zero are no UTF-16, even where a converter left that declaration.
  const label = named?.[1] ?? 'utf-8';
  return fatal(/^utf-?16|^ucs/i.test(label) ? 'utf-8' : label);
}

function fatal(encoding: string): TextDecoder {
  return new TextDecoder(encoding, { fatal: true });
}

/** The beginning of an XML part with its declaration changed to UTF-8. */
export function declaredUtf8(start: string): string {
  return start.replace(/^\ufeff?(<\?xml[^>]*?\sencoding\s*=\s*)(?:"[^"]*"|'[^']*')/, '$1"UTF-8"');
}
