import type { PoolClient } from 'pg';
import { type Act, type Changed, withChange } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { followGathered } from './gather/follow.ts';
import { importsWaited, waitForImportsSql } from './ledger-state.ts';

/**
 * Changes rows by hand (withChange) once no import is under way in the city; none begins before it ends. What other rows gather
 * from them follows.
 */
export function changeByHand<T>(
  db: Database,
  pack: Pack,
  act: Act,
  fn: (client: PoolClient) => Promise<Changed<T>>,
): Promise<T> {
  const { region } = act.scope;
  return withChange(
    db,
    { ...act, scope: { ...act.scope, gathers: true } },
    async (client, opened) => {
      await importsWaited(client, opened, region, act.now);
      const { result, events } = await fn(client);
      return { result, events: await followGathered(client, pack, act, events) };
    },
    [waitForImportsSql(region)],
  );
}
