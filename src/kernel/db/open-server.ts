import { mkdirSync } from 'node:fs';
import type pg from 'pg';
import { dbErrors } from './errors.ts';
import { connectPool } from './pools.ts';
import { APP_ROLE, assertSafeAppRole, ensureRole } from './prepare-roles.ts';
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
  const url = parseUrl(request.databaseUrl);
  const owner = connectPool('owner', { connectionString: request.databaseUrl });
  let app: pg.Pool | undefined;
  try {
    await assertVersion(owner);
    const appUrl = request.appUrl ?? (await ownAppUrl(owner, request.dataDir, url));
    app = connectPool('app', { connectionString: appUrl });
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

function parseUrl(text: string): URL {
  try {
    const url = new URL(text);
    if (!/^postgres(ql)?:$/.test(url.protocol)) throw new Error(`协议是 ${url.protocol}`);
    return url;
  } catch (error) {
    // The URL itself holds a password: only the reason is shown.
    throw dbErrors.error('DB-URL', { reason: (error as Error).message.replace(text, '…') });
  }
}

async function assertVersion(owner: pg.Pool): Promise<void> {
  let found: string;
  try {
    found = String((await owner.query(`select current_setting('server_version_num') as v`)).rows[0]?.v);
  } catch (error) {
    throw dbErrors.error('DB-UNREACHABLE', { reason: (error as Error).message || String(error) }, error);
  }
  const major = Math.floor(Number(found) / 10_000);
  if (major < 15) throw dbErrors.error('DB-SERVER-VERSION', { found: major });
}

async function ownAppUrl(owner: pg.Pool, dataDir: string, url: URL): Promise<string> {
  const known = hasSecrets(dataDir);
  const { rows } = await owner.query(
    `select current_user as name, (rolcreaterole or rolsuper) as may,
            exists (select from pg_roles where rolname = $1) as exists
       from pg_roles where rolname = current_user`,
    [APP_ROLE],
  );
  const state = rows[0] as { name: string; may: boolean; exists: boolean };
  if (state.exists && !known) throw dbErrors.error('DB-APP-ROLE-EXISTS');
  if (!state.exists && !state.may) throw dbErrors.error('DB-APP-ROLE-CREATE', { user: state.name });
  mkdirSync(dataDir, { recursive: true });
  const secrets = readSecrets(dataDir, { mayCreate: true });
  if (!state.exists) {
    const client = await owner.connect();
    try {
      await ensureRole(client, APP_ROLE, secrets.app);
      await client.query(
        `grant connect on database ${client.escapeIdentifier(await currentDatabase(client))} to ${APP_ROLE}`,
      );
    } finally {
      client.release();
    }
  }
  const result = new URL(url.href);
  result.username = APP_ROLE;
  result.password = secrets.app;
  return result.href;
}

async function currentDatabase(client: pg.ClientBase): Promise<string> {
  return String((await client.query('select current_database() as name')).rows[0]?.name);
}

async function checkRoles(owner: pg.Pool, app: pg.Pool): Promise<void> {
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
