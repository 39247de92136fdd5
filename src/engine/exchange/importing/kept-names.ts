import type { PoolClient, QueryResult } from 'pg';
import {
  type BookPost,
  type KnownUnit,
  loadPosts,
  loadUnits,
  withFormerNames,
} from '#engine/records/index.ts';
import { type Database, filled, type Scope } from '#kernel/db/index.ts';
import { BASE } from '#model/compile/scope.ts';
import type { Pack } from '#model/pack/types.ts';
import { type CityNames, cityNames } from './base-names.ts';

/** Units and posts of the base sheets that the reader may see. */
export async function loadNames(
  client: PoolClient,
  region: number,
): Promise<{ readonly units: readonly KnownUnit[]; readonly posts: readonly BookPost[] }> {
  const units = await withFormerNames(client, region, await loadUnits(client, region));
  return { units, posts: await loadPosts(client, region) };
}

interface Reader {
  readonly db: Database;
  readonly pack: Pack;
  readonly scope: Scope;
}

/** Number of cached readings: one for each version of the base sheets, and for each scope. */
const MOST = 16;
const KEPT = new WeakMap<Database, Map<string, Promise<CityNames>>>();

/** The statement that reads the versions of the base sheets; it can be sent with the beginning of the transaction. */
export function nameVersionsSql(region: number): string {
  return filled(
    `select string_agg(ledger || ' ' || version, ' ' order by ledger) as versions from core.ledger_state
     where region_id = $1 and ledger in ($2, $3)`,
    [region, BASE.units, BASE.posts],
  );
}

/**
 * The names of the city, read again only when its units or posts have changed: reading the city's two thousand names
 * took longer than saving a form.
 * @param asked the result of `nameVersionsSql`; null: query now
 */
export async function keptNames(
  client: PoolClient,
  { db, pack, scope }: Reader,
  today: string,
  asked: QueryResult | null,
): Promise<CityNames> {
  const { region } = scope;
  const { rows } = asked ?? (await client.query(nameVersionsSql(region)));
  const [found] = rows as { versions: string | null }[];
  const key = JSON.stringify([region, today, found?.versions ?? '', sightOf(pack, scope)]);
  const kept = KEPT.get(db) ?? new Map<string, Promise<CityNames>>();
  KEPT.set(db, kept);
  const known = kept.get(key);
  if (known) return known;
  const read = loadNames(client, region).then((names) => cityNames([], names, new Set(), today));
  for (const [oldest] of kept) {
    if (kept.size < MOST) break;
    kept.delete(oldest);
  }
  kept.set(key, read);
  // A failed reading is removed from the cache.
  read.catch(() => kept.delete(key));
  return read;
}

/** The part of a scope that decides which units, posts and former names a reader sees. */
function sightOf(pack: Pack, { rights, lo, hi }: Scope): unknown {
  if (!rights) return [lo, hi];
  const classes = [BASE.units, BASE.posts].map(
    (id) => rights.classes[pack.access.classOf.get(id)?.index ?? -1],
  );
  return [lo, hi, classes, rights.personal];
}
