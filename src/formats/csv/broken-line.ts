import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';

/** The presumed encoding of a file, and its first line that violates it. */
export interface BrokenLine {
  readonly encoding: 'UTF-8' | 'GB18030';
  /** From 1. */
  readonly line: number;
}

/**
 * Judges a file that is not wholly UTF-8 line by line: the encoding of most of its Chinese lines is the presumed one.
 * In both encodings no character contains the byte of a line end.
 * @returns the first line that is invalid in the presumed encoding, or null when every line is GB18030
 */
export async function brokenLine(path: string): Promise<BrokenLine | null> {
  const gb18030 = new TextDecoder('gb18030', { fatal: true });
  let [line, foreign, inUtf8, notUtf8, notGb] = [0, 0, 0, 0, 0];
  for await (const bytes of linesOf(path)) {
    line += 1;
    if (isAscii(bytes)) continue;
    foreign += 1;
    if (isUtf8(bytes)) inUtf8 += 1;
    else notUtf8 ||= line;
    if (notGb === 0 && !decodes(gb18030, bytes)) notGb = line;
  }
  if (inUtf8 * 2 > foreign && notUtf8 > 0) return { encoding: 'UTF-8', line: notUtf8 };
  return notGb > 0 ? { encoding: 'GB18030', line: notGb } : null;
}

function decodes(decoder: TextDecoder, bytes: Buffer): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

async function* linesOf(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let at = nextEnd(bytes, 0); at >= 0; at = nextEnd(bytes, start)) {
      yield bytes.subarray(start, at);
      start = bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? at + 2 : at + 1;
    }
    rest = Buffer.from(bytes.subarray(start));
  }
  if (rest.length > 0) yield rest;
}

/** The end of the next line; -1 also for a return that the next piece may continue. */
function nextEnd(bytes: Buffer, from: number): number {
  const feed = bytes.indexOf(0x0a, from);
  const back = bytes.subarray(from, feed < 0 ? bytes.length : feed).indexOf(0x0d);
  if (back < 0) return feed;
  return from + back === bytes.length - 1 ? -1 : from + back;
}
