import type { FileHandle } from 'node:fs/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { FileFault } from '../errors.ts';
import type { ZipEntry } from './directory.ts';

const MAX_32 = 0xffffffff;
const DEFLATED = 8;
/** Level 3 wrote 100,000 x 15 cells in 70 % of the time of level 6, the file was 7 % larger. */
const LEVEL = 3;
/** UTF-8 names. */
const FLAGS = 0x0800;
/** 1980-01-01 00:00, the zip format's zero: equal input gives equal bytes. */
const DOS_DATE = 0x0021;
const CHUNK_CHARS = 128 * 1024;

/**
 * Writes a zip archive entry by entry with flat memory. Sizes are not known before an entry is written, so its header
 * is written again afterwards: the result has no data descriptors, which some readers do not support.
 */
export class ZipWriter {
  readonly #file: FileHandle;
  readonly #entries: ZipEntry[] = [];
  #position = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Writes one entry from pieces of text. @throws FileFault too_large above 4 GiB. */
  async add(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void> {
    const offset = this.#position;
    await this.#write(localHeader({ name, method: DEFLATED, crc: 0, compressedSize: 0, size: 0, offset }));
    const start = this.#position;
    let size = 0;
    let crc = 0;
    const deflate = createDeflateRaw({ level: LEVEL });
    const written = this.#writeAll(deflate);
    // Both ends of the compressor run at once; a failure to write must also end the wait for `drain`.
    written.catch((error: unknown) =>
      deflate.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    try {
      for await (const text of joined(pieces)) {
        const bytes = Buffer.from(text, 'utf8');
        size += bytes.length;
        crc = crc32(bytes, crc);
        await new Promise<void>((resolve, reject) => {
          deflate.write(bytes, (error) => (error ? reject(error) : resolve()));
        });
      }
      deflate.end();
    } catch (error) {
      deflate.destroy();
      await written.catch(() => {});
      throw error;
    }
    await written;
    const entry = { name, method: DEFLATED, crc, compressedSize: this.#position - start, size, offset };
    await this.#close(entry);
  }

  /** Copies an entry of another archive as it is compressed there. `packed` are its bytes. */
  async copy(entry: ZipEntry, packed: AsyncIterable<Buffer>): Promise<void> {
    const own = { ...entry, offset: this.#position };
    await this.#write(localHeader(own));
    await this.#writeAll(packed);
    this.#entries.push(own);
  }

  /** Writes the directory. Nothing can be added afterwards. */
  async finish(): Promise<void> {
    const start = this.#position;
    if (start > MAX_32 || this.#entries.length > 0xffff) throw tooBig();
    for (const entry of this.#entries) await this.#write(directoryRecord(entry));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#entries.length, 8);
    end.writeUInt16LE(this.#entries.length, 10);
    end.writeUInt32LE(this.#position - start, 12);
    end.writeUInt32LE(start, 16);
    await this.#write(end);
  }

  async #close(entry: ZipEntry): Promise<void> {
    if (entry.size > MAX_32 || entry.compressedSize > MAX_32) throw tooBig();
    const header = localHeader(entry);
    await this.#file.write(header, 0, header.length, entry.offset);
    this.#entries.push(entry);
  }

  async #writeAll(chunks: AsyncIterable<Buffer>): Promise<void> {
    for await (const chunk of chunks) await this.#write(chunk);
  }

  async #write(bytes: Buffer): Promise<void> {
    let done = 0;
    while (done < bytes.length) {
      const { bytesWritten } = await this.#file.write(
        bytes,
        done,
        bytes.length - done,
        this.#position + done,
      );
      done += bytesWritten;
    }
    this.#position += bytes.length;
  }
}

/** Joins small pieces, because each call of the compressor has a fixed cost. */
async function* joined(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length < CHUNK_CHARS) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

function tooBig(): FileFault {
  return new FileFault('too_large', '要写出的工作簿超过 4 GB，请缩小范围分批导出，或导出为 CSV');
}

function localHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  writeCommon(header, 6, entry, name.length);
  return Buffer.concat([header, name]);
}

function directoryRecord(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(20, 4);
  record.writeUInt16LE(20, 6);
  writeCommon(record, 8, entry, name.length);
  record.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([record, name]);
}

/** The part that local header and directory record share, from the flags on. */
function writeCommon(into: Buffer, at: number, entry: ZipEntry, nameLength: number): void {
  into.writeUInt16LE(FLAGS, at);
  into.writeUInt16LE(entry.method, at + 2);
  into.writeUInt16LE(DOS_DATE, at + 6);
  into.writeUInt32LE(entry.crc, at + 8);
  into.writeUInt32LE(Math.min(entry.compressedSize, MAX_32), at + 12);
  into.writeUInt32LE(Math.min(entry.size, MAX_32), at + 16);
  into.writeUInt16LE(nameLength, at + 20);
}
