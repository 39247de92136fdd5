import type { PoolClient } from 'pg';
import type { Actor } from '#kernel/audit/index.ts';
import type { Account } from '#kernel/auth/index.ts';
import { loadUnits } from '#engine/records/names.ts';
import { unitPaths } from '#engine/records/unit-paths.ts';
import type { Access } from '#model/access/types.ts';
import { dayOf } from '#model/time/day-of.ts';
import { appointmentsOf } from './appointments.ts';
import type { Principal } from './principal.ts';

/** As whom somebody comes: his account, the post he has chosen, and by what. */
export interface Standing {
  readonly region: number;
  readonly account: Pick<Account, 'id' | 'login' | 'name' | 'mustChange'>;
  readonly appointment: string | null;
  readonly only: readonly string[] | null;
  readonly session: string;
  readonly address: string | null;
  readonly via: Actor['via'];
}

/** Who somebody is today: a post that he no longer holds is not the one he acts in. */
export async function principalFor(
  client: PoolClient,
  access: Access,
  standing: Standing,
  now: Date,
): Promise<Principal> {
  const { region, account, appointment, session } = standing;
  const posts = await appointmentsOf(client, region, account.id, dayOf(now));
  const acting = posts.find((post) => post.id === appointment) ?? null;
  const units = await loadUnits(client, region);
  const { paths } = unitPaths(units);
  const unit = acting ? (units.find((one) => one.code === acting.unit)?.name ?? acting.unit) : null;
  const post = acting ? (access.posts.get(acting.kind)?.title ?? acting.kind) : null;
  const { id, login, name, mustChange } = account;
  const { address, via } = standing;
  const actor = Object.freeze({ account: id, name: `${name}（${login}）`, post, unit, address, via });
  return Object.freeze({
    region,
    account: { id, login, name },
    posts,
    acting,
    mustChange: mustChange && !standing.only,
    only: standing.only ? new Set(standing.only) : null,
    session,
    actor,
    paths,
  });
}
