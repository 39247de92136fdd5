import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Database } from '#kernel/db/index.ts';
import { dumpSchema } from '#kernel/db/dump-schema.ts';
import { BASE_MIGRATIONS } from '#kernel/db/migrate.ts';
import { withErrorSection } from '#kernel/errors/error-document.ts';
import { MIGRATION_SOURCES } from '#app/migration-sources.ts';
import { testDatabase } from '../../test/support/database.ts';
import { filesUnder, ROOT } from './files-under.ts';
import { knowAllErrors } from './know-all-errors.ts';

export const ERRORS_DOCUMENT = 'docs/errors.md';
const SCHEMA_DOCUMENT = 'docs/schema.sql';
const ERRORS_TITLE =
  '# 错误代码\n\n由各模块的 errors.ts 生成：`npm run check -- --write`。代码一经使用不再改作他用。\n';

/** A generated text in the repository and what it should be now. */
export interface Agreement {
  readonly file: string;
  readonly committed: string;
  readonly fresh: string;
}

/** docs/errors.md against the catalogues of all modules. */
export async function errorsAgreement(): Promise<Agreement> {
  await knowAllErrors();
  const text = committed(ERRORS_DOCUMENT);
  return { file: ERRORS_DOCUMENT, committed: text, fresh: withErrorSection(text || ERRORS_TITLE) };
}

/** docs/schema.sql against a database that all migrations have just made. */
export async function schemaAgreement(): Promise<Agreement> {
  const db = await testDatabase(MIGRATION_SOURCES);
  try {
    const client = await db.owner.connect();
    try {
      const head = '-- The schema that all migrations make. Generated: npm run check -- --write\n\n';
      const fresh = head + (await dumpSchema(client, await productSchemas(db)));
      return { file: SCHEMA_DOCUMENT, committed: committed(SCHEMA_DOCUMENT), fresh };
    } finally {
      client.release();
    }
  } finally {
    await db.close();
  }
}

/** Every schema but those of PostgreSQL, so that none can be forgotten. */
export async function productSchemas(db: Database): Promise<readonly string[]> {
  const { rows } = await db.owner.query(
    `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' order by 1`,
  );
  return (rows as { name: string }[]).map((row) => row.name);
}

/** Directories with migrations which nobody lists: their tables would never be made. */
export function unlistedMigrations(): readonly string[] {
  const listed = new Set([BASE_MIGRATIONS, ...MIGRATION_SOURCES].map((source) => relative(ROOT, source.dir)));
  const found = filesUnder('src', /^\d{4}-.*\.sql$/).map((file) => relative(ROOT, dirname(file)));
  return [...new Set(found)].filter((dir) => !listed.has(dir));
}

/** Writes the fresh text. */
export function bringUpToDate({ file, fresh }: Agreement): void {
  mkdirSync(dirname(join(ROOT, file)), { recursive: true });
  writeFileSync(join(ROOT, file), fresh);
}

/** A text of the repository as it is; empty when there is none. */
export function committed(file: string): string {
  return existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), 'utf8').replaceAll('\r\n', '\n') : '';
}
