import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbedded, SUPERUSER } from '#kernel/db/embedded/start-embedded.ts';
import { ensureAppRoles, ensureRole } from '#kernel/db/prepare-roles.ts';
import { TEST_HOME_VARIABLE } from './test-home.ts';

export { TEST_HOME_VARIABLE } from './test-home.ts';

/** Environment variable by which scripts/test.ts tells the test files about the shared server. */
export const TEST_SERVER_VARIABLE = 'MINGZE_TEST_SERVER';

/** How to log in to the server of the tests. */
export interface TestServer {
  readonly host: string;
  readonly port: number;
  readonly adminPassword: string;
  readonly rolePassword: string;
}

const ROLE_PASSWORD = 'only-for-tests-0123456789';
export const OWNER_ROLE = 'mingze_owner';

/** Starts a server whose data lives and dies with this process. It trades durability for speed. */
export async function startTestServer(): Promise<{ server: TestServer; stop(): Promise<void> }> {
  const dataDir = temporaryDir('server-');
  const embedded = await startEmbedded({
    dataDir,
    onProgress: () => undefined,
    handleSignals: true,
    settings: ['fsync=off', 'shared_buffers=128MB', 'max_connections=200'],
  });
  const { host, port, adminPassword } = embedded;
  const server = { host, port, adminPassword, rolePassword: ROLE_PASSWORD };
  await asAdmin(server, 'postgres', async (client) => {
    await ensureRole(client, OWNER_ROLE, ROLE_PASSWORD);
    await ensureAppRoles(client, ROLE_PASSWORD);
  });
  process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  return { server, stop: () => embedded.stop() };
}

/** Runs `fn` on one connection of the server's superuser. */
export async function asAdmin<T>(
  server: TestServer,
  database: string,
  fn: (client: Client) => Promise<T>,
): Promise<T> {
  const { host, port, adminPassword: password } = server;
  const client = new Client({ host, port, user: SUPERUSER, password, database });
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}

/** Databases that live for a test need no disk: making one in memory is ten times as fast. */
function roomyMemory(): string | null {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return null;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize >= MEMORY_NEEDED ? memory : null;
}

/** Bytes that a run of all tests keeps well below. */
const MEMORY_NEEDED = 8 * 2 ** 30;

/** A new temporary directory which an unprivileged server may pass through. All tests make theirs here. */
export function temporaryDir(prefix: string): string {
  // Not TMPDIR: the compiler of TypeScript keeps its cache there.
  const dir = mkdtempSync(join(process.env[TEST_HOME_VARIABLE] ?? roomyMemory() ?? tmpdir(), prefix));
  chmodSync(dir, 0o711);
  return dir;
}
