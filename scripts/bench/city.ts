import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actorOf } from '#engine/audit/actor.ts';
import { loadPack } from '#engine/definitions/load-pack.ts';
import { applyDefinitions } from '#engine/records/apply-definitions.ts';
import { type Database, migrate, openDatabase, type Scope, WHOLE_REGION } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { MIGRATION_SOURCES } from '#app/migration-sources.ts';

export interface BenchCity {
  readonly db: Database;
  readonly pack: Pack;
  readonly scope: Scope;
  readonly dir: string;
  readonly close: () => Promise<void>;
}

/** Who does everything in the bench. */
export const BENCH = actorOf('bench', 'job');

/** An empty city on an embedded server of its own, in a temporary directory that goes with it. */
export async function benchCity(): Promise<BenchCity> {
  const dir = mkdtempSync(join(tmpdir(), 'mingze-bench-'));
  const { pack, faults } = await loadPack(['packs/principal-responsibility']);
  if (!pack) throw new Error(`the pack has faults: ${JSON.stringify(faults[0])}`);
  const db = await openDatabase({ dataDir: join(dir, 'data') });
  await migrate(db, MIGRATION_SOURCES);
  await applyDefinitions(db, pack, new Date());
  await db.owner.query(`insert into app.regions (id, name) values (1, '测试市')`);
  const close = async (): Promise<void> => {
    await db.close();
    rmSync(dir, { recursive: true, force: true });
  };
  return { db, pack, scope: { region: 1, ...WHOLE_REGION }, dir, close };
}
