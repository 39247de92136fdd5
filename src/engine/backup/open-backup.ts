import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { isMingzeError } from '#kernel/errors/index.ts';
import { FORMAT } from './contents.ts';
import { backupErrors } from './errors.ts';
import { SealBroken, sealHeader, unseal } from './seal.ts';
import { BrokenFile, readSections, type Section } from './sections.ts';
import { through } from './streams.ts';

const LONGEST_LINE = 1_000;
const firstLine = z.strictObject({ format: z.literal(FORMAT), sealed: sealHeader.nullable() });

/** A backup whose first line has been read. */
export interface OpenBackup {
  readonly encrypted: boolean;
  readonly sections: AsyncIterable<Section>;
}

/**
 * Opens a backup for reading from its beginning to its end.
 * @param passphrase for an encrypted file; null: none was given
 * @throws BACKUP-FILE, BACKUP-PASSPHRASE; reading throws what `explain` turns into the same
 */
export async function openBackup(path: string, passphrase: string | null): Promise<OpenBackup> {
  try {
    const stream = createReadStream(path)[Symbol.asyncIterator]() as AsyncIterableIterator<Buffer>;
    const { line, rest } = await lineOf(stream);
    let header: unknown;
    try {
      header = JSON.parse(line);
    } catch {
      throw new BrokenFile('不是明责的备份');
    }
    const read = firstLine.safeParse(header);
    if (!read.success) throw new BrokenFile('不是明责的备份，或是较新版本写出的');
    const { sealed } = read.data;
    if (sealed && passphrase === null)
      throw backupErrors.error('BACKUP-PASSPHRASE', { path, reason: '需要口令' });
    const body = joined(rest, stream);
    const clear = sealed && passphrase !== null ? unseal(body, passphrase, sealed, `${line}\n`) : body;
    return { encrypted: sealed !== null, sections: readSections(through(clear, createGunzip())) };
  } catch (error) {
    throw explain(error, path);
  }
}

/** The error for a failure of reading a backup, in words for the user; other errors stay as they are. */
export function explain(error: unknown, path: string): unknown {
  if (isMingzeError(error)) return error;
  if (error instanceof SealBroken)
    return backupErrors.error('BACKUP-PASSPHRASE', { path, reason: '口令不对，或文件被改动、截断过' }, error);
  if (error instanceof BrokenFile)
    return backupErrors.error('BACKUP-FILE', { path, reason: error.message }, error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // Of zlib: bad data, a bad sum, or an end too early.
  if (code.startsWith('Z_'))
    return backupErrors.error('BACKUP-FILE', { path, reason: '文件不完整或被改动过' }, error);
  if (/^E(ACCES|ISDIR|NOENT|PERM|IO)$/u.test(code))
    return backupErrors.error('BACKUP-FILE', { path, reason: `读不出来（${code}）` }, error);
  return error;
}

async function lineOf(stream: AsyncIterator<Buffer>): Promise<{ line: string; rest: Buffer }> {
  let held = Buffer.alloc(0);
  for (;;) {
    const end = held.indexOf(10);
    if (end >= 0) return { line: held.subarray(0, end).toString('utf8'), rest: held.subarray(end + 1) };
    const { value, done } = await stream.next();
    if (done || held.length > LONGEST_LINE) throw new BrokenFile('不是明责的备份');
    held = Buffer.concat([held, value]);
  }
}

async function* joined(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  yield* rest;
}
