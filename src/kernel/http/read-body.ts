import { httpErrors } from './errors.ts';

/** Most bytes of a JSON body. */
export const MOST_JSON = 1_000_000;

/**
 * Reads the whole body of a request, never more bytes than allowed, whatever its headers say.
 * @throws HTTP-BODY
 */
export async function readBody(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const refuse = (): Error => httpErrors.error('HTTP-BODY', { most: `${Math.floor(most / 1_000_000)} MB` });
  if (Number(request.headers.get('content-length') ?? 0) > most) throw refuse();
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (request.body)
    for await (const chunk of request.body) {
      length += chunk.byteLength;
      if (length > most) throw refuse();
      chunks.push(chunk);
    }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
