import { createHash } from 'node:crypto';
import { connectPool } from '#kernel/db/pools.ts';
import { APP_ROLE } from '#kernel/db/prepare-roles.ts';
import { migrate, type Database, type MigrationSource } from '#kernel/db/index.ts';
import { BASE_MIGRATIONS } from '#kernel/db/migrate.ts';
import { readModuleFiles } from '#kernel/db/migration-files.ts';
import {
  asAdmin,
  OWNER_ROLE,
  startTestServer,
  TEST_SERVER_VARIABLE,
  type TestServer,
} from './test-server.ts';

let server: Promise<TestServer> | undefined;
let count = 0;

/** What a template holds beyond its tables. Its name stands for it: a server of tests lives no longer than a run. */
export interface Filled {
  readonly name: string;
  readonly fill: (db: Database) => Promise<void>;
}

/**
 * A fresh, migrated database for a test file: a clone of a template which is made once for these sources, and filled
 * once. Run by scripts/test.ts it lives on the shared server, alone (`node --import tsx --test file`) on a server
 * of its own that ends with the process. `close()` drops the database.
 */
export async function testDatabase(
  sources: readonly MigrationSource[] = [],
  filled: Filled | null = null,
): Promise<Database> {
  const at = await testServer();
  const template = await ensureTemplate(at, sources, filled);
  const name = `t_${process.pid}_${++count}`;
  await asAdmin(at, 'postgres', (client) =>
    // Its files, not its pages through the log: a third less work where nothing must outlive the run.
    client.query(`create database ${name} owner ${OWNER_ROLE} template ${template} strategy file_copy`),
  );
  return connect(at, name, () => dropDatabase(at, name));
}

/** A fresh database without any tables, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<Database> {
  const at = await testServer();
  const name = `t_${process.pid}_${++count}`;
  await createEmpty(at, name);
  return connect(at, name, () => dropDatabase(at, name));
}

/** The server for this process: the shared one, or one of its own. */
export function testServer(): Promise<TestServer> {
  const shared = process.env[TEST_SERVER_VARIABLE];
  server ??= shared
    ? Promise.resolve(JSON.parse(shared) as TestServer)
    : startTestServer().then((own) => own.server);
  return server;
}

async function ensureTemplate(
  at: TestServer,
  sources: readonly MigrationSource[],
  filled: Filled | null,
): Promise<string> {
  const hash = createHash('sha256').update(filled?.name ?? '');
  for (const source of [BASE_MIGRATIONS, ...sources]) {
    const { numbered, apply } = readModuleFiles(source);
    for (const file of [...numbered, ...apply]) hash.update(`${file.id} ${file.hash}\n`);
  }
  const name = `template_${hash.digest('hex').slice(0, 16)}`;
  // One file makes it, the others wait: all on the database "postgres", where advisory locks meet.
  await asAdmin(at, 'postgres', async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    if ((await client.query('select from pg_database where datname = $1', [name])).rowCount) return;
    const draft = `draft_${process.pid}_${++count}`;
    await createEmpty(at, draft);
    const db = connect(at, draft, async () => undefined);
    try {
      await migrate(db, sources);
      await filled?.fill(db);
    } finally {
      await db.close();
    }
    await client.query(`alter database ${draft} rename to ${name}`);
  });
  return name;
}

function connect(at: TestServer, database: string, drop: () => Promise<void>): Database {
  const login = { host: at.host, port: at.port, password: at.rolePassword, database };
  const owner = connectPool('owner', { ...login, user: OWNER_ROLE });
  const app = connectPool('app', { ...login, user: APP_ROLE });
  let closing: Promise<void> | undefined;
  const closeOnce = async () => {
    await Promise.all([owner.end(), app.end()]);
    await drop();
  };
  return { kind: 'embedded', owner, app, dataDir: '', close: () => (closing ??= closeOnce()) };
}

async function createEmpty(at: TestServer, name: string): Promise<void> {
  await asAdmin(at, 'postgres', (client) =>
    client.query(`create database ${name} owner ${OWNER_ROLE} template template0`),
  );
}

async function dropDatabase(at: TestServer, name: string): Promise<void> {
  await asAdmin(at, 'postgres', (client) => client.query(`drop database if exists ${name} with (force)`));
}
