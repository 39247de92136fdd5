import type { ClientBase } from 'pg';

/** A post and its holder. */
export interface Appointment {
  readonly id: string;
  readonly account: string;
  readonly kind: string;
  readonly unit: string;
  readonly named: readonly string[];
  readonly deputyOf: string | null;
  readonly from: string;
  readonly to: string | null;
}

const COLUMNS = `id, account_id as account, kind, unit, named, deputy_of as "deputyOf", from_on as from, to_on as to`;

/**
 * The posts of an account on a day as one JSON value, for a statement that queries something else too. The same posts
 * in the same order as `appointmentsOf`.
 * @param account SQL that gives the account
 * @param day SQL that gives the day
 */
export function heldPosts(account: string, day: string): string {
  return `(select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'account', p.account_id, 'kind', p.kind, 'unit', p.unit,
      'named', p.named, 'deputyOf', p.deputy_of, 'from', p.from_on, 'to', p.to_on) order by p.from_on, p.id), '[]')
    from access.appointments p
    where p.region_id = $1 and p.account_id = ${account} and p.from_on <= ${day} and (p.to_on is null or p.to_on > ${day}))`;
}

/** The posts that an account holds on a day, the oldest first. On the day of its end a post is no longer held. */
export async function appointmentsOf(
  client: ClientBase,
  region: number,
  account: string,
  day: string,
): Promise<readonly Appointment[]> {
  const { rows } = await client.query<Appointment>(
    `select ${COLUMNS} from access.appointments
     where region_id = $1 and account_id = $2 and from_on <= $3 and (to_on is null or to_on > $3) order by from_on, id`,
    [region, account, day],
  );
  return rows;
}

/** Every appointment of a region that has not ended on a day, future ones included. */
export async function appointmentsFrom(
  client: ClientBase,
  region: number,
  day: string,
): Promise<readonly Appointment[]> {
  const { rows } = await client.query<Appointment>(
    `select ${COLUMNS} from access.appointments where region_id = $1 and (to_on is null or to_on > $2) order by from_on, id`,
    [region, day],
  );
  return rows;
}

export async function appointmentById(
  client: ClientBase,
  region: number,
  id: string,
): Promise<Appointment | null> {
  const { rows } = await client.query<Appointment>(
    `select ${COLUMNS} from access.appointments where region_id = $1 and id = $2`,
    [region, id],
  );
  return rows[0] ?? null;
}
