import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { Appointment } from '../appointments.ts';

/** An appointment with the names of its codes. */
export interface ListedAppointment extends Appointment {
  readonly login: string;
  readonly name: string;
}

export interface AppointmentsAsked {
  /** Those that have ended by this day are left out. */
  readonly day: string;
  readonly account: string | null;
  /** The last id of the previous page; null for the first page. */
  readonly after: string | null;
  readonly limit: number;
}

/** A page of the appointments of a region that have not ended on a day, in the order in which they were made. */
export async function listAppointments(
  db: Database,
  scope: Scope,
  { day, account, after, limit }: AppointmentsAsked,
): Promise<readonly ListedAppointment[]> {
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<ListedAppointment>(
      `select p.id, p.account_id as account, p.kind, p.unit, p.named, p.deputy_of as "deputyOf", p.from_on as from,
         p.to_on as to, a.login, a.name
       from access.appointments p join auth.accounts a on a.region_id = p.region_id and a.id = p.account_id
       where p.region_id = $1 and a.region_id = $1 and (p.to_on is null or p.to_on > $2) and ($3::uuid is null or p.account_id = $3)
         and ($4::uuid is null or p.id > $4) order by p.id limit $5`,
      [scope.region, day, account, after, limit],
    );
    return rows;
  });
}
