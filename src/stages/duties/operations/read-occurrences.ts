import { withScope } from '#kernel/db/index.ts';
import { subtreeOf } from '#engine/records/index.ts';
import { type Standing, standingSql } from '../standing.ts';
import { madeTrue, type Reading } from './reading.ts';

/** One line of the list: who had to do what by when, and its state. */
export interface OccurrenceLine {
  readonly duty: string;
  readonly unit: string;
  readonly bearer: string;
  readonly holder: string;
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly due: string | null;
  readonly least: number;
  readonly answers: number;
  readonly metOn: string | null;
  readonly enteredOn: string | null;
  /** Done in time, but entered after the due date. */
  readonly enteredLate: boolean;
  readonly standing: Standing;
}

export interface OccurrenceQuery {
  readonly duty?: string | undefined;
  /** Path of a unit; with `below` its whole subtree. */
  readonly path?: string | undefined;
  readonly below?: boolean | undefined;
  readonly standings?: readonly Standing[] | undefined;
  /** Due on these days, or earlier or later. */
  readonly dueFrom?: string | undefined;
  readonly dueTo?: string | undefined;
  readonly period?: string | undefined;
  /** Borne by this person, or by a post that he holds. */
  readonly person?: string | undefined;
  /** The end of the previous page. */
  readonly after: string | null;
  readonly limit: number;
}

export interface OccurrencePage {
  readonly items: readonly OccurrenceLine[];
  readonly next: string | null;
  readonly total: number;
}

const day = (column: string): string => `to_char(o.${column}, 'YYYY-MM-DD')`;
export const LINE = `o.duty, o.unit_id as unit, o.bearer, o.holder, o.period, ${day('from_on')} as "from", ${day('to_on')} as "to",
  ${day('due_on')} as due, o.least, o.answers, ${day('met_on')} as "metOn", ${day('met_entered_on')} as "enteredOn",
  coalesce(o.met_entered_on > o.due_on and o.met_on <= o.due_on, false) as "enteredLate"`;
const KEY = `(o.unit_path, o.duty, o.period, o.bearer)`;

/** A page of the occurrences of a year that the post may see, in the order of the tree of units, with their total. */
export async function readOccurrences(reading: Reading, query: OccurrenceQuery): Promise<OccurrencePage> {
  await madeTrue(reading);
  const { scope, year, today } = reading;
  const values: unknown[] = [scope.region, year];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const where = ['o.region_id = $1', 'o.year = $2'];
  if (query.duty !== undefined) where.push(`o.duty = ${put(query.duty)}`);
  if (query.period !== undefined) where.push(`o.period = ${put(query.period)}`);
  if (query.person !== undefined) where.push(`${put(query.person)} in (o.bearer, o.holder)`);
  if (query.dueFrom !== undefined) where.push(`o.due_on >= ${put(query.dueFrom)}`);
  if (query.dueTo !== undefined) where.push(`o.due_on <= ${put(query.dueTo)}`);
  if (query.path !== undefined) {
    const { lo, hi } = query.below ? subtreeOf(query.path) : { lo: query.path, hi: `${query.path}\u0001` };
    where.push(`o.unit_path >= ${put(lo)} and o.unit_path < ${put(hi)}`);
  }
  if (query.standings !== undefined)
    where.push(`${standingSql('o', put(today))} = any (${put([...query.standings])})`);
  const all = where.join(' and ');
  const counted = [...values];
  const standing = standingSql('o', put(today));
  const [path = '', duty = '', period = '', bearer = ''] = query.after === null ? [] : readPlace(query.after);
  const beyond =
    query.after === null
      ? ''
      : ` and ${KEY} > (${put(path)} collate "C", ${put(duty)}, ${put(period)}, ${put(bearer)})`;
  return withScope(reading.db, scope, async (client) => {
    const { rows } = await client.query<OccurrenceLine & { path: string }>(
      `select ${LINE}, ${standing} as standing, o.unit_path as path from duties.occurrences o where ${all}${beyond}
       order by o.unit_path, o.duty, o.period, o.bearer limit ${query.limit + 1}`,
      values,
    );
    const { rows: counts } = await client.query<{ n: number }>(
      `select count(*)::int as n from duties.occurrences o where ${all}`,
      counted,
    );
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    return {
      items: items.map(({ path: _path, ...line }) => line),
      next: rows.length > query.limit && last ? writePlace(last) : null,
      total: counts[0]?.n ?? 0,
    };
  });
}

function writePlace({ path, duty, period, bearer }: OccurrenceLine & { readonly path: string }): string {
  return Buffer.from(JSON.stringify([path, duty, period, bearer])).toString('base64url');
}

/** A place that no page has returned starts at the beginning. */
function readPlace(text: string): readonly string[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(read) && read.length === 4 && read.every((part) => typeof part === 'string'))
      return read;
  } catch {
    // Not one of our places.
  }
  return [];
}
