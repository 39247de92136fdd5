import { withScope } from '#kernel/db/index.ts';
import { madeTrue, type Reading } from './reading.ts';

/** How many occurrences of one unit are overdue, and due soon. */
export interface DueDuties {
  readonly year: number;
  readonly overdue: number;
  readonly due: number;
  /** Up to and with this day is soon. */
  readonly until: string;
}

/** What a desk says of a year's duties of the post's own unit. @param until "YYYY-MM-DD" */
export async function readDue(reading: Reading, path: string, until: string): Promise<DueDuties> {
  await madeTrue(reading);
  const { db, scope, year, today } = reading;
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<{ overdue: number; due: number }>(
      `select (count(*) filter (where due_on < $4))::int as overdue, (count(*) filter (where due_on >= $4 and due_on <= $5 and from_on <= $4))::int as due
       from duties.occurrences where region_id = $1 and year = $2 and unit_path >= $3 and unit_path < $3 || E'\\x01' and state = 'open'`,
      [scope.region, year, path, today, until],
    );
    return { year, until, ...(rows[0] ?? { overdue: 0, due: 0 }) };
  });
}
