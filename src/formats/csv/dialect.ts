import { open } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import type { CsvEncoding } from './detect-encoding.ts';

/** The separators of the cells and lines of a text file. */
export interface CsvDialect {
  readonly separator: string;
  /** Lines end with a carriage return alone, as on an old Macintosh. */
  readonly onlyReturns: boolean;
  /** The first line declares the separator (`sep=;`), and is no record. */
  readonly declared: boolean;
}

/** In the order in which they are tried where nothing else decides. */
const SEPARATORS = [',', '\t', ';', '，', '；', '|'] as const;
const SAMPLE_BYTES = 64 * 1024;
const SAMPLE_LINES = 20;

/** Decides the dialect by the first lines. */
export async function detectDialect(path: string, encoding: CsvEncoding): Promise<CsvDialect> {
  const file = await open(path, 'r');
  let text: string;
  try {
    const bytes = Buffer.alloc(SAMPLE_BYTES);
    const { bytesRead } = await file.read(bytes, 0, SAMPLE_BYTES, 0);
    text = new TextDecoder(encoding).decode(bytes.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
  const unquoted = text.replace(/"[^"]*"/g, '');
  const onlyReturns = !unquoted.includes('\n') && /\r./.test(unquoted);
  const lines = unquoted.split(/\r\n?|\n/).slice(0, SAMPLE_LINES);
  const declared = /^\ufeff?sep=(.)$/i.exec(lines[0] ?? '')?.[1];
  if (declared !== undefined) return { separator: declared, onlyReturns, declared: true };
  // A separator occurs in every full line, header and rows; the same character within texts only in some.
  const ranked = SEPARATORS.map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    return { separator, lines: counts.filter((count) => count > 0).length, most: Math.max(...counts) };
  }).toSorted((a, b) => b.lines - a.lines || b.most - a.most);
  return { separator: ranked[0]?.most ? ranked[0].separator : ',', onlyReturns, declared: false };
}
