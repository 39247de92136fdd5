import { spelling } from '#engine/records/index.ts';
import { type Database, type Scope, withScope } from '#kernel/db/index.ts';

/** A unit or person that an input offers. */
export interface Named {
  readonly code: string;
  readonly name: string;
  /** Distinguishes it from another of the same name. */
  readonly note: string | null;
  /** The unit itself; for a person, the units of his posts. */
  readonly units: readonly string[];
  /** Search terms besides its name and code: short names, and their pinyin, in initials and in full. */
  readonly found: readonly string[];
}

export type NameKind = 'units' | 'posts';

const QUERIES: Readonly<Record<NameKind, string>> = {
  units: `select u.code, u.name, p.name as note, u.short_name as short, array[u.code::text] as units from base.units u
    left join base.units p on p.region_id = u.region_id and p.code = u.parent
    where u.region_id = $1 and u.row_status = 'accepted' and u.closed_on is null order by u.code`,
  posts: `select p.code, p.name, string_agg(distinct coalesce(u.short_name, u.name), '、') as note, null as short, array_agg(distinct p.unit::text) as units
    from base.posts p left join base.units u on u.region_id = p.region_id and u.code = p.unit
    where p.region_id = $1 and p.row_status = 'accepted' group by p.code, p.name order by p.code`,
};

interface Kept {
  readonly version: string;
  readonly names: readonly Named[];
}

/**
 * By region and kind; rebuilt when the base sheet has changed. Converting 600 units to pinyin takes some 20 ms, so it
 * is done once and not for every keystroke.
 */
const keptOf = new WeakMap<Database, Map<string, Kept>>();

/**
 * The names of a city, with their search terms.
 * @param scope of a reader of the base sheet; the database enforces it
 */
export function nameIndex(db: Database, scope: Scope, kind: NameKind): Promise<readonly Named[]> {
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<{ version: string }>(
      'select coalesce(max(version), 0)::text as version from core.ledger_state where region_id = $1 and ledger = any ($2)',
      [scope.region, ['units', kind]],
    );
    const version = rows[0]?.version ?? '0';
    const kept = keptOf.get(db) ?? new Map<string, Kept>();
    keptOf.set(db, kept);
    const place = `${scope.region} ${kind}`;
    const known = kept.get(place);
    if (known?.version === version) return known.names;
    const found = await client.query<{
      code: string;
      name: string;
      note: string | null;
      short: string | null;
      units: readonly string[];
    }>(QUERIES[kind], [scope.region]);
    const names = found.rows.map(({ code, name, note, short, units }) =>
      Object.freeze({ code, name, note, units, found: foundBy(name, short) }),
    );
    kept.set(place, { version, names });
    return names;
  });
}

/** The search terms of a name besides itself. */
export function foundBy(name: string, short: string | null): readonly string[] {
  return [short ?? '', ...spelling(name).split(' '), ...spelling(short ?? '').split(' ')].filter(
    (one) => one !== '',
  );
}
