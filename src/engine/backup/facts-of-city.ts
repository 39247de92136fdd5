import { computeFacts } from '#engine/queries/index.ts';
import { type Database, WHOLE_REGION } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Ending } from './contents.ts';

/**
 * Every number of every year that has report parameters, computed from the rows and not from the cache.
 * @param snapshot of the transaction whose moment is read; absent: now
 */
export async function factsOfCity(
  { db, pack, now }: { readonly db: Database; readonly pack: Pack; readonly now: Date },
  region: number,
  years: readonly number[],
  snapshot?: string,
): Promise<Ending['facts']> {
  const facts: Ending['facts'] = [];
  for (const year of years) {
    const scope = { region, ...WHOLE_REGION };
    const request = { db, pack, scope, year, now, cache: false };
    const computed = await computeFacts(snapshot === undefined ? request : { ...request, snapshot });
    const values = computed.facts.map((fact) => [fact.slot, [fact.value, fact.rows] as const] as const);
    facts.push({ region, year, values: Object.fromEntries(values) as Ending['facts'][number]['values'] });
  }
  return facts;
}
