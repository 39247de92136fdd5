import type { PoolClient } from 'pg';
import { readCalendar } from '#engine/calendar/index.ts';
import { type Database, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import { withUpkeep } from '#kernel/db/with-upkeep.ts';
import type { Pack } from '#model/pack/types.ts';
import { dayOf } from '#model/time/day-of.ts';
import { countsFrom } from '../begun.ts';
import { expected } from '../expected.ts';
import type { Inherited } from '../occurrence.ts';
import { countAnswers } from './count-answers.ts';
import { putOccurrences } from './put-occurrences.ts';
import { settle } from './settle.ts';
import { startedOccurrences } from './started-occurrences.ts';
import { dutyUnits, heldRoles, listItems, type YearState, yearState } from './year-inputs.ts';

export interface YearRequest {
  readonly db: Database;
  readonly pack: Pack;
  readonly region: number;
  readonly year: number;
  readonly now: Date;
}

/** Reading a year creates its occurrences, so years that nobody works on are not refreshed. */
const YEARS_AHEAD = 2;
const YEARS_BACK = 20;

/**
 * Refreshes a year's occurrences before they are read: generates them again where the law, the units, the posts, the
 * list or the calendar changed, and counts again where a ledger that answers was changed. Without any change it is one
 * query. The result follows from logged records and is no record itself.
 */
export async function refreshYear(request: YearRequest): Promise<void> {
  const { db, pack, region, year, now } = request;
  const apart = year - Number(dayOf(now).slice(0, 4));
  if (apart > YEARS_AHEAD || apart < -YEARS_BACK) return;
  const scope = { region, ...WHOLE_REGION };
  const stale = await withScope(db, scope, async (client) => {
    const state = await yearState(client, region, pack, year);
    return state.madeFrom !== state.inputs || changedDuties(pack, state).size > 0;
  });
  if (!stale) return;
  await withUpkeep(db, scope, async (client) => {
    // One refresh at a time; whoever waited finds the work done.
    await client.query(
      `insert into duties.years (region_id, year, made_from, answered_from, made_at) values ($1, $2, '', '{}', $3)
       on conflict (region_id, year) do nothing`,
      [region, year, request.now],
    );
    await client.query('select from duties.years where region_id = $1 and year = $2 for update', [
      region,
      year,
    ]);
    await refreshIn(client, request, await yearState(client, region, pack, year));
  });
}

async function refreshIn(client: PoolClient, request: YearRequest, state: YearState): Promise<void> {
  const { pack, region, year, now } = request;
  // The planner has no statistics for rows inserted in this transaction and assumes one row: nested loops over 4,000
  // occurrences took 54 s where hashing them takes less than one.
  await client.query('set local enable_nestloop = off');
  const units = await dutyUnits(client, region);
  const list = await listItems(client, region, year);
  const calendar = await readCalendar(client, region, pack);
  const roles = await heldRoles(client, region);
  const counts = countsFrom(state.begunOn);
  const { occurrences, inherited } = expected({
    year,
    duties: pack.duties.values(),
    units,
    roles,
    list,
    calendar,
  });
  const anew = state.madeFrom !== state.inputs;
  if (anew) {
    const started = await startedOccurrences(client, region, { pack, year, units, list, calendar });
    await putOccurrences(client, region, year, {
      occurrences: occurrences.filter(counts),
      started: started.filter(counts),
    });
  }
  const duties = anew ? new Set(pack.duties.keys()) : changedDuties(pack, state);
  if (duties.size === 0) return;
  await countAnswers(client, region, { pack, year, duties, inherited: onlyOf(inherited, duties) });
  await settle(client, region, { year, duties: anew ? null : [...duties], unit: null });
  await client.query(
    `update duties.years set made_from = $3, answered_from = $4, made_at = $5 where region_id = $1 and year = $2`,
    [region, year, state.inputs, answeredFrom(pack, state), now],
  );
}

function onlyOf(inherited: readonly Inherited[], duties: ReadonlySet<string>): readonly Inherited[] {
  return inherited.filter(({ duty }) => duties.has(duty));
}

/** The duties for which an answering ledger was changed. */
function changedDuties(pack: Pack, { answeredFrom: before, versions }: YearState): ReadonlySet<string> {
  const changed = pack.answers.filter(
    ({ ledger }) => (before[ledger] ?? '-') !== (versions.get(ledger) ?? '0'),
  );
  const plain = new Set(changed.map(({ duty }) => duty));
  for (const { id, replaces } of pack.duties.values())
    if (replaces !== null && plain.has(replaces)) plain.add(id);
  return plain;
}

function answeredFrom(pack: Pack, { versions }: YearState): Readonly<Record<string, string>> {
  return Object.fromEntries(pack.answers.map(({ ledger }) => [ledger, versions.get(ledger) ?? '0']));
}
