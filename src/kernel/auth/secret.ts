import { createHash, randomBytes } from 'node:crypto';
import { UUID_PATTERN } from '../db/uuid.ts';

/** The credential of a browser or a program: region, session or token, and its secret. */
export interface Bearer {
  readonly region: number;
  readonly id: string;
  readonly secret: string;
}

/** A secret of 256 bits; with so much entropy a plain digest is as good as a slow one. */
export function newSecret(): { readonly secret: string; readonly digest: Buffer } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, digest: digestOf(secret) };
}

export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** "1.0198….secret", which needs no escaping in a cookie or header. */
export function writeBearer({ region, id, secret }: Bearer): string {
  return `${region}.${id}.${secret}`;
}

const BEARER = new RegExp(`^(\\d{1,9})\\.(${UUID_PATTERN})\\.([\\w-]{43})$`);

/** Null for a text that is no credential. */
export function readBearer(text: string): Bearer | null {
  const parts = BEARER.exec(text);
  const [, region, id, secret] = parts ?? [];
  return region && id && secret ? { region: Number(region), id, secret } : null;
}

/** Days after which an unused one-time password expires (ASVS 5.0, 6.4.1). */
export const ONE_TIME_DAYS = 3;

/** A password that is typed once: three groups of five, easy to type. 74 bits. */
export function oneTimePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const bytes = randomBytes(64).filter((byte) => byte < 248);
  const text = Array.from(bytes.subarray(0, 15), (byte) => letters[byte % letters.length] ?? '').join('');
  return text.replace(/(.{5})(?=.)/g, '$1-');
}
