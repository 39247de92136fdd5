import { withScope } from '#kernel/db/index.ts';
import { findOccurrence, type FoundOccurrence, type OccurrenceKey } from './occurrence-key.ts';
import { madeTrue, type Reading } from './reading.ts';

/**
 * Several occurrences of a year, in the given order, in one snapshot. @throws DUTY-OCCURRENCE for one that the post may
 * not see
 */
export async function readLines(
  reading: Reading,
  keys: readonly OccurrenceKey[],
): Promise<readonly FoundOccurrence[]> {
  await madeTrue(reading);
  const { db, scope, year, today } = reading;
  return withScope(db, scope, async (client) => {
    const lines: FoundOccurrence[] = [];
    for (const key of keys) lines.push(await findOccurrence(client, scope.region, year, key, today));
    return lines;
  });
}
