import { withScope } from '#kernel/db/index.ts';
import { standingSql } from '../standing.ts';
import { madeTrue, type Reading } from './reading.ts';

/** What is due within so many days is soon enough to be told. */
export const SOON_DAYS = 14;

/** How many occurrences of one unit are overdue, and due soon. */
export interface DueDuties {
  readonly year: number;
  readonly overdue: number;
  readonly due: number;
  /** Up to and with this day is soon. */
  readonly until: string;
}

/** The occurrences of one duty that a unit has in a year. */
export interface OwedDuty {
  readonly duty: string;
  readonly all: number;
  readonly overdue: number;
  /** Under way and due up to and with the day that was asked for. */
  readonly due: number;
}

/**
 * The duties of a unit in a year, with what of each hurts: the one count from which every page tells it.
 * @param path of the unit; what is below it is not its own
 * @param until "YYYY-MM-DD"
 */
export async function readOwed(reading: Reading, path: string, until: string): Promise<readonly OwedDuty[]> {
  await madeTrue(reading);
  const { db, scope, year, today } = reading;
  const standing = standingSql('o', '$4');
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<OwedDuty>(
      `select o.duty, count(*)::int as all, (count(*) filter (where ${standing} = 'overdue'))::int as overdue,
         (count(*) filter (where ${standing} = 'due' and o.due_on <= $5))::int as due
       from duties.occurrences o where o.region_id = $1 and o.year = $2 and o.unit_path >= $3 and o.unit_path < $3 || E'\\x01'
       group by o.duty order by o.duty`,
      [scope.region, year, path, today, until],
    );
    return rows;
  });
}

/** What a desk says of a year's duties of the post's own unit. @param until "YYYY-MM-DD" */
export async function readDue(reading: Reading, path: string, until: string): Promise<DueDuties> {
  const owed = await readOwed(reading, path, until);
  const sum = (of: 'overdue' | 'due'): number => owed.reduce((all, one) => all + one[of], 0);
  return { year: reading.year, until, overdue: sum('overdue'), due: sum('due') };
}
