import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Checkpoint } from '#kernel/audit/index.ts';
import { auditErrors } from './errors.ts';

const FORMAT = 'mingze-audit-checkpoint/1';
const shape = z.strictObject({
  format: z.literal(FORMAT),
  city: z.string(),
  region: z.int(),
  seq: z.string().regex(/^\d{1,18}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  key: z.string(),
  public_key: z.string(),
  signature: z.string(),
});

/** The text of a checkpoint, to be kept where nobody who could rewrite the log can reach it. */
export function checkpointText(checkpoint: Checkpoint, city: string): string {
  const { region, seq, hash, at, keyId: key, publicKey, signature } = checkpoint;
  const file: z.output<typeof shape> = {
    format: FORMAT,
    city,
    region,
    seq: String(seq),
    hash,
    at: at.toISOString(),
    key,
    public_key: publicKey,
    signature,
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** Reads a checkpoint that was kept. @throws AUDIT-CHECKPOINT-FILE */
export async function readCheckpointFile(path: string): Promise<Checkpoint> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw auditErrors.error('AUDIT-CHECKPOINT-FILE', { path }, error);
  }
  return readCheckpoint(text, path);
}

/** Reads the text of a checkpoint. @param path what the refusal calls it. @throws AUDIT-CHECKPOINT-FILE */
export function readCheckpoint(text: string, path: string): Checkpoint {
  const refuse = (cause: unknown): Error => auditErrors.error('AUDIT-CHECKPOINT-FILE', { path }, cause);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw refuse(error);
  }
  const read = shape.safeParse(json);
  if (!read.success) throw refuse(read.error);
  const { region, seq, hash, at, key: keyId, public_key: publicKey, signature } = read.data;
  return { region, seq: BigInt(seq), hash, at: new Date(at), keyId, publicKey, signature };
}
