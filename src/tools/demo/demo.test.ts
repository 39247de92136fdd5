import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, test, type TestContext } from 'node:test';
import { type Database, WHOLE_REGION } from '#kernel/db/index.ts';
import { loadPack } from '#engine/definitions/load-pack.ts';
import { computeFacts, type Facts } from '#engine/queries/index.ts';
import { applyDefinitions } from '#engine/records/apply-definitions.ts';
import type { RawRow } from '#formats/source.ts';
import type { ImportResult } from '#engine/exchange/importing/result.ts';
import { evaluateCondition } from '#model/expression/evaluate.ts';
import { yearOnYear } from '#model/expression/exact.ts';
import type { Pack } from '#model/pack/types.ts';
import { TESTER } from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { demoSource } from './demo-source.ts';
import { loadDemo } from './load-demo.ts';

const root = new URL('../../../', import.meta.url);
const directory = (path: string): string => fileURLToPath(new URL(path, root));
const NOW = new Date('2026-02-01T00:00:00Z');
const scope = { region: 1, ...WHOLE_REGION };

let pack: Pack;
let db: Database;
let result: ImportResult;

before(async () => {
  const loaded = await loadPack([directory('packs/principal-responsibility')]);
  assert.deepEqual(loaded.faults, []);
  assert.ok(loaded.pack);
  pack = loaded.pack;
  db = await testDatabase([
    { module: 'kernel/audit', dir: directory('src/kernel/audit/migrations') },
    { module: 'engine/records', dir: directory('src/engine/records/migrations') },
    { module: 'engine/files', dir: directory('src/engine/files/migrations') },
    { module: 'engine/queries', dir: directory('src/engine/queries/migrations') },
  ]);
  await applyDefinitions(db, pack, NOW);
  result = await loadDemo({ db, pack, scope, actor: TESTER, now: NOW });
});
after(() => db?.close());

async function sheet(name: string, seed = 1, rows = 12_000): Promise<readonly RawRow[]> {
  const all: RawRow[] = [];
  for await (const batch of demoSource({ pack, seed, rows }).rows(name)) all.push(...batch);
  return all;
}

test('the same seed gives the same rows, whatever was read before', async () => {
  const source = demoSource({ pack });
  const names = source.sheetNames.toReversed();
  for (const name of names) {
    const rows: RawRow[] = [];
    for await (const batch of source.rows(name)) rows.push(...batch);
    assert.deepEqual(rows, await sheet(name), name);
  }
  assert.notDeepEqual(await sheet('人员', 2), await sheet('人员', 1));
});

test('the importer takes every row', (t) => {
  for (const fault of result.errors.slice(0, 20)) t.diagnostic(JSON.stringify(fault));
  assert.equal(result.errors.length, 0);
  assert.ok(result.accepted);
  const drafts = result.reported.filter((notice) => notice.kind !== 'total_row');
  assert.deepEqual(drafts.slice(0, 5), []);
});

test('every ledger has rows in both years', async () => {
  for (const ledger of pack.ledgers.values()) {
    if (ledger.kind === 'base') continue;
    const { rows } = await db.owner.query<{ year: number }>(
      `select distinct extract(year from row_happened_on)::int as year from ledger.${ledger.id} where row_happened_on is not null`,
    );
    const years = new Set(rows.map((row) => row.year));
    assert.ok(years.has(2024) && years.has(2025), `${ledger.title}: ${[...years].join(' ')}`);
  }
});

test('about as many rows come as were asked for', async () => {
  for (const wanted of [12_000, 60_000]) {
    const source = demoSource({ pack, rows: wanted });
    let rows = 0;
    for (const ledger of pack.ledgers.values())
      if (ledger.kind === 'ledger') for await (const batch of source.rows(ledger.title)) rows += batch.length;
    rows -= [...pack.ledgers.values()].filter((ledger) => ledger.kind === 'ledger').length;
    assert.ok(Math.abs(rows - wanted) <= wanted * 0.2, `${wanted}: ${rows}`);
  }
});

