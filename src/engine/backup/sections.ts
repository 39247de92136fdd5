/** A named part of a backup: a list of texts, a table, a file. */
export interface Section {
  readonly name: string;
  readonly data: AsyncIterable<Uint8Array>;
}

/** Thrown for bytes that are no backup, or not a complete one. */
export class BrokenFile extends Error {}

/** Longer names and frames are never written, and are refused when reading. */
const LONGEST_NAME = 1_000;
const LONGEST_FRAME = 16 * 1024 * 1024;

/** Writes sections one after another: length and name, then frames with their lengths, then a frame of length 0. */
export async function* writeSections(sections: AsyncIterable<Section>): AsyncGenerator<Uint8Array> {
  for await (const { name, data } of sections) {
    const bytes = Buffer.from(name, 'utf8');
    yield Buffer.concat([length(bytes.length), bytes]);
    for await (const piece of data)
      for (let at = 0; at < piece.length; at += LONGEST_FRAME) {
        const frame = piece.subarray(at, at + LONGEST_FRAME);
        yield length(frame.length);
        yield frame;
      }
    yield length(0);
  }
  // An empty name marks the end: no section has one.
  yield length(0);
}

/**
 * Reads sections one after another; each must be read to its end before the next.
 * @throws BrokenFile for anything that `writeSections` does not write, a missing end included
 */
export async function* readSections(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Section> {
  const { take, end } = taker(stream);
  const number = async (most: number): Promise<number> => {
    const size = (await take(4)).readUInt32BE();
    if (size > most) throw new BrokenFile('内容不合格式');
    return size;
  };
  async function* frames(): AsyncGenerator<Uint8Array> {
    for (let size = await number(LONGEST_FRAME); size > 0; size = await number(LONGEST_FRAME))
      yield await take(size);
  }
  for (let size = await number(LONGEST_NAME); size > 0; size = await number(LONGEST_NAME))
    yield { name: (await take(size)).toString('utf8'), data: frames() };
  // Only the end of the stream proves completeness: gzip's checksum is checked there.
  await end();
}

/** All bytes of a section that is known to be small. @throws BrokenFile above `most` */
export async function collected(data: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of data) {
    size += piece.length;
    if (size > most) throw new BrokenFile('内容不合格式');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function length(size: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(size);
  return bytes;
}

function taker(stream: AsyncIterable<Uint8Array>): {
  readonly take: (size: number) => Promise<Buffer>;
  readonly end: () => Promise<void>;
} {
  const source = stream[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const end = async (): Promise<void> => {
    const { done } = held.length > 0 ? { done: false } : await source.next();
    if (!done) throw new BrokenFile('末尾之后还有内容');
  };
  const take = async (size: number): Promise<Buffer> => {
    const pieces = [held];
    let has = held.length;
    while (has < size) {
      const { value, done } = await source.next();
      if (done) throw new BrokenFile('文件不完整');
      const piece = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      pieces.push(piece);
      has += piece.length;
    }
    const all = pieces.length === 1 ? held : Buffer.concat(pieces);
    held = all.subarray(size);
    return all.subarray(0, size);
  };
  return { take, end };
}
