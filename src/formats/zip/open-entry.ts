import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { FileFault } from '../errors.ts';
import { declaredUtf8, decoderOf } from './xml-encoding.ts';
import { damagedWorkbook, exceedsLimits, tooLarge, type ZipEntry } from './directory.ts';

const LOCAL_SIGNATURE = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const CHUNK = 256 * 1024;

/**
 * The expanded bytes of one entry, chunk by chunk, with flat memory. The declared sizes are not trusted: the limits
 * apply to the bytes that really come, and the checksum is compared at the end.
 * @param limit most bytes that may come out
 * @throws FileFault damaged, too_large
 */
export async function* openEntry(path: string, entry: ZipEntry, limit: number): AsyncGenerator<Buffer> {
  if (entry.method !== STORED && entry.method !== DEFLATED) throw damagedWorkbook(path, '压缩方式不支持');
  if (entry.size > limit) throw tooLarge(path);
  const start = await entryStart(path, entry);
  let size = 0;
  let crc = 0;
  try {
    for await (const chunk of expandedChunks(path, entry, start)) {
      size += chunk.length;
      if (size > limit || exceedsLimits(entry, size)) throw tooLarge(path);
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    if (isCompressionError(error)) throw damagedWorkbook(path, '内容无法解压', error);
    throw error;
  }
  if (size !== entry.size || crc !== entry.crc) throw damagedWorkbook(path, '内容校验不符');
}

/** The whole of a small entry as text. @throws FileFault as openEntry. */
export async function readEntryText(path: string, entry: ZipEntry, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of openEntry(path, entry, limit)) chunks.push(chunk);
  try {
    const bytes = Buffer.concat(chunks);
    return declaredUtf8(decoderOf(bytes).decode(bytes));
  } catch (error) {
    throw damagedWorkbook(path, '编码不对', error);
  }
}

/** Where the compressed bytes of an entry begin. @throws FileFault damaged. */
export async function entryStart(path: string, entry: ZipEntry): Promise<number> {
  const file = await open(path, 'r');
  try {
    const header = Buffer.alloc(30);
    const { bytesRead } = await file.read(header, 0, 30, entry.offset);
    if (bytesRead < 30 || header.readUInt32LE(0) !== LOCAL_SIGNATURE) throw damagedWorkbook(path, '内容残缺');
    return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await file.close();
  }
}

async function* expandedChunks(path: string, entry: ZipEntry, start: number): AsyncGenerator<Buffer> {
  if (entry.compressedSize === 0) return;
  const packed = createReadStream(path, {
    start,
    end: start + entry.compressedSize - 1,
    highWaterMark: CHUNK,
  });
  if (entry.method === STORED) {
    yield* packed;
    return;
  }
  const inflate = createInflateRaw({ chunkSize: CHUNK });
  // Errors of either stream end the loop below by destroying `inflate`, so the callback has nothing to do.
  pipeline(packed, inflate, () => {});
  try {
    for await (const chunk of inflate) yield chunk;
  } finally {
    inflate.destroy();
    packed.destroy();
  }
}

function isCompressionError(error: unknown): boolean {
  if (error instanceof FileFault || !(error instanceof Error)) return false;
  return 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
}
