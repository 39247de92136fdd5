import { createHash } from 'node:crypto';
import { isSigned, keyIdOf } from '#proof/manifest/installation-key.ts';
import { knownMigrations, type MigrationSource } from '#kernel/db/index.ts';
import {
  type Beginning,
  beginning,
  type Ending,
  ending,
  signedEnding,
  type TableOfBackup,
} from './contents.ts';
import { backupErrors } from './errors.ts';
import { BrokenFile, collected, type Section } from './sections.ts';
import { tally } from './streams.ts';

/** Larger texts and files are never written, and are refused when reading. */
export const MOST_TEXT = 64 * 1024 * 1024;

/** The description of a backup that was read. */
export interface ReadBackup {
  readonly begun: Beginning;
  readonly ended: Ending;
  /** Id of the key that signed the backup. */
  readonly key: string;
}

/** Receivers of the parts of a backup; each must read its data to the end. */
export interface Takers {
  readonly begin: (begun: Beginning) => Promise<void>;
  readonly file: (path: string, data: AsyncIterable<Uint8Array>) => Promise<void>;
  readonly object: (digest: string, data: AsyncIterable<Uint8Array>) => Promise<void>;
  readonly table: (table: TableOfBackup, data: AsyncIterable<Uint8Array>) => Promise<void>;
}

/**
 * Reads a backup from its beginning to its signed end, and compares the data with the end.
 * @throws BrokenFile
 */
export async function readBackup(
  sections: AsyncIterable<Section>,
  path: string,
  takers: Takers,
): Promise<ReadBackup> {
  let begun: Beginning | null = null;
  let digest = '';
  let last: { ended: Ending; key: string } | null = null;
  const seen: Ending['sections'] = [];
  for await (const { name, data } of sections) {
    if (last) throw new BrokenFile('末尾之后还有内容');
    const noted = tally(data, (bytes, sum) => seen.push({ name, bytes, digest: sum }));
    if (name === 'beginning' && !begun) {
      const text = (await collected(data, MOST_TEXT)).toString('utf8');
      digest = createHash('sha256').update(text).digest('hex');
      begun = parsed(beginning, text);
      await takers.begin(begun);
    } else if (!begun) throw new BrokenFile('内容不合格式');
    else if (name === 'ending') last = endOf((await collected(data, MOST_TEXT)).toString('utf8'));
    else if (name.startsWith('file ')) await takers.file(name.slice('file '.length), noted);
    else if (name.startsWith('object ')) await takers.object(name.slice('object '.length), noted);
    else {
      const table = begun.tables.find((one) => `table ${one.schema}.${one.name}` === name);
      if (!table) throw new BrokenFile('内容不合格式');
      await takers.table(table, noted);
    }
  }
  if (!begun || !last) throw new BrokenFile('文件不完整');
  const { ended, key } = last;
  if (ended.beginning !== digest || JSON.stringify(ended.sections) !== JSON.stringify(seen))
    throw backupErrors.error('BACKUP-FILE', { path, reason: '内容与其目录不符，被改动过' });
  return { begun, ended, key };
}

/**
 * Reads a backup to its end without any effect, so that a damaged file is refused before anything is made.
 * @throws BrokenFile, BACKUP-FILE, BACKUP-NEWER
 */
export async function checkBackup(
  sections: AsyncIterable<Section>,
  path: string,
  sources: readonly MigrationSource[],
): Promise<ReadBackup> {
  const known = knownMigrations(sources);
  const pass = async (_: unknown, data: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const piece of data) void piece;
  };
  return readBackup(sections, path, {
    begin: async ({ migrations }) => {
      const strange = migrations.filter(({ id, hash }) => known.get(id) !== hash).map(({ id }) => id);
      if (strange.length > 0) throw backupErrors.error('BACKUP-NEWER', { path, ids: strange.join('、') });
    },
    file: pass,
    object: pass,
    table: pass,
  });
}

function endOf(text: string): { ended: Ending; key: string } {
  const { text: said, key, public_key: publicKey, signature } = parsed(signedEnding, text);
  const holds = keyIdOf(publicKey) === key && isSigned(Buffer.from(said, 'utf8'), signature, publicKey);
  if (!holds) throw new BrokenFile('签名不符，被改动过');
  return { ended: parsed(ending, said), key };
}

function parsed<T>(schema: { parse: (value: unknown) => T }, text: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new BrokenFile('内容不合格式');
  }
}
