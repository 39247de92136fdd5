import { mkdirSync } from 'node:fs';
import { Client, type Pool, type PoolConfig } from 'pg';
import { dbErrors } from './errors.ts';
import { connectPool } from './pools.ts';
import { APP_ROLE, APP_ROLES, assertSafeAppRole, ensureAppRoles } from './prepare-roles.ts';
import { hasSecrets, readSecrets } from './secrets.ts';
import type { Database } from './types.ts';

/** Where the server is and where the password of the application role is kept. */
export interface ServerRequest {
  readonly dataDir: string;
  /** Login of the role that owns (or will own) the tables. */
  readonly databaseUrl: string;
  /** Login of mingze_app, when an administrator made it. */
  readonly appUrl?: string | undefined;
}

/** Opens a database on a PostgreSQL server of version 15 or later. */
export async function openServer(request: ServerRequest): Promise<Database> {
  const login = parseUrl(request.databaseUrl);
  const owner = connectPool('owner', login);
  let app: Pool | undefined;
  try {
    await reach(owner);
    app = connectPool(
      'app',
      request.appUrl ? parseUrl(request.appUrl) : await appLogin(owner, request.dataDir, login),
    );
    await checkRoles(owner, app);
  } catch (error) {
    await Promise.all([owner.end(), app?.end()]);
    throw error;
  }
  const pools = [owner, app];
  let closing: Promise<void> | undefined;
  const closeOnce = async () => {
    await Promise.all(pools.map((pool) => pool.end()));
  };
  return { kind: 'server', owner, app, dataDir: request.dataDir, close: () => (closing ??= closeOnce()) };
}

/** The major version behind server_version_num. Throws DB-SERVER-VERSION below 15. */
export function supportedMajor(versionNumber: string): number {
  const major = Math.floor(Number(versionNumber) / 10_000);
  if (!(major >= 15)) throw dbErrors.error('DB-SERVER-VERSION', { found: major });
  return major;
}

function parseUrl(text: string): PoolConfig {
  try {
    if (!/^postgres(ql)?:\/\//.test(text)) throw new Error('不是以 postgres:// 开头');
    // The driver parses the URL, socket directories and TLS options included.
    const { host, port, user, password, database, ssl } = new Client({ connectionString: text });
    return { host, port, ssl, ...defined({ user, password: password ?? undefined, database }) };
  } catch (error) {
    // The URL holds a password: it is not repeated.
    throw dbErrors.error('DB-URL', { reason: (error as Error).message.replaceAll(text, '…') });
  }
}

function defined<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

async function reach(owner: Pool): Promise<void> {
  const found = await owner
    .query(`select current_setting('server_version_num') as v`)
    .catch((error: Error) => {
      throw dbErrors.error('DB-UNREACHABLE', { reason: error.message || String(error) }, error);
    });
  supportedMajor(String(found.rows[0]?.v));
}

async function appLogin(owner: Pool, dataDir: string, login: PoolConfig): Promise<PoolConfig> {
  const { rows } = await owner.query(
    `select current_user as name, (rolcreaterole or rolsuper) as may, current_database() as database,
            exists (select from pg_roles where rolname = $1) as exists,
            (select count(*) from pg_roles where rolname = any($2)) = $3 as complete
       from pg_roles where rolname = current_user`,
    [APP_ROLE, APP_ROLES, APP_ROLES.length],
  );
  const state = rows[0] as {
    name: string;
    may: boolean;
    exists: boolean;
    complete: boolean;
    database: string;
  };
  if (state.exists && !hasSecrets(dataDir)) throw dbErrors.error('DB-APP-ROLE-EXISTS');
  if (!(state.exists && state.complete) && !state.may)
    throw dbErrors.error('DB-APP-ROLE-CREATE', { user: state.name });
  mkdirSync(dataDir, { recursive: true });
  const secrets = readSecrets(dataDir, { mayCreate: true });
  const client = await owner.connect();
  try {
    if (!(state.exists && state.complete)) await ensureAppRoles(client, secrets.app);
    await client.query(
      `grant connect on database ${client.escapeIdentifier(state.database)} to ${APP_ROLES.join(', ')}`,
    );
  } finally {
    client.release();
  }
  return { ...login, user: APP_ROLE, password: secrets.app };
}

async function checkRoles(owner: Pool, app: Pool): Promise<void> {
  const ownerClient = await owner.connect();
  try {
    const appClient = await app.connect().catch((error: Error) => {
      throw dbErrors.error('DB-UNREACHABLE', { reason: `mingze_app: ${error.message}` }, error);
    });
    try {
      await assertSafeAppRole(ownerClient, appClient);
    } finally {
      appClient.release();
    }
  } finally {
    ownerClient.release();
  }
}
