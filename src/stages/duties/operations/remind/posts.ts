import type { PoolClient } from 'pg';
import {
  type Appointment,
  appointmentsFrom,
  type KnownUnits,
  knownUnits,
  type Principal,
  principalFor,
  rightsOf,
  UNITS_VERSION,
} from '#engine/access/index.ts';
import type { ClassRights, Database } from '#kernel/db/index.ts';
import type { LedgerAction } from '#model/access/types.ts';
import type { Pack } from '#model/pack/types.ts';
import { dayOf } from '#model/time/day-of.ts';
import { answerableFor, type Seat } from '../../answerable.ts';
import type { ReminderPart } from '../../remind.ts';

/** The ledger whose rights apply to duties, as in core.scoped_tables. */
const LEDGER = 'duty_item';
const PARTS: readonly (readonly [ReminderPart, LedgerAction])[] = [
  ['clerk', 'write'],
  ['leader', 'accept'],
];

/** A post with its units, by the part that it has. */
export interface AnsweringPost {
  readonly principal: Principal;
  /** Codes of units. */
  readonly charges: Readonly<Record<ReminderPart, readonly string[]>>;
}

interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
}

/**
 * Every post held on a day that is responsible for any unit, with the units; posts of disabled accounts do not count.
 * @param also kinds of posts that are included even without units
 */
export async function answeringPosts(
  db: Database,
  client: PoolClient,
  { region, pack, now }: { readonly region: number; readonly pack: Pack; readonly now: Date },
  also: ReadonlySet<string> = new Set(),
): Promise<readonly AnsweringPost[]> {
  const day = dayOf(now);
  const accounts = await client.query<AccountRow>(
    'select id, login, name from auth.accounts where region_id = $1 and disabled_at is null',
    [region],
  );
  const { rows } = await client.query<{ version: string }>(`select ${UNITS_VERSION} as version`, [region]);
  const units = await knownUnits(db, client, region, rows[0]?.version ?? '0');
  const known = new Map(accounts.rows.map((one) => [one.id, one]));
  const held = (await appointmentsFrom(client, region, day)).filter(
    ({ from, account }) => from <= day && known.has(account),
  );
  const by = PARTS.map(
    ([part, action]) => [part, answerableFor(units.paths, seatsOf(held, action, pack, units))] as const,
  );
  return held.flatMap((post) => {
    const account = known.get(post.account);
    const charges = Object.fromEntries(by.map(([part, found]) => [part, found.get(post.id) ?? []]));
    const { clerk = [], leader = [] } = charges;
    if (!account || (clerk.length + leader.length === 0 && !also.has(post.kind))) return [];
    return [{ principal: principalOf(post, account, region, { pack, units }), charges: { clerk, leader } }];
  });
}

function seatsOf(
  posts: readonly Appointment[],
  action: LedgerAction,
  { access }: Pack,
  { paths }: KnownUnits,
): readonly Seat[] {
  return posts.flatMap((post) => {
    const { id: appointment, account, kind, unit, named } = post;
    const index = access.classOf.get(LEDGER)?.index ?? -1;
    const may = (what: LedgerAction): ClassRights | undefined =>
      rightsOf(access, { appointment, account, kind, unit, named }, what, paths).classes[index];
    const [rights, reading] = [may(action), may('read')];
    // A post that sees only its own rows is responsible for no unit.
    if (!rights || rights.ranges.length === 0 || rights.author !== null || reading?.author !== null)
      return [];
    const places = [unit, ...named].flatMap((code) => paths.get(code) ?? []);
    return [{ post: appointment, places, reach: rights.ranges }];
  });
}

function principalOf(
  post: Appointment,
  account: AccountRow,
  region: number,
  { pack, units }: { readonly pack: Pack; readonly units: KnownUnits },
): Principal {
  const standing = {
    region,
    account: { ...account, mustChange: false },
    appointment: post.id,
    only: null,
    mustEnrol: false,
    session: 'reminders',
    address: null,
    via: 'job',
  } as const;
  return principalFor(pack.access, standing, [post], units);
}
