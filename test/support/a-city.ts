import type { ImportResult } from '#engine/exchange/importing/result.ts';
import { importFiles } from '#engine/exchange/importing/import-files.ts';
import type { ImportRequest } from '#engine/exchange/importing/import-request.ts';
import { computeFacts } from '#engine/queries/index.ts';
import { applyDefinitions } from '#engine/records/apply-definitions.ts';
import { tableOf } from '#engine/records/table.ts';
import { type Database, type Scope, withScope, WHOLE_REGION } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { MIGRATION_SOURCES } from '#app/migration-sources.ts';
import { aPack } from '../builders/the-pack.ts';
import { SAMPLE, SAMPLE_READ } from '../builders/the-sample.ts';
import { TESTER } from './actors.ts';
import { testDatabase } from './database.ts';
import type { Json } from './run-mingze.ts';

/** The moment at which everything in these tests happens. */
export const NOW = new Date('2022-01-10T08:00:00Z');

/** A city of a test: a region of its own in the database of the file. */
export interface TestCity {
  readonly db: Database;
  readonly pack: Pack;
  readonly scope: Scope;
  readonly import: (files: readonly string[], options?: Partial<ImportRequest>) => Promise<ImportResult>;
  /** Every number of a year in the form of EXPECTED_FACTS. */
  readonly facts: (year?: number) => Promise<readonly object[]>;
  /** Rows of each ledger that has any, whatever their status. */
  readonly counts: () => Promise<Readonly<Record<string, number>>>;
  /** Runs a query with the eyes of the city; `region_id` is narrowed by the policies. */
  readonly query: (sql: string, values?: readonly unknown[]) => Promise<readonly Record<string, Json>[]>;
}

/** A city that several test files begin with: made once in a run, and cloned. */
export interface ReadyCity {
  /** Stands for what is in it. */
  readonly name: string;
  readonly fill: (city: TestCity) => Promise<void>;
}

/**
 * Makes cities side by side in one database: a city costs one row, a database of its own 75 tables.
 * @param ready the first city is this one
 */
export async function cityMaker(
  ready: ReadyCity | null = null,
): Promise<{ aCity: () => Promise<TestCity>; close: () => Promise<void> }> {
  const pack = await aPack();
  const db = await clonedDatabase(pack, ready);
  let regions = 0;
  const aCity = async (): Promise<TestCity> => {
    regions += 1;
    return ready && regions === 1
      ? cityOf(db, pack, { region: 1, ...WHOLE_REGION })
      : newCity(db, pack, regions);
  };
  return { aCity, close: () => db.close() };
}

/** Makes as many of a ready city as are asked for, each in a database of its own: a clone costs less than an import. */
export async function readyCities(
  ready: ReadyCity,
): Promise<{ aCity: () => Promise<TestCity>; close: () => Promise<void> }> {
  const pack = await aPack();
  const open: Database[] = [];
  const aCity = async (): Promise<TestCity> => {
    const db = await clonedDatabase(pack, ready);
    open.push(db);
    return cityOf(db, pack, { region: 1, ...WHOLE_REGION });
  };
  return {
    aCity,
    close: async () => {
      for (const db of open) await db.close();
    },
  };
}

function clonedDatabase(pack: Pack, ready: ReadyCity | null): Promise<Database> {
  return testDatabase(MIGRATION_SOURCES, {
    name: ready?.name ?? 'definitions',
    fill: async (template) => {
      await applyDefinitions(template, pack, NOW);
      if (ready) await ready.fill(await newCity(template, pack, 1));
    },
  });
}

async function newCity(at: Database, pack: Pack, region: number): Promise<TestCity> {
  await at.owner.query('insert into app.regions (id, name) values ($1, $2)', [region, `江河市${region}`]);
  return cityOf(at, pack, { region, ...WHOLE_REGION });
}

function cityOf(db: Database, pack: Pack, scope: Scope): TestCity {
  const query: TestCity['query'] = (sql, values = []) =>
    withScope(db, scope, async (client) => (await client.query(sql, [...values])).rows);
  return {
    db,
    pack,
    scope,
    query,
    import: (files, options = {}) =>
      importFiles({
        db,
        pack,
        scope,
        actor: TESTER,
        now: files.includes(SAMPLE) ? SAMPLE_READ : NOW,
        files,
        dryRun: false,
        goodRows: false,
        ...options,
      }),
    facts: async (year = 2021) => {
      const { facts } = await computeFacts({ db, pack, scope, year, now: NOW });
      const comparable = facts.map(({ slot, indicator, value, printed, unit, rows }) => ({
        slot,
        indicator,
        value: value === null ? null : Number(value),
        printed,
        unit,
        rows,
      }));
      return comparable.toSorted((a, b) => (a.slot < b.slot ? -1 : 1));
    },
    counts: async () => {
      const ledgers = [...pack.ledgers.values()];
      const sql = ledgers.map(
        (ledger) => `select '${ledger.id}' as id, count(*)::int as n from ${tableOf(ledger)}`,
      );
      const rows = await query(`select * from (${sql.join(' union all ')}) as t where n > 0`);
      return Object.fromEntries(rows.map(({ id, n }) => [id, n]));
    },
  };
}

/** Inserted, updated, unchanged and skipped rows of an import, over all files and sheets. */
export function totals(
  result: ImportResult,
): Record<'read' | 'inserted' | 'updated' | 'unchanged' | 'skipped', number> {
  const sum = { read: 0, inserted: 0, updated: 0, unchanged: 0, skipped: 0 };
  for (const { sheets } of result.files)
    for (const sheet of sheets)
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += sheet[key];
  return sum;
}
