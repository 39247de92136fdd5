import { timingSafeEqual } from 'node:crypto';
import type { Actor } from '#kernel/audit/index.ts';
import { authErrors, digestOf, readBearer } from '#kernel/auth/index.ts';
import { type Database, filled, readInOne, type Scope, withScope, WHOLE_REGION } from '#kernel/db/index.ts';
import { withUpkeep } from '#kernel/db/with-upkeep.ts';
import type { Access } from '#model/access/types.ts';
import type { Principal } from '../principal.ts';
import { type Appointment, heldPosts } from '../appointments.ts';
import { keptUnits, knownUnits, UNITS_VERSION } from '../known-units.ts';
import { principalFor } from '../principal-for.ts';
import { isDemanded, readDemand } from '../second-factor-demand.ts';
import { dayOf } from '#model/time/day-of.ts';
import { sessionLife } from './session-life.ts';

const HELD_POSTS = heldPosts('o.account', '$6');
/** Milliseconds between two updates of a session's last use. */
const NOTED = 60_000;

export interface ResumeRequest {
  readonly db: Database;
  readonly access: Access;
  /** The content of the browser's cookie or the program's header. */
  readonly bearer: string;
  readonly address: string | null;
  readonly via: Actor['via'];
  /** As whom the requesting page acts; null where it does not say. */
  readonly believed?: Believed | null;
  readonly now: Date;
}

/** The account and post of an open page. Another window of the browser may have changed either since. */
export interface Believed {
  readonly account: string;
  /** The post of this page, independent of other pages; null: the one that was chosen last. */
  readonly appointment: string | null;
}

interface Opened {
  readonly id: string;
  readonly hash: Buffer;
  readonly account: string;
  readonly login: string;
  readonly name: string;
  readonly mustChange: boolean;
  readonly totpOn: boolean;
  /** For a session: an identity provider has authenticated its holder. */
  readonly vouched: boolean;
  /** The setting that demands a second factor. */
  readonly demand: string | null;
  readonly appointment: string | null;
  readonly actions: readonly string[] | null;
  readonly seen: Date | null;
  /** The account's posts of today. */
  readonly posts: readonly Appointment[];
  /** Version of the units. */
  readonly units: string;
}

/**
 * The holder of a session or a token, and his present rights. Everything is read again for each request: a withdrawn
 * right, or a post that ended yesterday, is gone at once (ASVS 5.0, 8.3.2).
 * @throws AUTH-NEEDED for anything that is not, or no longer, a session or token; AUTH-OTHER for a page of somebody
 *   else
 */
export async function resume(request: ResumeRequest): Promise<Principal> {
  const { db, access, address, via, now, believed = null } = request;
  const bearer = readBearer(request.bearer);
  if (!bearer) throw authErrors.error('AUTH-NEEDED');
  const { region } = bearer;
  const scope = { region, ...WHOLE_REGION };
  const opened = await find(db, scope, bearer.id, now);
  if (!opened || !timingSafeEqual(opened.hash, digestOf(bearer.secret)))
    throw authErrors.error('AUTH-NEEDED');
  const { id: session, account: id, login, name, actions: only } = opened;
  // For a user whom a provider has authenticated its password rules apply, and the initial password of the account was
  // never his.
  const mustChange = opened.mustChange && !opened.vouched;
  if (believed && believed.account !== id)
    throw authErrors.error('AUTH-OTHER', { name: `${name}（${login}）` });
  const appointment = only ? opened.appointment : (believed?.appointment ?? opened.appointment);
  const account = { id, login, name, mustChange };
  const demanded = isDemanded(readDemand(opened.demand), opened.posts);
  const mustEnrol = demanded && !opened.totpOn && !opened.vouched && !only;
  const standing = { region, account, appointment, only, session, address, via, mustEnrol };
  const units =
    keptUnits(db, region, opened.units) ??
    (await withScope(db, scope, (client) => knownUnits(db, client, region, opened.units)));
  const principal = principalFor(access, standing, opened.posts, units);
  // A token acts only in its post.
  if (only && !principal.acting) throw authErrors.error('AUTH-NEEDED');
  if (opened.seen && now.getTime() - opened.seen.getTime() > NOTED)
    await withUpkeep(db, scope, (client) =>
      client.query('update auth.sessions set seen_at = $3 where region_id = $1 and id = $2', [
        region,
        opened.id,
        now,
      ]),
    );
  return principal;
}

/**
 * Sessions and tokens have different ids, so that one query finds either, with its account and its posts. It finds
 * nothing for a disabled account, or one whose rights or password have changed since.
 */
async function find(db: Database, scope: Scope, id: string, now: Date): Promise<Opened | null> {
  const { usedAfter, openedAfter } = sessionLife(now);
  const [found] = await readInOne<Opened>(
    db,
    scope,
    filled(
      `select o.id, o.hash, o.account, o.appointment, o.actions, o.seen, o.vouched, a.login, a.name, a.must_change as "mustChange",
       a.totp_on as "totpOn", (select s.value from access.settings s where s.region_id = $1 and s.name = 'second_factor') as demand,
       ${HELD_POSTS} as posts, ${UNITS_VERSION} as units
     from (
       select id, secret_hash as hash, account_id as account, epoch, appointment, null::text[] as actions, seen_at as seen, vouched
       from auth.sessions where region_id = $1 and id = $2 and ended_at is null and seen_at > $3 and created_at > $4
       union all
       select id, secret_hash, account_id, epoch, appointment, actions, null, false
       from auth.tokens where region_id = $1 and id = $2 and withdrawn_at is null and expires_at > $5
     ) as o join auth.accounts a on a.region_id = $1 and a.id = o.account and a.epoch = o.epoch and a.disabled_at is null`,
      [scope.region, id, usedAfter, openedAfter, now, dayOf(now)],
    ),
  );
  return found ?? null;
}
