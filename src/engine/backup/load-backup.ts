import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { from as copyFrom } from 'pg-copy-streams';
import { isSigned, keyIdOf } from '#engine/proof/installation-key.ts';
import { applyDefinitions } from '#engine/records/apply-definitions.ts';
import { type Database, knownMigrations, type MigrationSource, migrate, withOwner } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import {
  type Beginning,
  beginning,
  columnList,
  type Ending,
  ending,
  quoted,
  signedEnding,
  type TableOfBackup,
} from './contents.ts';
import { backupErrors } from './errors.ts';
import { BrokenFile, collected, type Section } from './sections.ts';
import { tally } from './streams.ts';

const MOST_TEXT = 64 * 1024 * 1024;

export interface LoadRequest {
  readonly db: Database;
  readonly sources: readonly MigrationSource[];
  readonly path: string;
  readonly now: Date;
  /** Takes a file of the data directory; the packs have all come when `pack` is asked for. */
  readonly onFile: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly pack: () => Promise<Pack>;
  readonly onProgress?: (table: string) => void;
}

export interface Loaded {
  readonly pack: Pack;
  readonly begun: Beginning;
  readonly ended: Ending;
  /** Id of the key that signed the backup. */
  readonly key: string;
}

/**
 * Loads the sections of a backup into a database without tables: first the tables as the program had them that wrote
 * the backup, then its rows, then forward to the tables of this program; the ledgers after that, from the definitions.
 * What was read is compared with what the signed end of the backup says.
 * @throws BACKUP-NEWER, BACKUP-LEDGER, BACKUP-FILE, BACKUP-MISMATCH
 */
export async function loadBackup(request: LoadRequest, sections: AsyncIterable<Section>): Promise<Loaded> {
  const { db, sources, path, now } = request;
  let begun: Beginning | null = null;
  let text = '';
  let pack: Pack | null = null;
  let last: { ended: Ending; key: string } | null = null;
  const rows: Record<string, number> = {};
  const seen: Ending['sections'] = [];
  for await (const { name, data } of sections) {
    if (last) throw new BrokenFile('末尾之后还有内容');
    const noted = tally(data, (bytes, digest) => seen.push({ name, bytes, digest }));
    if (name === 'beginning' && !begun) {
      text = (await collected(data, MOST_TEXT)).toString('utf8');
      begun = parsed(beginning, text);
      await migrate(db, sources, await stateOf(begun, request));
    } else if (!begun) throw new BrokenFile('内容不合格式');
    else if (name === 'ending') last = endOf((await collected(data, MOST_TEXT)).toString('utf8'));
    else if (name.startsWith('file ')) await request.onFile(name.slice(5), await collected(noted, MOST_TEXT));
    else {
      const table = begun.tables.find((one) => `table ${one.schema}.${one.name}` === name);
      if (!table) throw new BrokenFile('内容不合格式');
      if (ofLedgers(table) && !pack) {
        // Everything that the migrations know is there: the tables of the ledgers follow the definitions of today.
        await migrate(db, sources);
        pack = await request.pack();
        await applyDefinitions(db, pack, now);
      }
      if (ofLedgers(table)) await fitColumns(db, table);
      request.onProgress?.(`${table.schema}.${table.name}`);
      rows[`${table.schema}.${table.name}`] = await copyInto(db, table, noted);
    }
  }
  if (!begun || !last) throw new BrokenFile('文件不完整');
  await migrate(db, sources);
  pack ??= await request.pack();
  const { ended, key } = last;
  const counted = { beginning: sha256(text), sections: seen, rows };
  for (const [part, value] of Object.entries(counted))
    if (JSON.stringify(value) !== JSON.stringify(ended[part as keyof typeof counted]))
      throw backupErrors.error('BACKUP-FILE', { path, reason: '内容与其目录不符，被改动过' });
  return { pack, begun, ended, key };
}

/** The migrations that the backup's program had applied. */
async function stateOf({ migrations }: Beginning, { sources, path }: LoadRequest): Promise<Set<string>> {
  const known = knownMigrations(sources);
  const strange = migrations.filter(({ id, hash }) => known.get(id) !== hash);
  if (strange.length > 0)
    throw backupErrors.error('BACKUP-NEWER', { path, ids: strange.map(({ id }) => id).join('、') });
  return new Set(migrations.map(({ id }) => id));
}

function ofLedgers({ schema }: TableOfBackup): boolean {
  return schema === 'ledger' || schema === 'base';
}

/** A field that left its ledger kept its column: it is made again. */
async function fitColumns(db: Database, table: TableOfBackup): Promise<void> {
  await withOwner(db, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
      [quoted(table)],
    );
    if (rows.length === 0)
      throw backupErrors.error('BACKUP-LEDGER', { table: `${table.schema}.${table.name}` });
    const there = new Set(rows.map((row) => row.name));
    for (const { name, type } of table.columns.filter((column) => !there.has(column.name))) {
      if (!/^[a-z ]+(\(\d+(,\d+)?\))?(\[\])?$/.test(type)) throw new BrokenFile('内容不合格式');
      await client.query(`alter table ${quoted(table)} add column "${name}" ${type}`);
    }
  });
}

async function copyInto(
  db: Database,
  table: TableOfBackup,
  data: AsyncIterable<Uint8Array>,
): Promise<number> {
  return withOwner(db, async (client) => {
    // What migrations put into a table is in the backup as well.
    await client.query(`truncate ${quoted(table)}`);
    const into = client.query(copyFrom(`copy ${quoted(table)} (${columnList(table)}) from stdin`));
    await pipeline(Readable.from(data, { objectMode: false }), into);
    for (const { name } of table.columns.filter((column) => column.identity))
      await client.query(
        `select setval(pg_get_serial_sequence($1, $2), coalesce(max("${name}"), 0) + 1, false) from ${quoted(table)}`,
        [quoted(table), name],
      );
    return into.rowCount;
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

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
