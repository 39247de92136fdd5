import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { from as copyFrom } from 'pg-copy-streams';
import { applyDefinitions } from '#engine/records/index.ts';
import { type Database, type MigrationSource, migrate, withOwner } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { columnList, type Ending, quoted, type TableOfBackup } from './contents.ts';
import { backupErrors } from './errors.ts';
import { MOST_TEXT, type ReadBackup, readBackup } from './read-backup.ts';
import { BrokenFile, collected, type Section } from './sections.ts';

export interface LoadRequest {
  readonly db: Database;
  readonly sources: readonly MigrationSource[];
  readonly path: string;
  readonly now: Date;
  /** Gets each file of the data directory; when `pack` is called, all packs have come. */
  readonly onFile: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Gets the bytes of an attachment. */
  readonly onObject: (digest: string, data: AsyncIterable<Uint8Array>) => Promise<void>;
  readonly pack: () => Promise<Pack>;
  readonly onProgress?: (table: string) => void;
}

export interface Loaded extends ReadBackup {
  readonly pack: Pack;
  /** Number of rows that were loaded. */
  readonly rows: number;
}

/**
 * Loads the sections of a backup into a database without tables: first the tables in the state of the program that
 * wrote the backup, then the rows, then the migrations up to this program; then the ledgers, from the definitions. The
 * loaded data is compared with the signed end of the backup.
 * @throws BACKUP-LEDGER, and what reading throws
 */
export async function loadBackup(request: LoadRequest, sections: AsyncIterable<Section>): Promise<Loaded> {
  const { db, sources, path, now } = request;
  let pack: Pack | null = null;
  const rows: Record<string, number> = {};
  const { begun, ended, key } = await readBackup(sections, path, {
    begin: async ({ migrations }) => {
      await migrate(db, sources, new Set(migrations.map(({ id }) => id)));
    },
    file: async (name, data) => request.onFile(name, await collected(data, MOST_TEXT)),
    object: request.onObject,
    table: async (table, data) => {
      if (ofLedgers(table) && !pack) {
        // All tables of the migrations exist; the tables of the ledgers follow today's definitions.
        await migrate(db, sources);
        pack = await request.pack();
        await applyDefinitions(db, pack, now);
      }
      if (ofLedgers(table)) await fitColumns(db, table);
      const name = `${table.schema}.${table.name}`;
      request.onProgress?.(name);
      rows[name] = await copyInto(db, table, data);
    },
  });
  if (!agrees(rows, ended)) throw new BrokenFile('内容与其目录不符');
  await migrate(db, sources);
  const loaded = Object.values(rows).reduce((sum, one) => sum + one, 0);
  return { pack: pack ?? (await request.pack()), begun, ended, key, rows: loaded };
}

/**
 * Whether the loaded rows are those of the end. Earlier programs now and then wrote 0 for a table with rows, before the
 * server had said how many; its bytes and their digest are in the end as well, and were compared.
 */
function agrees(loaded: Readonly<Record<string, number>>, { rows, sections }: Ending): boolean {
  const names = Object.keys(loaded);
  const unsaid = new Set(sections.filter(({ bytes }) => bytes > 0).map(({ name }) => name));
  const holds = (name: string): boolean =>
    rows[name] === loaded[name] || (rows[name] === 0 && unsaid.has(`table ${name}`));
  return names.length === Object.keys(rows).length && names.every(holds);
}

function ofLedgers({ schema }: TableOfBackup): boolean {
  return schema === 'ledger' || schema === 'base';
}

/** A field that was removed from its ledger kept its column, so the column is made again. */
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
    // Rows that migrations insert are in the backup as well.
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
