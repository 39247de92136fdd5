import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';

/** The unencrypted header of an encrypted body. */
export const sealHeader = z.strictObject({
  kdf: z.literal('scrypt-131072-8-1'),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  cipher: z.literal('aes-256-gcm-stream-65536'),
});
export type SealHeader = z.output<typeof sealHeader>;

/** Bytes of clear text in a chunk, and of the tag that GCM adds to it. */
const CHUNK = 65_536;
const TAG = 16;

/** Thrown for a chunk with a wrong tag: another passphrase, or other bytes. */
export class SealBroken extends Error {}

/** A header for a new file. Its salt is random, so that every file has a key of its own. */
export function newSeal(): SealHeader {
  return {
    kdf: 'scrypt-131072-8-1',
    salt: randomBytes(32).toString('hex'),
    cipher: 'aes-256-gcm-stream-65536',
  };
}

/**
 * Encrypts a stream under a passphrase: scrypt (RFC 7914, N = 2^17, r = 8, p = 1) gives the key, and the text goes
 * through AES-256-GCM in chunks by the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015): the nonce is a
 * counter of 11 bytes and a byte that is 1 for the last chunk, so that chunks cannot be cut off, repeated or exchanged.
 * @param bound the unencrypted part of the file; any change of it makes the tags fail
 */
export async function* seal(
  clear: AsyncIterable<Uint8Array>,
  passphrase: string,
  header: SealHeader,
  bound: string,
): AsyncGenerator<Uint8Array> {
  const key = await keyOf(passphrase, header);
  const aad = createHash('sha256').update(bound).digest();
  let place = 0;
  for await (const { chunk, last } of rechunked(clear, CHUNK)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(place, last)).setAAD(aad);
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    place += 1;
  }
}

/** Decrypts what `seal` wrote. @throws SealBroken */
export async function* unseal(
  sealed: AsyncIterable<Uint8Array>,
  passphrase: string,
  header: SealHeader,
  bound: string,
): AsyncGenerator<Uint8Array> {
  const key = await keyOf(passphrase, header);
  const aad = createHash('sha256').update(bound).digest();
  let place = 0;
  for await (const { chunk, last } of rechunked(sealed, CHUNK + TAG)) {
    if (chunk.length < TAG) throw new SealBroken();
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(place, last)).setAAD(aad);
    decipher.setAuthTag(chunk.subarray(chunk.length - TAG));
    const clear = decipher.update(chunk.subarray(0, chunk.length - TAG));
    try {
      decipher.final();
    } catch {
      throw new SealBroken();
    }
    yield clear;
    place += 1;
  }
}

function nonce(place: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  // 48 bits of counter are 18 exabytes.
  bytes.writeUIntBE(place, 5, 6);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

/** Cuts a stream into chunks of one size; the last may be shorter, and even empty. */
async function* rechunked(
  stream: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ chunk: Buffer; last: boolean }> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const piece of stream) {
    held.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
    length += piece.byteLength;
    // A full chunk is held back until another follows, because it might be the last.
    if (length <= size) continue;
    let all = Buffer.concat(held);
    while (all.length > size) {
      yield { chunk: all.subarray(0, size), last: false };
      all = all.subarray(size);
    }
    held = [all];
    ({ length } = all);
  }
  yield { chunk: Buffer.concat(held), last: true };
}

function keyOf(passphrase: string, { salt }: SealHeader): Promise<Buffer> {
  const settings = { N: 131_072, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
  // The same passphrase may be typed in several Unicode forms.
  return new Promise((done, fail) =>
    scrypt(passphrase.normalize('NFC'), Buffer.from(salt, 'hex'), 32, settings, (error, key) =>
      error ? fail(error) : done(key),
    ),
  );
}
