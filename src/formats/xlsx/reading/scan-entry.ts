import type { TextDecoder } from 'node:util';
import { damagedWorkbook, type ZipEntry } from '../../zip/directory.ts';
import { openEntry } from '../../zip/open-entry.ts';
import { decoderOf } from '../../zip/xml-encoding.ts';
import { type XmlHandler, XmlFault, XmlScanner } from './xml-scanner.ts';

/**
 * Scans one XML part of a workbook; the caller's handler collects, and the generator yields after every chunk.
 * @throws FileFault damaged (also for XML that is broken), too_large
 */
export async function* scanEntry(
  path: string,
  entry: ZipEntry,
  limit: number,
  handler: XmlHandler,
): AsyncGenerator<void> {
  let decoder: TextDecoder | null = null;
  const scanner = new XmlScanner(handler);
  try {
    for await (const chunk of openEntry(path, entry, limit)) {
      decoder ??= decoderOf(chunk);
      scanner.write(decoder.decode(chunk, { stream: true }));
      yield;
    }
    scanner.write(decoder?.decode() ?? '');
    scanner.end();
  } catch (error) {
    if (error instanceof XmlFault) throw damagedWorkbook(path, '内容格式不对', error);
    if (error instanceof TypeError || error instanceof RangeError)
      throw damagedWorkbook(path, '编码不对', error);
    throw error;
  }
  yield;
}

/** Scans a part to its end. */
export async function scanWhole(
  path: string,
  entry: ZipEntry,
  limit: number,
  handler: XmlHandler,
): Promise<void> {
  for await (const _ of scanEntry(path, entry, limit, handler));
}
