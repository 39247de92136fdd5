import { join } from 'node:path';
import { type RestoreRequest } from '#engine/backup/restore-backup.ts';
import type { Database } from '#kernel/db/index.ts';
import { APP_ROLE } from '#kernel/db/prepare-roles.ts';
import { MIGRATION_SOURCES } from '#app/migration-sources.ts';
import { aPack } from '../builders/the-pack.ts';
import { NOW } from './a-city.ts';
import { TESTER } from './actors.ts';
import { testServer } from './database.ts';
import { OWNER_ROLE } from './test-server.ts';

/** Everything of a restore that is the same in all tests. */
export const RESTORE = {
  passphrase: null,
  sources: MIGRATION_SOURCES,
  packOf: aPack,
  actor: TESTER,
  now: NOW,
} satisfies Partial<RestoreRequest>;

/** How a restore reaches a database of the test server. */
export async function urlsOf(
  db: Database,
  home: string,
): Promise<{ databaseUrl: string; appUrl: string; dataDir: string }> {
  const { host, port, rolePassword } = await testServer();
  const { rows } = await db.owner.query<{ name: string }>('select current_database() as name');
  const name = rows[0]?.name ?? '';
  const url = (role: string): string =>
    `postgres://${role}:${rolePassword}@/${name}?host=${encodeURIComponent(host)}&port=${port}`;
  return { databaseUrl: url(OWNER_ROLE), appUrl: url(APP_ROLE), dataDir: join(home, name) };
}
