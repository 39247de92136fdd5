import { Client } from 'pg';
import {
  startEmbedded,
  SUPERUSER,
  type EmbeddedRequest,
  type EmbeddedServer,
} from './embedded/start-embedded.ts';
import { connectPool } from './pools.ts';
import { APP_ROLE, APP_ROLES, ensureAppRoles, ensureRole } from './prepare-roles.ts';
import { readSecrets } from './secrets.ts';
import type { Database } from './types.ts';

const OWNER_ROLE = 'mingze_owner';
const DATABASE = 'mingze';

/** Starts the embedded server on the data directory and opens its database. */
export async function openEmbedded(request: EmbeddedRequest): Promise<Database> {
  const server = await startEmbedded(request);
  try {
    const secrets = readSecrets(request.dataDir, { mayCreate: false });
    await prepare(server, secrets);
    const { host, port } = server;
    const owner = connectPool('owner', {
      host,
      port,
      user: OWNER_ROLE,
      password: secrets.owner,
      database: DATABASE,
    });
    const app = connectPool('app', { host, port, user: APP_ROLE, password: secrets.app, database: DATABASE });
    let closing: Promise<void> | undefined;
    const closeOnce = async () => {
      await Promise.all([owner.end(), app.end()]);
      await server.stop();
    };
    return {
      kind: 'embedded',
      owner,
      app,
      dataDir: request.dataDir,
      lost: server.lost,
      close: () => (closing ??= closeOnce()),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function prepare(server: EmbeddedServer, secrets: { owner: string; app: string }): Promise<void> {
  const login = { host: server.host, port: server.port, user: SUPERUSER, password: server.adminPassword };
  const client = new Client({ ...login, database: 'postgres' });
  await client.connect();
  try {
    await ensureRole(client, OWNER_ROLE, secrets.owner);
    await ensureAppRoles(client, secrets.app);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE} owner ${OWNER_ROLE} template template0`);
    await client.query(`revoke all on database ${DATABASE} from public`);
    await client.query(`grant connect, temporary on database ${DATABASE} to ${APP_ROLES.join(', ')}`);
  } finally {
    await client.end();
  }
}
