import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { FileFault } from '../errors.ts';
import { WORKBOOK_LIMITS } from '../limits.ts';

/** One file of an archive, as the central directory describes it. Sizes in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const END64_LOCATOR_SIGNATURE = 0x07064b50;
const END64_SIGNATURE = 0x06064b50;
const ENTRY_SIGNATURE = 0x02014b50;
/** The end record (22 bytes) may be followed by a comment of at most 65,535 bytes. */
const END_SEARCH = 22 + 65_535;

/**
 * Reads the directory of a zip archive without expanding anything, and refuses bombs by their declared sizes.
 * @throws FileFault damaged, too_large, old_or_encrypted
 */
export async function readDirectory(path: string): Promise<readonly ZipEntry[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const damaged = (why: string): FileFault => damagedWorkbook(path, why);
    const { start, length, count } = await findDirectory(file, size, damaged);
    if (length > WORKBOOK_LIMITS.directory || count > WORKBOOK_LIMITS.entries) throw tooLarge(path);
    if (start + length > size) throw damaged('目录超出文件');
    const entries = parseEntries(await readAt(file, start, length), count, path, damaged);
    judgeSizes(entries, size, path, damaged);
    return entries;
  } finally {
    await file.close();
  }
}

/** The refusal of a broken workbook; `why` is for support, not for the user to act on. */
export function damagedWorkbook(path: string, why: string, cause?: unknown): FileFault {
  const message = `文件“${basename(path)}”已损坏或不完整（${why}），请用 Excel 或 WPS 打开后另存为 .xlsx 再上传`;
  return new FileFault('damaged', message, cause === undefined ? {} : { cause });
}

/** The refusal of a workbook whose expanded size exceeds the limits. */
export function tooLarge(path: string): FileFault {
  return new FileFault(
    'too_large',
    `文件“${basename(path)}”解压后过大，不像正常的工作簿；数据确实很多时请拆成几个文件，或另存为 CSV 再上传`,
  );
}

type Damaged = (why: string) => FileFault;

async function findDirectory(
  file: FileHandle,
  size: number,
  damaged: Damaged,
): Promise<{ readonly start: number; readonly length: number; readonly count: number }> {
  const tailStart = Math.max(0, size - END_SEARCH);
  const tail = await readAt(file, tailStart, size - tailStart);
  let at = tail.length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== END_SIGNATURE) at--;
  if (at < 0) throw damaged('找不到压缩目录');
  const plain = {
    count: tail.readUInt16LE(at + 10),
    length: tail.readUInt32LE(at + 12),
    start: tail.readUInt32LE(at + 16),
  };
  const locator = tailStart + at - 20;
  if (locator < 0) return plain;
  const pointer = await readAt(file, locator, 20);
  if (pointer.readUInt32LE(0) !== END64_LOCATOR_SIGNATURE) return plain;
  const recordAt = Number(pointer.readBigUInt64LE(8));
  if (recordAt + 56 > size) throw damaged('压缩目录位置不对');
  const record = await readAt(file, recordAt, 56);
  if (record.readUInt32LE(0) !== END64_SIGNATURE) throw damaged('压缩目录位置不对');
  return {
    count: Number(record.readBigUInt64LE(32)),
    length: Number(record.readBigUInt64LE(40)),
    start: Number(record.readBigUInt64LE(48)),
  };
}

function parseEntries(bytes: Buffer, count: number, path: string, damaged: Damaged): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  const seen = new Set<string>();
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) throw damaged('压缩目录残缺');
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    if (extraEnd > bytes.length) throw damaged('压缩目录残缺');
    if (bytes.readUInt16LE(at + 8) & 1) {
      const message = `文件“${basename(path)}”设有密码，请取消密码后另存为 .xlsx 再上传`;
      throw new FileFault('old_or_encrypted', message);
    }
    const sizes = withZip64(bytes, at, bytes.subarray(nameEnd, extraEnd));
    const name = bytes.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/');
    // With two entries of one name it depends on the program which one counts, so the file is refused.
    if (seen.has(name.toLowerCase())) throw damaged('压缩目录有重名');
    seen.add(name.toLowerCase());
    entries.push({ name, method: bytes.readUInt16LE(at + 10), crc: bytes.readUInt32LE(at + 16), ...sizes });
    at = extraEnd + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Sizes and offset of an entry; a field of all ones is in the ZIP64 extra field instead, in this order. */
function withZip64(
  bytes: Buffer,
  at: number,
  extra: Buffer,
): { readonly size: number; readonly compressedSize: number; readonly offset: number } {
  let wide = Buffer.alloc(0);
  for (let i = 0; i + 4 <= extra.length; i += 4 + extra.readUInt16LE(i + 2)) {
    if (extra.readUInt16LE(i) === 1)
      wide = Buffer.from(extra.subarray(i + 4, i + 4 + extra.readUInt16LE(i + 2)));
  }
  let used = 0;
  const field = (offset: number): number => {
    const short = bytes.readUInt32LE(at + offset);
    if (short !== 0xffffffff || used + 8 > wide.length) return short;
    used += 8;
    return Number(wide.readBigUInt64LE(used - 8));
  };
  return { size: field(24), compressedSize: field(20), offset: field(42) };
}

function judgeSizes(entries: readonly ZipEntry[], fileSize: number, path: string, damaged: Damaged): void {
  let total = 0;
  let packed = 0;
  for (const entry of entries) {
    total += entry.size;
    packed += entry.compressedSize;
    if (entry.offset + entry.compressedSize > fileSize) throw damaged('内容残缺');
    if (exceedsLimits(entry, entry.size)) throw tooLarge(path);
  }
  if (total > WORKBOOK_LIMITS.total) throw tooLarge(path);
  // The densest bombs let entries share their compressed bytes; no honest writer does so.
  if (packed > fileSize) throw tooLarge(path);
}

/** Whether `size` bytes out of this entry are more than any honest workbook holds. */
export function exceedsLimits(entry: ZipEntry, size: number): boolean {
  if (size > WORKBOOK_LIMITS.part) return true;
  return size > WORKBOOK_LIMITS.ratioFree && size > entry.compressedSize * WORKBOOK_LIMITS.ratio;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes;
}
