import { changeSettings, type DemoAccount, demoAccounts } from '#engine/access/index.ts';
import type { Act } from '#engine/audit/index.ts';
import { DEMO_BEGUN_ON } from '#tools/demo/demo-source.ts';
import { loadDemo } from '#tools/demo/load-demo.ts';
import { walkDemo } from '#tools/demo/walk-demo.ts';
import type { Database } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';

/** Default number of records of the demo city. */
const DEMO_ROWS = 12_000;

/** Fills an empty city with the synthetic one, and opens its accounts. */
export async function startDemo(
  db: Database,
  act: Act,
  { pack, rows = DEMO_ROWS }: { readonly pack: Pack; readonly rows?: number },
): Promise<readonly DemoAccount[]> {
  const result = await loadDemo({ db, ...act, pack, rows });
  if (!result.accepted)
    throw new Error(`the demo city was refused: ${JSON.stringify(result.errors.slice(0, 3))}`);
  await walkDemo({ db, pack, scope: act.scope, now: act.now });
  await changeSettings(db, act, { begun_on: DEMO_BEGUN_ON });
  return demoAccounts(db, act, pack);
}
