import type { PoolClient } from 'pg';
import { loadReportInputs } from '#engine/queries/index.ts';
import { tableOf } from '#engine/records/index.ts';
import { type Scope, withScope } from '#kernel/db/index.ts';
import { groupBy } from '#model/group-by.ts';
import { answersOf } from '../answers-of.ts';
import type { AnsweringRow } from './answering-row.ts';
import { hitsSql, IN_PERIOD } from './hits-sql.ts';
import { findOccurrence, type FoundOccurrence, type OccurrenceKey } from './occurrence-key.ts';
import { type LedUnit, portfolioOf } from './portfolio-of.ts';
import { madeTrue, type Reading } from './reading.ts';
import { type Signal, signalsOf } from './signals.ts';

/** A statement about an occurrence, the newest first. */
interface Statement {
  readonly kind: 'done' | 'none' | 'excused' | 'withdrawn';
  readonly doneOn: string | null;
  readonly words: string;
  readonly by: string;
  readonly post: string;
  readonly at: string;
}

export interface OccurrencePicture {
  readonly occurrence: FoundOccurrence;
  /** As far as the post may read them. */
  readonly rows: readonly AnsweringRow[];
  readonly statements: readonly Statement[];
  /** Facts for reviewers, no verdicts. */
  readonly signals: readonly Signal[];
  /** For a duty that depends on the portfolio: the states of the units in it. */
  readonly portfolio: readonly LedUnit[];
}

/** Maximum number of shown rows; the ledger's own list has all. */
const MOST = 50;

/** One occurrence with all details. @throws DUTY-OCCURRENCE */
export async function readOccurrence(reading: Reading, key: OccurrenceKey): Promise<OccurrencePicture> {
  await madeTrue(reading);
  const { db, scope, year, today } = reading;
  const { occurrence, statements } = await withScope(db, scope, async (client) => ({
    occurrence: await findOccurrence(client, scope.region, year, key, today),
    statements: await statementsOf(client, scope.region, year, key),
  }));
  // A condition may read a field about a person that the post's lists hide.
  const looking: Scope = scope.rights ? { ...scope, rights: { ...scope.rights, personal: true } } : scope;
  const picture = await withScope(db, looking, async (client) => {
    const rows = await rowsBehind(client, reading, occurrence);
    return { occurrence, statements, rows, signals: await signalsOf(client, reading, occurrence, rows) };
  });
  return { ...picture, portfolio: await portfolioOf(reading, occurrence) };
}

async function statementsOf(
  client: PoolClient,
  region: number,
  year: number,
  { duty, unit, period, bearer }: OccurrenceKey,
): Promise<readonly Statement[]> {
  const { rows } = await client.query<Omit<Statement, 'at'> & { at: Date }>(
    `select kind, to_char(done_on, 'YYYY-MM-DD') as "doneOn", words, by_name as by, by_post as post, at from duties.statements
     where region_id = $1 and year = $2 and duty = $3 and unit_id = $4 and period = $5 and bearer = $6 order by at desc, id desc`,
    [region, year, duty, unit, period, bearer],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** The rows that answer, and the row that started the occurrence. */
async function rowsBehind(
  client: PoolClient,
  { pack, scope, year }: Reading,
  { duty: id, unit, bearer, period }: FoundOccurrence,
): Promise<readonly AnsweringRow[]> {
  const duty = pack.duties.get(id);
  const inputs = await loadReportInputs(client, scope.region, year);
  const parts = answersOf(pack, id)
    .map((answer) => hitsSql(answer, { pack, year, inputs }))
    .filter((sql) => sql !== null)
    .map((sql) => `select * from (${sql}) h`);
  if (duty?.starts && period.startsWith('E'))
    return withTimes(client, scope.region, [{ ledger: duty.starts.ledger, row: period.slice(1), day: null }]);
  if (parts.length === 0) return [];
  const { rows } = await client.query<{ ledger: string; row: string; day: string }>(
    `select h.ledger, h.row_id as row, to_char(h.day, 'YYYY-MM-DD') as day from (${parts.join(' union all ')}) h
     join duties.occurrences o on o.region_id = $1 and o.year = $2 and o.unit_id = $3 and o.duty = $4 and o.bearer = $5 and o.period = $6
     where h.bearer = o.bearer and ${IN_PERIOD} and (h.unit = o.unit_id or h.unit in (
       with recursive old(code) as (
         select code from base.units where region_id = $1 and successor = $3
         union select u.code from base.units u join old on u.region_id = $1 and u.successor = old.code)
       select u.code from base.units u join old using (code) where u.region_id = $1 and u.closed_on > o.from_on and u.closed_on <= o.to_on))
     order by h.day, h.row_id limit ${MOST}`,
    [scope.region, year, unit, id, bearer, period],
  );
  return withTimes(client, scope.region, rows);
}

/** Adds the four times of rows: one query for each ledger. */
async function withTimes(
  client: PoolClient,
  region: number,
  found: readonly { readonly ledger: string; readonly row: string; readonly day: string | null }[],
): Promise<readonly AnsweringRow[]> {
  const rows: AnsweringRow[] = [];
  for (const [ledger, ones] of groupBy(found, (one) => one.ledger)) {
    const table = tableOf({ id: ledger, kind: 'ledger' });
    const times = await client.query<Times>(
      `select row_id as row, to_char(row_happened_on, 'YYYY-MM-DD') as happened, to_char(row_recorded_on, 'YYYY-MM-DD') as recorded,
         row_received_at as received, row_amended_at as amended from ${table} where region_id = $1 and row_id = any ($2::uuid[])`,
      [region, ones.map(({ row }) => row)],
    );
    const days = new Map(ones.map(({ row, day }) => [row, day]));
    for (const { row, happened, recorded, received, amended } of times.rows)
      rows.push({
        ledger,
        row,
        happenedOn: days.get(row) ?? happened ?? '',
        recordedOn: recorded,
        receivedAt: received.toISOString(),
        amendedAt: amended.toISOString(),
      });
  }
  return rows.toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1));
}

interface Times {
  readonly row: string;
  readonly happened: string | null;
  readonly recorded: string | null;
  readonly received: Date;
  readonly amended: Date;
}
