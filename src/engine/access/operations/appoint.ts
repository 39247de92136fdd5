import { v7 as uuid } from 'uuid';
import type { PoolClient } from 'pg';
import { type Act, withChange } from '#engine/audit/index.ts';
import { accountById, beginEpoch } from '#kernel/auth/index.ts';
import { type Database, intersect, RANGE_SLOTS, WHOLE_REGION } from '#kernel/db/index.ts';
import { type KnownUnit, loadUnits, unitPaths } from '#engine/records/index.ts';
import type { PostKind } from '#model/access/types.ts';
import type { Pack } from '#model/pack/types.ts';
import type { AuditEvent } from '#model/events/index.ts';
import { type Appointment, appointmentById, appointmentsFrom } from '../appointments.ts';
import { dayOf } from '#model/time/day-of.ts';
import { accessErrors } from '../errors.ts';
import { rightsOf } from '../rights-of.ts';
import { isSmallOffice } from '../settings.ts';

export interface NewAppointment {
  readonly account: string;
  readonly kind: string;
  readonly unit: string;
  /** Codes of the units in the portfolio, where the post has one. */
  readonly named: readonly string[];
  /** "YYYY-MM-DD"; the post is held from this day to the day before the other. */
  readonly from: string;
  readonly to: string | null;
  readonly reason: string | null;
}

/**
 * Appoints somebody to a post. His open sessions end, so that nobody continues with earlier rights. The three
 * administrators stay separate: an account with one power has neither another nor an office of records, unless the city
 * has declared itself too small for that (setting small_office).
 * @throws ACCESS-APPOINT
 */
export async function appoint(
  db: Database,
  act: Act,
  pack: Pack,
  wanted: NewAppointment,
): Promise<Appointment> {
  return withChange(db, act, (client) => appointIn(client, act, pack, { ...wanted, deputyOf: null }));
}

/**
 * Appoints a deputy for the holder of a post: the same kind of post, unit and portfolio, with an end. The deputy does
 * not get the holder's access to sealed rows.
 * @throws ACCESS-APPOINT
 */
export async function appointDeputy(
  db: Database,
  act: Act,
  pack: Pack,
  wanted: { readonly account: string; readonly deputyOf: string; readonly from: string; readonly to: string },
): Promise<Appointment> {
  return withChange(db, act, async (client) => {
    const holder = await appointmentById(client, act.scope.region, wanted.deputyOf);
    if (!holder) throw refuse('没有所代理的任职');
    if (holder.account === wanted.account) throw refuse('不能代理自己');
    const { kind, unit, named } = holder;
    return appointIn(client, act, pack, { ...wanted, kind, unit, named, reason: '代理' });
  });
}

