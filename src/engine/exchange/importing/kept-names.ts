import type { PoolClient } from 'pg';
import {
  type BookPost,
  type KnownUnit,
  loadPosts,
  loadUnits,
  withFormerNames,
} from '#engine/records/index.ts';
import type { Database, Scope } from '#kernel/db/index.ts';
import { BASE } from '#model/compile/scope.ts';
import type { Pack } from '#model/pack/types.ts';
import { type CityNames, cityNames } from './base-names.ts';

/** Units and posts of the city as its base sheets have them, as far as the reader may see them. */
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

/** So many readings are kept: one for each version of the base sheets, and for each way of seeing them. */
const MOST = 16;
const KEPT = new WeakMap<Database, Map<string, Promise<CityNames>>>();

/**
 * The names of the city, read again only when its units or posts have changed: to read the city's two thousand names took
 * more time than to save a form.
 */
export async function keptNames(
  client: PoolClient,
  { db, pack, scope }: Reader,
  today: string,
): Promise<CityNames> {
  const { region } = scope;
  const { rows } = await client.query<{ versions: string | null }>(
    `select string_agg(ledger || ' ' || version, ' ' order by ledger) as versions from core.ledger_state
     where region_id = $1 and ledger in ($2, $3)`,
    [region, BASE.units, BASE.posts],
  );
  const key = JSON.stringify([region, today, rows[0]?.versions ?? '', sightOf(pack, scope)]);
  const kept = KEPT.get(db) ?? new Map<string, Promise<CityNames>>();
  KEPT.set(db, kept);
  const found = kept.get(key);
  if (found) return found;
  const read = loadNames(client, region).then((known) => cityNames([], known, new Set(), today));
  for (const [oldest] of kept) {
    if (kept.size < MOST) break;
    kept.delete(oldest);
  }
  kept.set(key, read);
  // What failed is asked again: only what was read is worth keeping.
  read.catch(() => kept.delete(key));
  return read;
}

/** What decides which units, posts and former names a reader sees. */
function sightOf(pack: Pack, { rights, lo, hi }: Scope): unknown {
  if (!rights) return [lo, hi];
  const classes = [BASE.units, BASE.posts].map(
    (id) => rights.classes[pack.access.classOf.get(id)?.index ?? -1],
  );
  return [lo, hi, classes, rights.personal];
}
