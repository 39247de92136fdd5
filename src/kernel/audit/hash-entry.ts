import { createHash } from 'node:crypto';
import type { HashedEntry } from './entry.ts';

/** The link of the first entry of a chain. */
export const GENESIS: Uint8Array = new Uint8Array(32);

/**
 * SHA-256 over all columns of an entry. Each column is written as its length in bytes, a colon, its UTF-8 bytes and a
 * semicolon (`-;` for null), so that no two entries have one encoding (docs/audit.md shows it for other programs).
 */
export function hashEntry(entry: HashedEntry): Buffer {
  const { region, seq, at, type, version, actor, payload, prevHash } = entry;
  return digestOf('mingze-audit-entry/1', [
    String(region),
    String(seq),
    at.toISOString(),
    type,
    String(version),
    actor.account,
    actor.name,
    actor.post,
    actor.unit,
    actor.address,
    actor.via,
    payload,
    Buffer.from(prevHash).toString('hex'),
  ]);
}

/** The bytes of a list of texts, unambiguous; `name` keeps the uses apart. */
export function encode(name: string, parts: readonly (string | null)[]): Buffer {
  const encoded = [name, ...parts].map((part) =>
    part === null ? '-;' : `${Buffer.byteLength(part)}:${part};`,
  );
  return Buffer.from(encoded.join(''), 'utf8');
}

function digestOf(name: string, parts: readonly (string | null)[]): Buffer {
  return createHash('sha256').update(encode(name, parts)).digest();
}
