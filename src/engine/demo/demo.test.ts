import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import type { Database } from '#kernel/db/index.ts';
import { loadPack } from '#engine/definitions/load-pack.ts';
import { computeFacts, type Facts } from '#engine/queries/compute-facts.ts';
import { applyDefinitions } from '#engine/records/apply-definitions.ts';
import type { RawRow } from '../exchange/reading/source.ts';
import type { ImportResult } from '../exchange/importing/result.ts';
import { evaluateCondition } from '#model/expression/evaluate.ts';
import { yearOnYear } from '#model/expression/exact.ts';
import type { Pack } from '#model/pack/types.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { demoSource } from './demo-source.ts';
import { loadDemo } from './load-demo.ts';

const root = new URL('../../../', import.meta.url);
const directory = (path: string): string => fileURLToPath(new URL(path, root));
const NOW = new Date('2026-02-01T00:00:00Z');
const scope = { region: 1, lo: '', hi: '\u{10ffff}' };

let pack: Pack;
let db: Database;
let result: ImportResult;

before(async () => {
  const loaded = await loadPack([directory('packs/principal-responsibility')]);
  assert.deepEqual(loaded.faults, []);
  assert.ok(loaded.pack);
  pack = loaded.pack;
  db = await testDatabase([
    { module: 'engine/records', dir: directory('src/engine/records/migrations') },
    { module: 'engine/queries', dir: directory('src/engine/queries/migrations') },
  ]);
  await applyDefinitions(db, pack, NOW);
  result = await loadDemo({ db, pack, scope, actor: 'demo', now: NOW });
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

test('the report of both years has all 74 numbers, and they agree with one another', async (t) => {
  const facts = new Map<number, Facts>();
  for (const year of [2024, 2025]) facts.set(year, await computeFacts({ db, pack, scope, year, now: NOW }));
  const of = (year: number, slot: string): string | null =>
    facts.get(year)?.facts.find((fact) => fact.slot === slot)?.value ?? null;
  for (const { slot, title, missing } of facts.get(2025)?.facts ?? [])
    t.diagnostic(`${slot} ${title}: ${of(2024, slot)} / ${of(2025, slot)} ${missing ?? ''}`);
  assert.equal(facts.get(2025)?.facts.length, 74);
  for (const year of [2024, 2025]) {
    for (const fact of facts.get(year)?.facts ?? []) assert.ok(fact.value !== null && (fact.value !== '0' || year === 2024), `${year} ${fact.slot} ${fact.value}`);
    const environment = {
      path: () => null,
      name: (name: string) => of(year, name) ?? facts.get(year)?.values.get(name) ?? null,
      yearOnYear: (slot: string) => yearOnYear(of(year, slot), of(year - 1, slot)),
    };
    const failed = pack.checks.filter((check) => evaluateCondition(check.assert, environment, 'unknown') === false);
    for (const check of failed) t.diagnostic(`${year} ${check.severity} ${check.message}`);
    assert.deepEqual(failed.filter((check) => check.severity === 'error').map((check) => check.id), []);
    assert.ok(failed.length <= 4, `${failed.length} warnings in ${year}`);
  }
  assert.deepEqual(['C1', 'C2', 'C3', 'C4'].map((slot) => of(2025, slot)), ['9', '5', '100', '3']);
});
