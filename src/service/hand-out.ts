import { createReadStream, type ReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { HandedFile } from '#engine/files/index.ts';
import type { FileAnswer } from './endpoint.ts';

/** What a file holds, as an answer takes it: piece by piece, as fast as it is taken. */
export function piecesOf(stream: ReadStream): ReadableStream<Uint8Array> {
  // A file that is opened without an encoding gives bytes, and Node's types do not say so.
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}

/** A stored file as an answer, piece by piece. */
export function handOut({ path, name, mediaType }: HandedFile): FileAnswer {
  return { name, type: mediaType, bytes: piecesOf(createReadStream(path)) };
}
