import { createReadStream, type ReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { HandedFile } from '#engine/files/index.ts';
import type { FileAnswer } from './endpoint.ts';

/** The content of a file for an answer: piece by piece, as fast as it is read. */
export function piecesOf(stream: ReadStream): ReadableStream<Uint8Array> {
  // A file that is opened without an encoding gives bytes, which Node's types do not say.
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}

/** A stored file as an answer, piece by piece. */
export function handOut({ path, name, mediaType }: HandedFile): FileAnswer {
  return { name, type: mediaType, bytes: piecesOf(createReadStream(path)) };
}
