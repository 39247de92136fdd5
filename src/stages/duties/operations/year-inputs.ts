import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { unitPaths } from '#engine/records/index.ts';
import { BASE } from '#model/compile/scope.ts';
import type { Pack } from '#model/pack/types.ts';
import type { DutyUnit, HeldRole, ListItem } from '../occurrence.ts';

/** Whether a year's occurrences are up to date. */
export interface YearState {
  readonly madeFrom: string | null;
  readonly answeredFrom: Readonly<Record<string, string>>;
  /** The present inputs: equal to `madeFrom` when nothing has changed. */
  readonly inputs: string;
  /** The first day of the city's duties; null: always. */
  readonly begunOn: string | null;
  /** The version of each ledger. */
  readonly versions: ReadonlyMap<string, string>;
}

/** A fingerprint of everything that decides the occurrences, and the versions of the ledgers that answer them. */
const STATE = `select
  (select made_from from duties.years where region_id = $1 and year = $2) as made_from,
  (select answered_from from duties.years where region_id = $1 and year = $2) as answered_from,
  (select coalesce(jsonb_object_agg(ledger, version::text), '{}') from core.ledger_state where region_id = $1) as versions,
  (select coalesce(md5(string_agg(i::text, ';' order by duty)), '') from duties.list_items i where region_id = $1 and year = $2) as list,
  (select coalesce(md5(string_agg(d::text, ';' order by day)), '') from calendar.days d where region_id = $1) as days,
  (select coalesce(string_agg(year::text, ',' order by year), '') from calendar.years where region_id = $1) as years,
  (select value from access.settings where region_id = $1 and name = 'begun_on') as begun`;

interface Found {
  readonly made_from: string | null;
  readonly answered_from: Record<string, string> | null;
  readonly versions: Record<string, string>;
  readonly list: string;
  readonly days: string;
  readonly years: string;
  readonly begun: string | null;
}

/** Whether a year's occurrences are up to date, by one query. */
export async function yearState(
  client: PoolClient,
  region: number,
  pack: Pack,
  year: number,
): Promise<YearState> {
  const { rows } = await client.query<Found>(STATE, [region, year]);
  const found = rows[0];
  const versions = new Map(Object.entries(found?.versions ?? {}));
  const starting = [...pack.duties.values()].flatMap(({ starts }) => starts?.ledger ?? []);
  const follows = [BASE.units, BASE.posts, ...starting].map((id) => `${id}:${versions.get(id) ?? '0'}`);
  const parts = [definitionsOf(pack), ...follows, found?.list, found?.days, found?.years, found?.begun];
  return {
    madeFrom: found?.made_from ?? null,
    answeredFrom: found?.answered_from ?? {},
    inputs: createHash('sha256').update(JSON.stringify(parts)).digest('hex'),
    begunOn: found?.begun ?? null,
    versions,
  };
}

const known = new WeakMap<Pack, string>();

function definitionsOf(pack: Pack): string {
  const text =
    known.get(pack) ??
    createHash('sha256')
      .update(
        JSON.stringify([
          [...pack.duties.values()],
          pack.answers,
          [...pack.calendar].map(([year, one]) => [year, [...one.days]]),
        ]),
      )
      .digest('hex');
  known.set(pack, text);
  return text;
}

/** All present and past units, with their places in the tree. */
export async function dutyUnits(client: PoolClient, region: number): Promise<readonly DutyUnit[]> {
  const { rows } = await client.query<
    Omit<DutyUnit, 'path' | 'names'> & { name: string; short: string | null; parent: string | null }
  >(
    `select code, kind, parent, name, short_name as short, successor,
       to_char(opened_on, 'YYYY-MM-DD') as "from", to_char(closed_on, 'YYYY-MM-DD') as "to"
     from base.units where region_id = $1 and row_status = 'accepted' order by code`,
    [region],
  );
  const { paths } = unitPaths(rows);
  return rows.map(({ code, kind, name, short, successor, from, to }) => ({
    code,
    kind,
    successor,
    from,
    to,
    path: paths.get(code) ?? '',
    names: short === null ? [name] : [name, short],
  }));
}

/** The holders of roles in units, with their days. */
export async function heldRoles(client: PoolClient, region: number): Promise<readonly HeldRole[]> {
  const { rows } = await client.query<HeldRole>(
    `select code as person, unit, role, coalesce(portfolio, '{}') as portfolio, to_char(from_on, 'YYYY-MM-DD') as "from", to_char(to_on, 'YYYY-MM-DD') as "to"
     from base.posts, unnest(roles) as role where region_id = $1 and row_status = 'accepted' order by code, from_on`,
    [region],
  );
  return rows;
}

/** The city's changes of the packs' duties in the list of the year. */
export async function listItems(
  client: PoolClient,
  region: number,
  year: number,
): Promise<ReadonlyMap<string, ListItem>> {
  const { rows } = await client.query<ListItem>(
    `select duty, is_on as "on", least, due_on as "dueOn" from duties.list_items where region_id = $1 and year = $2`,
    [region, year],
  );
  return new Map(rows.map((row) => [row.duty, row]));
}
