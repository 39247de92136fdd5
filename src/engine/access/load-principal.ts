import type { PoolClient } from 'pg';
import type { Database } from '#kernel/db/index.ts';
import type { Access } from '#model/access/types.ts';
import { dayOf } from '#model/time/day-of.ts';
import { appointmentsOf } from './appointments.ts';
import { knownUnits, UNITS_VERSION } from './known-units.ts';
import type { Principal } from './principal.ts';
import { principalFor, type Standing } from './principal-for.ts';

/** Loads the principal at a moment, outside of a request. */
export async function loadPrincipal(
  db: Database,
  client: PoolClient,
  access: Access,
  standing: Standing,
  now: Date,
): Promise<Principal> {
  const { region, account } = standing;
  const posts = await appointmentsOf(client, region, account.id, dayOf(now));
  const { rows } = await client.query<{ version: string }>(`select ${UNITS_VERSION} as version`, [region]);
  const units = await knownUnits(db, client, region, rows[0]?.version ?? '0');
  return principalFor(access, standing, posts, units);
}