/** An appointment within a transaction that makes one or many, with the same checks. @throws ACCESS-APPOINT */
export async function appointIn(
  client: PoolClient,
  act: Act,
  pack: Pack,
  wanted: NewAppointment & { readonly deputyOf: string | null },
): Promise<{ result: Appointment; events: [AuditEvent] }> {
  const { region } = act.scope;
  const account = await accountById(client, region, wanted.account, true);
  if (!account) throw refuse('没有这一账号');
  const kind = pack.access.posts.get(wanted.kind);
  if (!kind) throw refuse('没有这一岗位');
  if (wanted.to !== null && wanted.to <= wanted.from) throw refuse('结束日期不晚于开始日期');
  const units = await loadUnits(client, region);
  const unit = units.find((one) => one.code === wanted.unit);
  if (!unit) throw refuse(`没有编号为“${wanted.unit}”的单位`);
  await judgeUnitKind(client, region, kind, unit);
  judgePortfolio(kind, wanted, units, pack);
  await judgeSeparation(client, act, pack, kind, wanted.account);
  const id = uuid();
  const { account: holder, named, from, to, deputyOf } = wanted;
  await client.query(
    `insert into access.appointments (region_id, id, account_id, kind, unit, named, deputy_of, from_on, to_on, appointed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [region, id, holder, kind.id, unit.code, named, deputyOf, from, to, act.now],
  );
  await beginEpoch(client, region, holder);
  const data = {
    post: id,
    title: kind.title,
    unit: unit.name,
    account: account.login,
    name: account.name,
    from,
    to,
    reason: wanted.reason,
  };
  return {
    result: { id, account: holder, kind: kind.id, unit: unit.code, named, deputyOf, from, to },
    events: [{ type: 'post.assigned', data }],
  };
}

/**
 * Ends a post on a day: from then on it is no longer held. An end may only be moved to an earlier day: a later one
 * would revive a post that has ended, or make a deputy permanent, without the checks of an appointment.
 * @throws ACCESS-APPOINT
 */
export async function endAppointment(
  db: Database,
  act: Act,
  pack: Pack,
  ending: { readonly id: string; readonly to: string; readonly reason: string },
): Promise<void> {
  await withChange(db, act, async (client) => {
    const { region } = act.scope;
    const found = await appointmentById(client, region, ending.id);
    if (!found) throw refuse('没有这一任职');
    if (found.to !== null && ending.to > found.to) throw refuse('结束日期只能提前；须延长的，请另行任用');
    await client.query('update access.appointments set to_on = $3 where region_id = $1 and id = $2', [
      region,
      ending.id,
      ending.to,
    ]);
    await beginEpoch(client, region, found.account);
    // A deputy represents somebody who holds the post, and no longer than he does.
    const deputies = await client.query<{ account: string }>(
      `update access.appointments set to_on = $3 where region_id = $1 and deputy_of = $2 and (to_on is null or to_on > $3)
       returning account_id as account`,
      [region, ending.id, ending.to],
    );
    for (const { account } of deputies.rows) await beginEpoch(client, region, account);
    const account = await accountById(client, region, found.account, false);
    const title = pack.access.posts.get(found.kind)?.title ?? found.kind;
    const { id, unit, from } = found;
    const { to, reason } = ending;
    const name = account?.name ?? null;
    const data = { post: id, title, unit, account: account?.login ?? null, name, from, to, reason };
    return { result: undefined, events: [{ type: 'post.ended', data }] };
  });
}

async function judgeUnitKind(
  client: PoolClient,
  region: number,
  kind: PostKind,
  unit: KnownUnit,
): Promise<void> {
  if (kind.unitKinds.length === 0) return;
  const { rowCount } = await client.query(
    'select from base.units where region_id = $1 and code = $2 and kind = any ($3)',
    [region, unit.code, kind.unitKinds],
  );
  if (!rowCount) throw refuse(`“${unit.name}”不设“${kind.title}”这一岗位`);
}

function judgePortfolio(
  kind: PostKind,
  wanted: NewAppointment,
  units: readonly KnownUnit[],
  pack: Pack,
): void {
  const needs = kind.grants.some((grant) => grant.reach === 'named_units');
  if (needs !== wanted.named.length > 0)
    throw refuse(needs ? `“${kind.title}”须写明分管的单位` : `“${kind.title}”没有分管的单位`);
  const { paths } = unitPaths(units);
  for (const code of wanted.named) if (!paths.has(code)) throw refuse(`没有编号为“${code}”的单位`);
  const acting = { ...wanted, appointment: '' };
  const ranges = rightsOf(pack.access, acting, 'read', paths).classes.map(
    (one) => intersect(one.ranges, WHOLE_REGION).length,
  );
  if (Math.max(0, ...ranges) > RANGE_SLOTS)
    throw refuse(`分管的单位分成 ${Math.max(...ranges)} 段，一个岗位至多 ${RANGE_SLOTS} 段，请分成两个岗位`);
}

async function judgeSeparation(
  client: PoolClient,
  { scope, now }: Act,
  pack: Pack,
  kind: PostKind,
  account: string,
): Promise<void> {
  if (await isSmallOffice(client, scope.region)) return;
  const held = (await appointmentsFrom(client, scope.region, dayOf(now)))
    .filter((one) => one.account === account)
    .map((one) => pack.access.posts.get(one.kind)?.power ?? null);
  const clash = held.some((power) => power !== kind.power && (power !== null || kind.power !== null));
  if (clash) throw refuse('三员分立：管理员不得兼任别的管理员，也不得兼任业务岗位');
}

function refuse(reason: string): Error {
  return accessErrors.error('ACCESS-APPOINT', { reason });
}
