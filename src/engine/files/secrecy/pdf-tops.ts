import { inflateSync } from 'node:zlib';
import { readHead } from './read-head.ts';
import { TOP_LINES } from './text-tops.ts';
import { unicodeMaps } from './pdf-unicode.ts';

const MOST = 20 * 1024 * 1024;
const MOST_STREAMS = 400;
const MOST_EXPANDED = 4 * 1024 * 1024;
/** Number of pages whose tops are read. */
const PAGES = 10;
const STREAM = /stream\r?\n/g;

/**
 * Lines at the tops of a PDF's first pages, as far as they can be read without a library: streams that are plain or
 * deflated, texts in UTF-16, GBK or a font with a table of its characters. Scanned pages, encrypted files and other
 * encodings give nothing.
 */
export async function pdfTops(path: string): Promise<readonly string[]> {
  const bytes = await readHead(path, MOST);
  const streams = [...expandedStreams(bytes)];
  const characters = unicodeMaps(streams);
  const lines = [
    ...bytes
      .toString('latin1')
      .matchAll(/\/(?:Title|Subject|Keywords)\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)/gu),
  ].flatMap(([, literal = '']) => readings(bytesOf(literal), characters));
  let pages = 0;
  for (const stream of streams) {
    if (!/\bBT\b/u.test(stream) || pages >= PAGES) continue;
    pages += 1;
    lines.push(...linesOf(stream, characters).slice(0, TOP_LINES));
  }
  return lines;
}

function* expandedStreams(bytes: Buffer): Generator<string> {
  const text = bytes.toString('latin1');
  let seen = 0;
  for (const match of text.matchAll(STREAM)) {
    if ((seen += 1) > MOST_STREAMS) return;
    const from = match.index + match[0].length;
    const to = text.indexOf('endstream', from);
    if (to < 0) return;
    const head = text.slice(Math.max(0, match.index - 400), match.index);
    if (!/FlateDecode/u.test(head)) {
      if (to - from < MOST_EXPANDED) yield text.slice(from, to);
      continue;
    }
    try {
      yield inflateSync(bytes.subarray(from, to), {
        maxOutputLength: MOST_EXPANDED,
        finishFlush: 2,
      }).toString('latin1');
    } catch {
      // Encrypted, damaged or too long: nothing of it can be read.
    }
  }
}

/** The displayed text by lines: an operator that moves the text position begins a new line. */
function linesOf(stream: string, characters: ReadonlyMap<number, string>): readonly string[] {
  const lines: string[] = [];
  let held: Buffer[] = [];
  const flush = (): void => {
    if (held.length > 0) lines.push(...readings(Buffer.concat(held), characters));
    held = [];
  };
  for (const [token] of stream.matchAll(
    /\((?:[^()\\]|\\[\s\S])*\)|<[0-9A-Fa-f\s]+>|\b(?:Td|TD|Tm|ET)\b|T\*/gu,
  )) {
    if (token.startsWith('(') || token.startsWith('<')) held.push(bytesOf(token));
    else flush();
    if (lines.length > TOP_LINES * 3) return lines;
  }
  flush();
  return lines;
}

function bytesOf(literal: string): Buffer {
  if (literal.startsWith('<')) return Buffer.from(literal.replace(/[^0-9A-Fa-f]/gu, ''), 'hex');
  const text = literal
    .slice(1, -1)
    .replace(/\\([0-7]{1,3})/gu, (_, octal: string) => String.fromCharCode(parseInt(octal, 8) & 255))
    .replace(
      /\\([\s\S])/gu,
      (_, one: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[one] ?? one,
    );
  return Buffer.from(text, 'latin1');
}

/** The same bytes in each encoding that a PDF may use; wrong ones give garbage that resembles no mark. */
function readings(bytes: Buffer, characters: ReadonlyMap<number, string>): readonly string[] {
  const swapped = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
  let mapped = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) mapped += characters.get(bytes.readUInt16BE(at)) ?? '';
  return [
    swapped.toString('utf16le').replace('\ufeff', ''),
    new TextDecoder('gb18030').decode(bytes),
    mapped,
  ].filter((one) => one !== '');
}
