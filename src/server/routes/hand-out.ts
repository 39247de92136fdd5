import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { HandedFile } from '#engine/files/index.ts';

/** A file as an answer: always to be saved, never to be shown or run by the browser, and kept by no cache. */
export function handOut({ path, name, size, mediaType }: HandedFile): Response {
  const ending = /\.[a-z0-9]{1,5}$/iu.exec(name)?.[0] ?? '';
  return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, {
    headers: {
      'content-type': mediaType,
      'content-length': String(size),
      // The first name is for programs that do not read the second (RFC 6266).
      'content-disposition': `attachment; filename="download${ending}"; filename*=UTF-8''${encoded(name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    },
  });
}

/** RFC 5987, value-chars. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*!]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
