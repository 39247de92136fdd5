import { type Database, withScope } from '#kernel/db/index.ts';
import { scopeFor } from '#engine/access/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { addDays } from '#model/time/day-of.ts';
import type { OpenDuty, ReminderPart } from '../../remind.ts';
import type { AnsweringPost } from './posts.ts';

/** Days between which an occurrence is due, or begins; it begins today at the earliest. */
export interface OpenWindow {
  readonly due: readonly [from: string, to: string];
  readonly begins: readonly [from: string, to: string];
}

/**
 * The open occurrences of the units for which a post is responsible, read with the post's own rights: hidden
 * occurrences, and for a masked post those about persons, are left out.
 */
export async function openDuties(
  db: Database,
  pack: Pack,
  { principal, charges }: AnsweringPost,
  { due, begins }: OpenWindow,
): Promise<readonly { readonly part: ReminderPart; readonly one: OpenDuty }[]> {
  const scope = scopeFor(principal, pack, 'read');
  const { rows } = await withScope(db, scope, (client) =>
    client.query<OpenDuty>(
      `select year, duty, unit_id as unit, bearer, period, to_char(from_on, 'YYYY-MM-DD') as "from",
         to_char(to_on, 'YYYY-MM-DD') as "to", to_char(due_on, 'YYYY-MM-DD') as due
       from duties.occurrences where region_id = $1 and year = any ($2) and unit_id = any ($3) and state in ('open', 'none')
         and (due_on between $4 and $5 or from_on between $6 and $7)`,
      [
        scope.region,
        yearsOf({ due, begins }),
        [...new Set([...charges.clerk, ...charges.leader])],
        ...due,
        ...begins,
      ],
    ),
  );
  const of = { clerk: new Set(charges.clerk), leader: new Set(charges.leader) };
  return rows.flatMap((one) =>
    (['clerk', 'leader'] as const).filter((part) => of[part].has(one.unit)).map((part) => ({ part, one })),
  );
}

/** The years of a window: that of today, the one before, and those in which something begins or comes due. */
export function yearsOf({ due, begins }: OpenWindow): readonly number[] {
  const [today] = begins;
  const first = Number(today.slice(0, 4)) - 1;
  const last = Number([due[1], begins[1]].toSorted()[1]?.slice(0, 4) ?? first + 1);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** Days before and after a day within which a reminder can fall. */
export function windowAround(
  today: string,
  { past, ahead, start }: { readonly past: number; readonly ahead: number; readonly start: number },
): OpenWindow {
  return { due: [addDays(today, -past), addDays(today, ahead)], begins: [today, addDays(today, start)] };
}
