import type { Actor } from '#kernel/audit/index.ts';
import type { Account } from '#kernel/auth/index.ts';
import type { Access } from '#model/access/types.ts';
import type { Appointment } from './appointments.ts';
import type { KnownUnits } from './known-units.ts';
import type { Principal } from './principal.ts';

/** How a user comes: his account, the chosen post, and the credential. */
export interface Standing {
  readonly region: number;
  readonly account: Pick<Account, 'id' | 'login' | 'name' | 'mustChange'>;
  readonly appointment: string | null;
  readonly only: readonly string[] | null;
  readonly session: string;
  readonly address: string | null;
  readonly via: Actor['via'];
  /** A second factor is demanded and not set up yet. */
  readonly mustEnrol: boolean;
}

/** The principal of a user with the posts that he holds today; a post that has ended is not the acting one. */
export function principalFor(
  access: Access,
  standing: Standing,
  posts: readonly Appointment[],
  { paths, names, shortNames }: KnownUnits,
): Principal {
  const { region, account, appointment, session } = standing;
  const acting = posts.find((post) => post.id === appointment) ?? null;
  const unit = acting ? (names.get(acting.unit) ?? acting.unit) : null;
  const post = acting ? (access.posts.get(acting.kind)?.title ?? acting.kind) : null;
  const { id, login, name, mustChange } = account;
  const { address, via, mustEnrol } = standing;
  const actor = Object.freeze({ account: id, name: `${name}（${login}）`, post, unit, address, via });
  return Object.freeze({
    region,
    account: { id, login, name },
    posts,
    acting,
    mustChange: mustChange && !standing.only,
    mustEnrol,
    only: standing.only ? new Set(standing.only) : null,
    session,
    actor,
    paths,
    unitNames: names,
    shortNames,
  });
}
