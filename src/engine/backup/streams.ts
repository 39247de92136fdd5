import { createHash } from 'node:crypto';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Pipes a stream through a transformer such as gzip; an error of either is thrown to the reader. */
export async function* through(
  source: AsyncIterable<Uint8Array>,
  transform: Transform,
): AsyncGenerator<Uint8Array> {
  const done = pipeline(Readable.from(source, { objectMode: false }), transform);
  // The reader gets the error from the transformer; without this handler it would be unhandled as well.
  done.catch(() => undefined);
  for await (const piece of transform) yield piece as Uint8Array;
  await done;
}

/** Passes a stream on and returns its length and digest at its end. */
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
