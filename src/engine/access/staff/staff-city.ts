import type { PoolClient } from 'pg';
import { loadPosts, loadUnits, unitLookup } from '#engine/records/index.ts';
import { groupBy } from '#model/group-by.ts';
import type { Pack } from '#model/pack/types.ts';
import type { StaffCity } from './judge-staff.ts';

/**
 * The present data with which a workbook of accounts and posts is compared. Administrators are appointed one by one and
 * are not part of it.
 */
export async function staffCity(client: PoolClient, region: number, pack: Pack): Promise<StaffCity> {
  const units = await loadUnits(client, region);
  const people = await loadPosts(client, region);
  const { rows } = await client.query<{ id: string; login: string; name: string }>(
    'select id, login, name from auth.accounts where region_id = $1',
    [region],
  );
  const kinds = [...pack.access.posts.values()].filter(({ power }) => power === null);
  return {
    unit: unitLookup(units.filter(({ closedOn }) => closedOn === null)),
    posts: new Map(kinds.map((kind) => [kind.title, kind])),
    people: new Map(
      [...groupBy(people, ({ code }) => code)].map(([code, posts]) => [
        code,
        new Set(posts.map(({ name }) => name)),
      ]),
    ),
    accounts: new Map(rows.map(({ id, login, name }) => [login, { id, name }])),
  };
}