test('no natural key comes twice in a large city', async () => {
  const source = demoSource({ pack, rows: 500_000 });
  for (const ledger of pack.ledgers.values()) {
    // A key with a running number of its own needs no enumeration; the others are numbers in mixed radix (dimensions.ts).
    if (
      ledger.kind !== 'ledger' ||
      ledger.identity.some(
        ({ type, id }) => type === 'uscc' || (type === 'text' && /_(?:no|code)$/u.test(id)),
      )
    )
      continue;
    const keys = new Set<string>();
    let places: readonly number[] = [];
    let rows = 0;
    for await (const batch of source.rows(ledger.title))
      for (const { number, cells } of batch) {
        if (number === 1) places = ledger.identity.map(({ title }) => cells.indexOf(title));
        else {
          rows += 1;
          keys.add(JSON.stringify(places.map((at) => cells[at] ?? null)));
        }
      }
    assert.equal(keys.size, rows, ledger.title);
  }
});

/** The numbers of a city for both years, and the checks that fail; shown beside the test. */
async function judge(t: TestContext, region: number): Promise<(year: number, slot: string) => string | null> {
  const facts = new Map<number, Facts>();
  const at = { db, pack, scope: { ...scope, region }, now: NOW };
  for (const year of [2024, 2025]) facts.set(year, await computeFacts({ ...at, year }));
  const of = (year: number, slot: string): string | null =>
    facts.get(year)?.facts.find((fact) => fact.slot === slot)?.value ?? null;
  for (const { slot, title, missing } of facts.get(2025)?.facts ?? [])
    t.diagnostic(`${slot} ${title}: ${of(2024, slot)} / ${of(2025, slot)} ${missing ?? ''}`);
  assert.equal(facts.get(2025)?.facts.length, 74);
  for (const year of [2024, 2025]) {
    for (const fact of facts.get(year)?.facts ?? [])
      assert.ok(fact.value !== null && fact.value !== '0', `${year} ${fact.slot} ${fact.value}`);
    const environment = {
      path: () => null,
      name: (name: string) => of(year, name) ?? facts.get(year)?.values.get(name) ?? null,
      // What the sealed values of the vocabulary say of the year before the first one.
      yearOnYear: (slot: string) => yearOnYear(of(year, slot), year === 2024 ? '82' : of(year - 1, slot)),
    };
    const failed = pack.checks.filter(
      (check) => evaluateCondition(check.assert, environment, 'unknown') === false,
    );
    for (const check of failed) t.diagnostic(`${year} ${check.severity} ${check.message}`);
    assert.deepEqual(
      failed.filter((check) => check.severity === 'error').map((check) => check.id),
      [],
    );
    assert.ok(failed.length <= 3, `${failed.length} warnings in ${year}`);
  }
  return of;
}

test('the report of both years has all 74 numbers, and they agree with one another', async (t) => {
  const of = await judge(t, 1);
  assert.deepEqual(
    ['C1', 'C2', 'C3', 'C4'].map((slot) => of(2025, slot)),
    ['9', '5', '100', '3'],
  );
  // A report that was issued said what the records of its year still say.
  for (const [slot, value] of pack.demo?.sealed.find((one) => one.yearsBefore === 1)?.values ?? [])
    assert.equal(of(2024, slot), String(value), slot);
});

test('another seed and size makes another city whose report is as sound', async (t) => {
  const other = await loadDemo({
    db,
    pack,
    scope: { ...scope, region: 2 },
    actor: TESTER,
    now: NOW,
    seed: 7,
    rows: 24_000,
  });
  assert.deepEqual(other.errors.slice(0, 5), []);
  const of = await judge(t, 2);
  assert.equal(of(2025, 'S05'), '15');
});

test('ledgers of which the vocabulary says nothing get rows that the importer takes', async (t) => {
  assert.ok(pack.demo);
  const bare: Pack = { ...pack, demo: { ...pack.demo, ledgers: new Map() } };
  const plain = await loadDemo({
    db,
    pack: bare,
    scope: { ...scope, region: 3 },
    actor: TESTER,
    now: NOW,
    rows: 9000,
  });
  for (const fault of plain.errors.slice(0, 10)) t.diagnostic(JSON.stringify(fault));
  assert.equal(plain.errors.length, 0);
  const { rows } = await db.owner.query<{ drafts: number; all: number }>(
    `select sum((row_status = 'draft')::int)::int as drafts, count(*)::int as all from (${[
      ...pack.ledgers.values(),
    ]
      .filter((ledger) => ledger.kind === 'ledger')
      .map((ledger) => `select row_status from ledger.${ledger.id} where region_id = 3`)
      .join(' union all ')}) as r`,
  );
  t.diagnostic(JSON.stringify(rows[0]));
  assert.ok((rows[0]?.all ?? 0) > 7000);
  assert.ok((rows[0]?.drafts ?? 0) < (rows[0]?.all ?? 0) * 0.1);
});
