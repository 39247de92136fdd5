import { createHash } from 'node:crypto';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A stream through a transformer such as gzip; what fails in either is thrown to the reader. */
export async function* through(
  source: AsyncIterable<Uint8Array>,
  transform: Transform,
): AsyncGenerator<Uint8Array> {
  const done = pipeline(Readable.from(source, { objectMode: false }), transform);
  // The reader hears of it from the transformer; without this it would be unhandled as well.
  done.catch(() => undefined);
  for await (const piece of transform) yield piece as Uint8Array;
  await done;
}

/** Passes a stream on and tells its length and digest when it has ended. */
export async function* tally(
  data: AsyncIterable<Uint8Array>,
  tell: (bytes: number, digest: string) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of data) {
    hash.update(piece);
    bytes += piece.length;
    yield piece;
  }
  tell(bytes, hash.digest('hex'));
}
