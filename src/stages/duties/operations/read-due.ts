import { withScope } from '#kernel/db/index.ts';
import { standingSql } from '../standing.ts';
import { madeTrue, type Reading } from './reading.ts';

/** Days ahead that count as soon. */
export const SOON_DAYS = 14;

/** Numbers of a unit's occurrences that are overdue, and due soon. */
export interface DueDuties {
  readonly year: number;
  readonly overdue: number;
  readonly due: number;
  /** The last day that counts as soon. */
  readonly until: string;
}

/** The occurrences of one duty for a unit in a year. */
export interface OwedDuty {
  readonly duty: string;
  readonly all: number;
  readonly overdue: number;
  /** Not done and due up to and including the given day. */
  readonly due: number;
}

/**
 * The duties of a unit in a year, with their counts: the one query behind every page that shows them.
 * @param path of the unit; units below it do not count
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

/** The duties of the post's own unit in a year, for its desk. @param until "YYYY-MM-DD" */
export async function readDue(reading: Reading, path: string, until: string): Promise<DueDuties> {
  const owed = await readOwed(reading, path, until);
  const sum = (of: 'overdue' | 'due'): number => owed.reduce((all, one) => all + one[of], 0);
  return { year: reading.year, until, overdue: sum('overdue'), due: sum('due') };
}
