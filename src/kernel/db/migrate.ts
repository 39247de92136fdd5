import { fileURLToPath } from 'node:url';
import type { PoolClient } from 'pg';
import { isMingzeError } from '../errors/index.ts';
import { dbErrors } from './errors.ts';
import { numberOf, readModuleFiles, type MigrationFile, type ModuleFiles } from './migration-files.ts';
import type { Database, MigrationSource } from './types.ts';
import { withOwner } from './with-owner.ts';

/** The platform's own tables; always migrated first. */
export const BASE_MIGRATIONS: MigrationSource = {
  module: 'kernel',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
};

const BOOKKEEPING = `create schema if not exists app;
create table if not exists app.migrations (
  id text not null, hash text not null, applied_at timestamptz not null, constraint migrations_pkey primary key (id))`;

/**
 * Brings the database to the state of the code: for each module in the given order the numbered files not yet applied,
 * each in its own transaction, then the re-appliable files whose text has changed. Several programs may do this at
 * once. Throws DB-NEWER-THAN-CODE, DB-MIGRATION-EDITED, DB-MIGRATION-ORDER or DB-MIGRATION-FAILED.
 * @param only numbered files to be applied, and no others: the state of an older program, for a restore
 * @returns the ids that this call applied
 */
export async function migrate(
  db: Database,
  sources: readonly MigrationSource[],
  only?: ReadonlySet<string>,
): Promise<readonly string[]> {
  const others = sources.filter((source) => source.module !== BASE_MIGRATIONS.module);
  const modules = [BASE_MIGRATIONS, ...others].map(readModuleFiles);
  await ensureBookkeeping(db);
  await assertAgreement(db, modules);
  const done: string[] = [];
  for (const { numbered, apply } of modules) {
    for (const file of numbered)
      if ((only?.has(file.id) ?? true) && (await run(db, file, claimNew))) done.push(file.id);
    for (const file of only ? [] : apply) if (await run(db, file, claimChanged)) done.push(file.id);
  }
  return done;
}

/** Hashes of the numbered files that this program knows, by id. */
export function knownMigrations(sources: readonly MigrationSource[]): ReadonlyMap<string, string> {
  const files = [BASE_MIGRATIONS, ...sources].flatMap((source) => readModuleFiles(source).numbered);
  return new Map(files.map(({ id, hash }) => [id, hash]));
}

/** Every schema that the migrations make. */
export function knownSchemas(sources: readonly MigrationSource[]): readonly string[] {
  const files = [BASE_MIGRATIONS, ...sources].flatMap((source) => readModuleFiles(source).numbered);
  const made = files.flatMap(({ sql }) =>
    [...sql.matchAll(/^create schema (\w+);/gm)].map(([, name = '']) => name),
  );
  return ['app', ...made];
}

async function ensureBookkeeping(db: Database): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await withOwner(db, async (client) => void (await client.query(BOOKKEEPING)));
    } catch (error) {
      // `if not exists` does not protect against simultaneous creation: the second one fails, finds it created, and
      // goes on.
      if (attempt === 5 || !['23505', '42P06', '42P07', 'XX000'].includes(sqlState(error))) throw error;
    }
  }
}

async function assertAgreement(db: Database, modules: readonly ModuleFiles[]): Promise<void> {
  const { rows } = await db.owner.query('select id, hash from app.migrations');
  const applied = new Map((rows as { id: string; hash: string }[]).map((row) => [row.id, row.hash]));
  const known = new Map(modules.flatMap((module) => module.numbered).map((file) => [file.id, file]));
  const strange = [...applied.keys()].filter((id) => !id.includes('/apply/') && !known.has(id)).toSorted();
  if (strange.length > 0) throw dbErrors.error('DB-NEWER-THAN-CODE', { ids: strange.join('、') });
  for (const { id, hash } of known.values())
    if (applied.has(id) && applied.get(id) !== hash) throw dbErrors.error('DB-MIGRATION-EDITED', { id });
  for (const { module, numbered } of modules) {
    const last = numbered.findLast((file) => applied.has(file.id));
    const late = numbered.find(
      (file) => last && !applied.has(file.id) && numberOf(file.id) < numberOf(last.id),
    );
    if (last && late)
      throw dbErrors.error('DB-MIGRATION-ORDER', {
        reason: `${module} 的 ${late.id} 排在已执行的 ${last.id} 之前`,
      });
  }
}

type Claim = (client: PoolClient, file: MigrationFile) => Promise<boolean>;

/** Runs one file if its claim succeeds, all in one transaction. */
async function run(db: Database, file: MigrationFile, claim: Claim): Promise<boolean> {
  return withOwner(db, async (client) => {
    if (!(await claim(client, file))) return false;
    try {
      await client.query(file.sql);
    } catch (error) {
      throw failure(file, error);
    }
    return true;
  });
}

/** The key is inserted first: of two programs one waits here for the other, then finds the work done. */
const claimNew: Claim = async (client, file) => {
  const { rowCount } = await client.query(
    'insert into app.migrations (id, hash, applied_at) values ($1, $2, $3) on conflict (id) do nothing',
    [file.id, file.hash, new Date()],
  );
  return rowCount === 1;
};

const claimChanged: Claim = async (client, file) => {
  const { rowCount } = await client.query(
    `insert into app.migrations as m (id, hash, applied_at) values ($1, $2, $3)
     on conflict (id) do update set hash = excluded.hash, applied_at = excluded.applied_at
      where m.hash <> excluded.hash`,
    [file.id, file.hash, new Date()],
  );
  return rowCount === 1;
};

function failure(file: MigrationFile, error: unknown): unknown {
  if (isMingzeError(error)) return error;
  const position = Number((error as { position?: string }).position ?? 1);
  const line = file.sql.slice(0, position).split('\n').length;
  return dbErrors.error(
    'DB-MIGRATION-FAILED',
    { id: file.id, line, reason: (error as Error).message },
    error,
  );
}

function sqlState(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
