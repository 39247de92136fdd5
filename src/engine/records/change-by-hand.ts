import type { PoolClient } from 'pg';
import { type Act, type Changed, withChange } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import { importsWaited, waitForImportsSql } from './ledger-state.ts';

/** Changes rows by hand (withChange) once no import is under way in the city; none begins before it ends. */
export function changeByHand<T>(
  db: Database,
  act: Act,
  fn: (client: PoolClient) => Promise<Changed<T>>,
): Promise<T> {
  const { region } = act.scope;
  return withChange(
    db,
    act,
    async (client, opened) => {
      await importsWaited(client, opened, region, act.now);
      return fn(client);
    },
    [waitForImportsSql(region)],
  );
}
