/** A fault of an archive, in Chinese, for the verifying user. */
export class ArchiveFault extends Error {}

/** An entry as directory and local header both say it. */
export interface ArchiveEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** Where its packed bytes begin. */
  readonly from: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
}

const END = { signature: 0x06054b50, length: 22 } as const;
const CENTRAL = { signature: 0x02014b50, length: 46 } as const;
const LOCAL = { signature: 0x04034b50, length: 30 } as const;
const DESCRIPTOR = 0x08074b50;
/** Bits that an honest writer sets: speed of deflate (1, 2), a descriptor behind the content (3), UTF-8 (11). */
const FLAGS = 0x080e;
const HAS_DESCRIPTOR = 8;
/** Padding of Word, times, owners, the mark of a jar: none of them concerns names or sizes. */
const HARMLESS_EXTRA = new Set([0xa220, 0xa028, 0x5455, 0x7875, 0x000a, 0xcafe]);

/**
 * Reads the directory of an archive and compares every local header with it.
 * @throws ArchiveFault where two readers could see different files in it
 */
export function readDirectory(bytes: Uint8Array, most: number): readonly ArchiveEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - END.length;
  if (end < 0 || view.getUint32(end, true) !== END.signature)
    throw new ArchiveFault('文件不是压缩包，或在结尾之后还有内容');
  const [disk, first, here, count] = [4, 6, 8, 10].map((at) => view.getUint16(end + at, true));
  const length = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (disk !== 0 || first !== 0 || here !== count) throw new ArchiveFault('压缩包写的文件数自相矛盾');
  if (count === undefined || count > most) throw new ArchiveFault('压缩包中的文件太多');
  // Zip64 writes these; a second directory would lie between.
  if (start === 0xffffffff || length === 0xffffffff || start + length !== end)
    throw new ArchiveFault('压缩包的目录与结尾之间不相接：可能有两份目录');
  const entries: ArchiveEntry[] = [];
  const names = new Set<string>();
  let at = start;
  let expected = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL.length > end || view.getUint32(at, true) !== CENTRAL.signature)
      throw new ArchiveFault('压缩包的目录残缺');
    const { entry, next, local } = readCentral(view, bytes, at, end);
    claim(entry.name, names);
    const found = readLocal(view, bytes, local, entry);
    if (local !== expected) throw new ArchiveFault(`压缩包中“${entry.name}”之前有不属于任何文件的内容`);
    expected = found.end;
    entries.push({ ...entry, from: found.from });
    at = next;
  }
  if (at !== end) throw new ArchiveFault('压缩包的目录比所写的文件数长');
  if (expected !== start) throw new ArchiveFault('压缩包的目录之前有不属于任何文件的内容');
  return entries;
}

type Central = ArchiveEntry & { readonly flags: number };

function readCentral(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  end: number,
): { readonly entry: Central; readonly next: number; readonly local: number } {
  const u16 = (offset: number): number => view.getUint16(at + offset, true);
  const u32 = (offset: number): number => view.getUint32(at + offset, true);
  const [nameLength, extraLength, commentLength] = [u16(28), u16(30), u16(32)];
  const next = at + CENTRAL.length + nameLength + extraLength + commentLength;
  if (next > end) throw new ArchiveFault('压缩包的目录残缺');
  const name = readName(bytes.subarray(at + CENTRAL.length, at + CENTRAL.length + nameLength));
  const [flags, method] = [u16(8), u16(10)];
  if ((flags & ~FLAGS) !== 0 || (method !== 0 && method !== 8) || u16(34) !== 0 || commentLength !== 0)
    throw new ArchiveFault(`压缩包中的“${name}”加了密、带有附注，或用了少见的压缩方法`);
  demandHarmless(view, at + CENTRAL.length + nameLength, extraLength, name);
  const entry = { name, method, from: 0, packed: u32(20), size: u32(24), crc: u32(16), flags };
  if (method === 0 && entry.packed !== entry.size)
    throw new ArchiveFault(`压缩包中的“${name}”前后写的长度不同`);
  return { entry, next, local: u32(42) };
}

/** @returns where the content begins, and where the entry ends with its descriptor */
function readLocal(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  { name, method, flags, packed, size, crc }: Central,
): { readonly from: number; readonly end: number } {
  const differs = new ArchiveFault(`压缩包中“${name}”前后两处写得不同`);
  if (at + LOCAL.length > bytes.length || view.getUint32(at, true) !== LOCAL.signature) throw differs;
  const u16 = (offset: number): number => view.getUint16(at + offset, true);
  const u32 = (offset: number): number => view.getUint32(at + offset, true);
  const [nameLength, extraLength] = [u16(26), u16(28)];
  const from = at + LOCAL.length + nameLength + extraLength;
  if (from + packed > bytes.length) throw differs;
  if (readName(bytes.subarray(at + LOCAL.length, at + LOCAL.length + nameLength)) !== name) throw differs;
  if (u16(6) !== flags || u16(8) !== method) throw differs;
  demandHarmless(view, at + LOCAL.length + nameLength, extraLength, name);
  const late = (flags & HAS_DESCRIPTOR) !== 0;
  const stated = [
    [14, crc],
    [18, packed],
    [22, size],
  ] as const;
  // With a descriptor the header may hold zeros: the sizes come behind the content.
  for (const [offset, value] of stated)
    if (u32(offset) !== value && !(late && u32(offset) === 0)) throw differs;
  if (!late) return { from, end: from + packed };
  let end = from + packed;
  if (end + 16 <= bytes.length && view.getUint32(end, true) === DESCRIPTOR) end += 4;
  if (end + 12 > bytes.length) throw differs;
  for (const [index, value] of [crc, packed, size].entries())
    if (view.getUint32(end + 4 * index, true) !== value) throw differs;
  return { from, end: end + 12 };
}

function demandHarmless(view: DataView, from: number, length: number, name: string): void {
  for (let at = from; at < from + length; ) {
    const id = at + 4 <= from + length ? view.getUint16(at, true) : -1;
    if (!HARMLESS_EXTRA.has(id)) throw new ArchiveFault(`压缩包中“${name}”带有能改变名称或长度的附加字段`);
    at += 4 + view.getUint16(at + 2, true);
    if (at > from + length) throw new ArchiveFault(`压缩包中“${name}”的附加字段残缺`);
  }
}

/** ASCII is all that the parts of a document and of a package are named with. */
function readName(bytes: Uint8Array): string {
  let name = '';
  for (const byte of bytes) {
    if (byte < 0x21 || byte > 0x7e) throw new ArchiveFault('压缩包中有名称异常的文件');
    name += String.fromCharCode(byte);
  }
  return name;
}

/** Refuses names under which another reader could find another file, and repeated names. */
function claim(name: string, names: Set<string>): void {
  if (!/^[\w[\]-][\w.[\]-]*(?:\/[\w-][\w.-]*)*$/.test(name.replace(/(^|\/)_rels\/\.rels$/, '$1_rels/rels')))
    throw new ArchiveFault(`压缩包中有名称异常的文件“${name}”`);
  const key = name.toLowerCase();
  if (names.has(key)) throw new ArchiveFault(`文件中有两个“${name}”`);
  names.add(key);
}
