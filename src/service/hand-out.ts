import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { HandedFile } from '#engine/files/index.ts';
import type { FileAnswer } from './endpoint.ts';

/** A stored file as an answer, piece by piece. */
export function handOut({ path, name, mediaType }: HandedFile): FileAnswer {
  const bytes = Readable.toWeb(createReadStream(path)) as unknown as ReadableStream<Uint8Array>;
  return { name, type: mediaType, bytes };
}
