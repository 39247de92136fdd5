import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { createGzip } from 'node:zlib';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { writeAtomically } from '#formats/atomic-file.ts';
import type { Signer } from '#proof/manifest/installation-key.ts';
import type { Database } from '#kernel/db/index.ts';
import { type FileStore, hasStored, storedPath } from '#kernel/files/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { type Beginning, columnList, type Ending, FORMAT, quoted } from './contents.ts';
import { factsOfCity } from './facts-of-city.ts';
import { readTables } from './read-tables.ts';
import { newSeal, seal } from './seal.ts';
import { type Section, writeSections } from './sections.ts';
import { tally, through } from './streams.ts';

/** A file of the data directory in the backup, by its path with "/" below it. */
export interface FileOfBackup {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface BackupRequest {
  readonly db: Database;
  readonly pack: Pack;
  readonly now: Date;
  readonly signer: Signer;
  /** Null writes the file in clear. */
  readonly passphrase: string | null;
  readonly files: readonly FileOfBackup[];
  /** The store with the bytes of attachments. */
  readonly store: FileStore;
  readonly onProgress?: (table: string) => void;
}

export interface Backup {
  readonly tables: number;
  readonly rows: number;
  /** Number of attachment contents that were written, and of those that were missing. */
  readonly objects: number;
  readonly missing: readonly string[];
  readonly digest: string;
  readonly logs: Ending['logs'];
}

/**
 * Writes everything into one file while the program keeps running: one moment of the database, table after table by
 * COPY, with the numbers of the reports and the ends of the logs at that moment. Memory does not grow with the data.
 */
export async function writeBackup(request: BackupRequest, path: string): Promise<Backup> {
  const client = await request.db.owner.connect();
  let broken = false;
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(`set local datestyle = 'ISO, YMD'; set local extra_float_digits = 1`);
    const begun = await beginningOf(client, request);
    const copies = new Map<string, { readonly rowCount: number }>();
    const written: Ending['sections'] = [];
    const attached = await attachedObjects(client, request.store);
    let rows = 0;
    let logs: Ending['logs'] = [];
    async function* sections(): AsyncGenerator<Section> {
      const text = JSON.stringify(begun);
      yield { name: 'beginning', data: once(text) };
      for (const file of request.files) yield noted(`file ${file.path}`, once(file.bytes));
      for (const table of begun.tables) {
        const name = `${table.schema}.${table.name}`;
        request.onProgress?.(name);
        const stream = client.query(
          copyTo(`copy (select ${columnList(table)} from ${quoted(table)}) to stdout`),
        );
        copies.set(name, stream);
        yield noted(`table ${name}`, stream);
      }
      for (const digest of attached.there) {
        const bytes = createReadStream(storedPath(request.store, digest)) as AsyncIterable<Buffer>;
        yield noted(`object ${digest}`, bytes);
      }
      const end = await endingOf(client, request, { beginning: sha256(text), sections: written, copies });
      ({ logs } = end);
      rows = Object.values(end.rows).reduce((sum, one) => sum + one, 0);
      yield { name: 'ending', data: once(signed(end, request.signer)) };
    }
    function noted(name: string, data: AsyncIterable<Uint8Array>): Section {
      return { name, data: tally(data, (bytes, digest) => written.push({ name, bytes, digest })) };
    }
    const digest = await writeBody(path, sections(), request.passphrase);
    await client.query('commit');
    const { there, missing } = attached;
    return { tables: begun.tables.length, rows, objects: there.length, missing, digest, logs };
  } catch (error) {
    await client.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The contents of all attachments, also of removed ones: no bytes of a city are ever dropped on purpose. */
async function attachedObjects(
  client: PoolClient,
  store: FileStore,
): Promise<{ readonly there: readonly string[]; readonly missing: readonly string[] }> {
  const { rows } = await client.query<{ digest: string }>(
    `select distinct a.digest from files.attachments a
     where not exists (select from files.objects o where o.region_id = a.region_id and o.digest = a.digest and o.state = 'quarantined')
     order by 1`,
  );
  const digests = rows.map((row) => row.digest);
  return {
    there: digests.filter((digest) => hasStored(store, digest)),
    missing: digests.filter((digest) => !hasStored(store, digest)),
  };
}

async function writeBody(
  path: string,
  sections: AsyncIterable<Section>,
  passphrase: string | null,
): Promise<string> {
  const header = passphrase === null ? null : newSeal();
  const line = `${JSON.stringify({ format: FORMAT, sealed: header })}\n`;
  // Level 3 compresses nearly as well as 6 and keeps pace with the database.
  const packed = through(writeSections(sections), createGzip({ level: 3 }));
  const body = header && passphrase !== null ? seal(packed, passphrase, header, line) : packed;
  const hash = createHash('sha256').update(line);
  const write = async (file: FileHandle): Promise<void> => {
    await file.writeFile(line);
    for await (const piece of body) {
      hash.update(piece);
      await file.writeFile(piece);
    }
  };
  // Everything that the city has is in it.
  await writeAtomically(path, write, 0o600);
  return hash.digest('hex');
}

async function beginningOf(client: PoolClient, { pack, now }: BackupRequest): Promise<Beginning> {
  const ask = async <Row extends object>(sql: string): Promise<Row[]> => (await client.query<Row>(sql)).rows;
  const [version] = await ask<{ v: string }>(`select current_setting('server_version') as v`);
  return {
    taken_at: now.toISOString(),
    cities: await ask('select id as region, name from app.regions order by id'),
    postgres: version?.v ?? '',
    packs: [...pack.parts],
    migrations: await ask(`select id, hash from app.migrations where id not like '%/apply/%' order by id`),
    tables: [...(await readTables(client))],
  };
}

async function endingOf(
  client: PoolClient,
  request: BackupRequest,
  {
    copies,
    ...of
  }: Pick<Ending, 'beginning' | 'sections'> & { copies: ReadonlyMap<string, { readonly rowCount: number }> },
): Promise<Ending> {
  const { rows: heads } = await client.query<{ region: number; seq: string; hash: string }>(
    // Ordered by the column and not by the text of the same name in the result: as text the last of 517 is 99.
    `select distinct on (e.region_id) e.region_id as region, e.seq::text as seq, encode(e.hash, 'hex') as hash
     from audit.entries e order by e.region_id, e.seq desc`,
  );
  // Only now: a copy ends with its last row, and how many there were may come in a later message of the server. What
  // was asked after it has been answered, so it came. Read at the copy's end it was 0 at times.
  const rows = Object.fromEntries([...copies].map(([name, { rowCount }]) => [name, rowCount]));
  const { rows: years } = await client.query<{ region: number; years: number[] }>(
    `select region_id as region, array_agg(distinct year::int order by year::int) as years
     from base.report_parameters group by region_id order by region_id`,
  );
  const { rows: shared } = await client.query<{ id: string }>('select pg_export_snapshot() as id');
  const facts: Ending['facts'] = [];
  for (const one of years) facts.push(...(await factsOfCity(request, one.region, one.years, shared[0]?.id)));
  return { ...of, rows, logs: heads, facts };
}

function signed(end: Ending, signer: Signer): string {
  const text = JSON.stringify(end);
  const signature = signer.sign(Buffer.from(text, 'utf8'));
  return JSON.stringify({ text, key: signer.keyId, public_key: signer.publicKey, signature });
}

async function* once(data: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
