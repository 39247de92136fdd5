import type { PoolClient } from 'pg';
import { dutyErrors } from '../errors.ts';
import { LINE, type OccurrenceLine } from './read-occurrences.ts';
import { standingSql } from '../standing.ts';

/** Identifies one occurrence. */
export interface OccurrenceKey {
  readonly duty: string;
  readonly unit: string;
  readonly period: string;
  /** The person, for duties of each member; '' otherwise. */
  readonly bearer: string;
}

export interface FoundOccurrence extends OccurrenceLine {
  readonly path: string;
}

/** One occurrence, if the reader may see it. @throws DUTY-OCCURRENCE */
export async function findOccurrence(
  client: PoolClient,
  region: number,
  year: number,
  { duty, unit, period, bearer }: OccurrenceKey,
  today: string,
): Promise<FoundOccurrence> {
  const { rows } = await client.query<FoundOccurrence>(
    `select ${LINE}, ${standingSql('o', '$7')} as standing, o.unit_path as path from duties.occurrences o
     where o.region_id = $1 and o.year = $2 and o.unit_id = $3 and o.duty = $4 and o.period = $5 and o.bearer = $6`,
    [region, year, unit, duty, period, bearer, today],
  );
  const [found] = rows;
  if (!found) throw dutyErrors.error('DUTY-OCCURRENCE', { what: `${duty} ${unit} ${period}` });
  return found;
}
