import type { ClientBase } from 'pg';
import type { Actor, Entry } from './entry.ts';

/** Which entries to read. */
export interface EntryRange {
  /** First and last number; null: open. */
  readonly from?: bigint | null;
  readonly to?: bigint | null;
  /** Instants, the first inclusive, the last exclusive. */
  readonly since?: Date | null;
  readonly until?: Date | null;
  /** A type, or the beginning of one up to a dot: "row" finds row.import and row.void. */
  readonly type?: string | null;
  /** A part of the actor's name, which contains the user name where there is an account. */
  readonly who?: string | null;
  /** Maximum number of entries, the latest ones. */
  readonly limit?: number | null;
}

const PAGE = 2_000;

const COLUMNS =
  'region_id, seq, at, type, version, account, actor, post, unit, address, via, payload, prev_hash, hash';

interface Stored {
  region_id: number;
  seq: string;
  at: Date;
  type: string;
  version: number;
  account: string | null;
  actor: string;
  post: string | null;
  unit: string | null;
  address: string | null;
  via: Actor['via'];
  payload: string;
  prev_hash: Buffer;
  hash: Buffer;
}

/**
 * The entries of a region in their order, read in pages: memory does not grow with the log. Run it in one snapshot of
 * a whole region; a narrower scope may not read the log at all.
 */
export async function* readEntries(
  client: ClientBase,
  region: number,
  range: EntryRange = {},
): AsyncGenerator<Entry> {
  const { since = null, until = null, type = null, limit = null } = range;
  const who = patternOf(range.who);
  let from = range.from ?? 1n;
  const to = range.to ?? null;
  if (limit !== null) from = await firstOfLast(client, region, { ...range, from }, limit);
  for (;;) {
    const { rows } = await client.query<Stored>(
      `select ${COLUMNS} from audit.entries
       where region_id = $1 and seq >= $2 and ($3::bigint is null or seq <= $3)
         and ($4::timestamptz is null or at >= $4) and ($5::timestamptz is null or at < $5)
         and ($6::text is null or type = $6 or starts_with(type, $6 || '.')) and ($7::text is null or actor ilike $7)
       order by seq limit ${PAGE}`,
      [region, from, to, since, until, type, who],
    );
    for (const row of rows) yield entryOf(row);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    from = BigInt(last.seq) + 1n;
  }
}

async function firstOfLast(
  client: ClientBase,
  region: number,
  { from = null, to = null, since = null, until = null, type = null, who = null }: EntryRange,
  limit: number,
): Promise<bigint> {
  const { rows } = await client.query<{ seq: string | null }>(
    `select min(seq) as seq from (select seq from audit.entries
       where region_id = $1 and ($2::bigint is null or seq >= $2) and ($3::bigint is null or seq <= $3)
         and ($4::timestamptz is null or at >= $4) and ($5::timestamptz is null or at < $5)
         and ($6::text is null or type = $6 or starts_with(type, $6 || '.')) and ($8::text is null or actor ilike $8)
       order by seq desc limit $7) as latest`,
    [region, from, to, since, until, type, limit, patternOf(who)],
  );
  return BigInt(rows[0]?.seq ?? 1);
}

function patternOf(who: string | null | undefined): string | null {
  const text = who?.trim() ?? '';
  return text === '' ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

function entryOf(row: Stored): Entry {
  const { account, actor: name, post, unit, address, via } = row;
  return {
    region: row.region_id,
    seq: BigInt(row.seq),
    at: row.at,
    type: row.type,
    version: row.version,
    payload: row.payload,
    actor: { account, name, post, unit, address, via },
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}
