import type { ClientBase } from 'pg';
import { encode } from './hash-entry.ts';

/** Signs for the installation; this module does not know the key itself. */
export interface CheckpointSigner {
  readonly keyId: string;
  /** PEM. */
  readonly publicKey: string;
  /** @returns the signature, base64 */
  readonly sign: (bytes: Uint8Array) => string;
}

/** The signed statement that a chain ended in `hash` at the entry `seq`. */
export interface Checkpoint {
  readonly region: number;
  readonly seq: bigint;
  /** Hexadecimal. */
  readonly hash: string;
  readonly at: Date;
  readonly keyId: string;
  readonly publicKey: string;
  readonly signature: string;
}

/** The bytes that a checkpoint's signature covers. */
export function checkpointBytes({
  region,
  seq,
  hash,
  at,
}: Pick<Checkpoint, 'region' | 'seq' | 'hash' | 'at'>): Uint8Array {
  return encode('mingze-audit-checkpoint/1', [String(region), String(seq), hash, at.toISOString()]);
}

/**
 * Signs the current end of a region's chain and stores the checkpoint; null while the chain is empty. It covers what
 * was committed before; the entry about the checkpoint itself comes after it.
 */
export async function makeCheckpoint(
  client: ClientBase,
  region: number,
  at: Date,
  signer: CheckpointSigner,
): Promise<Checkpoint | null> {
  const { rows } = await client.query<{ seq: string; hash: Buffer }>(
    'select seq, hash from audit.entries where region_id = $1 order by seq desc limit 1',
    [region],
  );
  const [last] = rows;
  if (!last) return null;
  const seen = { region, seq: BigInt(last.seq), hash: last.hash.toString('hex'), at };
  const signature = signer.sign(checkpointBytes(seen));
  await client.query(
    `insert into audit.checkpoints (region_id, seq, at, hash, key_id, public_key, signature)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (region_id, seq, at) do nothing`,
    [region, seen.seq, at, last.hash, signer.keyId, signer.publicKey, signature],
  );
  return { ...seen, keyId: signer.keyId, publicKey: signer.publicKey, signature };
}

/** The checkpoints of a region, in the order of the entries that they cover. */
export async function loadCheckpoints(client: ClientBase, region: number): Promise<readonly Checkpoint[]> {
  const { rows } = await client.query<{
    seq: string;
    at: Date;
    hash: Buffer;
    key_id: string;
    public_key: string;
    signature: string;
  }>(
    'select seq, at, hash, key_id, public_key, signature from audit.checkpoints where region_id = $1 order by seq, at',
    [region],
  );
  return rows.map(({ seq, at, hash, key_id: keyId, public_key: publicKey, signature }) => ({
    region,
    seq: BigInt(seq),
    hash: hash.toString('hex'),
    at,
    keyId,
    publicKey,
    signature,
  }));
}
