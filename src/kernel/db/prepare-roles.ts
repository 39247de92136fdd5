import type { ClientBase } from 'pg';
import { dbErrors } from './errors.ts';

/** The role all engine code queries with. */
export const APP_ROLE = 'mingze_app';

/**
 * The role of a transaction that may see a whole region: its policies compare the region only. The range test of
 * the other policies calls current_setting for every row, which tripled the time of a count over a city.
 */
export const REGION_ROLE = 'mingze_region';

/**
 * The roles of an acting post, one for each shape of policy: one range in each class of ledgers, several ranges or
 * own rows, and a whole region. Which one a transaction takes follows from the rights alone (enter-scope.ts).
 */
export const POST_ROLE = 'mingze_post';
export const POST_RANGES_ROLE = 'mingze_post_ranges';
export const POST_REGION_ROLE = 'mingze_post_region';
/** The role that takes steps of flows: it may do what the program may in a region, and write what only steps write. */
export const STEP_ROLE = 'mingze_step';
/**
 * Ending of the roles of posts that write rows of ledgers: what other rows gather from these follows within the same
 * transaction, also where the post has no right on it (engine/records/gather).
 */
export const GATHERING = '_gathers';
/** Ending of the roles to which the columns about persons are not granted. */
export const MASKED = '_masked';

const UNMASKED_ROLES = [POST_ROLE, POST_RANGES_ROLE, POST_REGION_ROLE];
const POST_ROLES = UNMASKED_ROLES.flatMap((role) => [role, `${role}${MASKED}`]);
const GATHERING_ROLES = UNMASKED_ROLES.map((role) => `${role}${GATHERING}`);

/** Every role of a post is a member: what all of them may is granted to it. */
const POSTS_GROUP = 'mingze_posts';

/** All roles of the application; none of them but the login itself has a password. */
export const APP_ROLES = [APP_ROLE, REGION_ROLE, STEP_ROLE, POSTS_GROUP, ...POST_ROLES, ...GATHERING_ROLES];

/** Makes all roles of the application. The login may become any of the others, but never has their rights by itself. */
export async function ensureAppRoles(client: ClientBase, password: string): Promise<void> {
  await ensureRole(client, APP_ROLE, password);
  await client.query(`alter role ${APP_ROLE} noinherit`);
  for (const role of [REGION_ROLE, STEP_ROLE, POSTS_GROUP, ...POST_ROLES, ...GATHERING_ROLES]) {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
    // LOGIN because a cluster connects to its nodes as this role; without a password nobody else can.
    await client.query(`${rowCount ? 'alter' : 'create'} role ${role} login nosuperuser nobypassrls`);
    if (role !== POSTS_GROUP) await client.query(`grant ${role} to ${APP_ROLE}`);
    if (role === STEP_ROLE) await client.query(`grant ${REGION_ROLE} to ${role}`);
    if (POST_ROLES.includes(role)) await client.query(`grant ${POSTS_GROUP} to ${role}`);
    if (GATHERING_ROLES.includes(role))
      await client.query(`grant ${role.slice(0, -GATHERING.length)} to ${role}`);
  }
}

/** Creates a login role or sets its password, so that the secrets file always decides. */
export async function ensureRole(client: ClientBase, name: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
  const verb = rowCount ? 'alter' : 'create';
  // Both come from this module: a fixed name and a password of [A-Za-z0-9_-].
  await client.query(`${verb} role ${name} login nosuperuser nobypassrls password '${password}'`);
}

/** Refuses an application role to which policies do not apply. Throws DB-APP-ROLE-UNSAFE. */
export async function assertSafeAppRole(owner: ClientBase, app: ClientBase): Promise<void> {
  const ownerName = (await owner.query('select current_user as name')).rows[0]?.name as string;
  const { rows } = await app.query(
    `select rolname, rolsuper, rolbypassrls,
            exists (select from pg_class where relowner = r.oid and relkind in ('r', 'p', 'v')) as owns,
            pg_has_role(r.oid, (select oid from pg_roles where rolname = $1), 'member') as member
       from pg_roles r where rolname = current_user`,
    [ownerName],
  );
  const role = rows[0] as Record<string, unknown> | undefined;
  const reason =
    role?.['rolname'] !== APP_ROLE
      ? `登录名是 ${String(role?.['rolname'])}`
      : role['rolsuper']
        ? '它是超级用户'
        : role['rolbypassrls']
          ? '它有 BYPASSRLS'
          : role['owns']
            ? '它是某些表的属主'
            : role['member']
              ? `它是属主角色 ${ownerName} 的成员`
              : undefined;
  if (reason) throw dbErrors.error('DB-APP-ROLE-UNSAFE', { reason });
}
