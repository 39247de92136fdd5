import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aPack } from '../../../../test/builders/the-pack.ts';
import { putRows } from '../../../../test/builders/put-rows.ts';
import { type RandomCity, randomCity } from '../../../../test/builders/random-city.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { applyDefinitions } from '#engine/records/apply-definitions.ts';
import { subtreeOf, unitPaths } from '#engine/records/unit-paths.ts';
import { migrate, migrationsOf, type Scope, WHOLE_REGION } from '#kernel/db/index.ts';
import { computeFacts } from '../compute-facts.ts';
import { type Fact, factOf } from '../fact.ts';
import { pathsOfQuantity } from '#model/expression/paths.ts';
import { NaiveFacts } from '../../../../test/builders/naive-facts.ts';
import { type FactsByUnit, factsByUnit } from './facts-by-unit.ts';
import { kindsOf, levelOf } from './level.ts';

const SOURCES = ['kernel/audit', 'engine/records', 'engine/files', 'engine/queries'].map(migrationsOf);
const pack = await aPack();
const db = await testDatabase(SOURCES);
after(() => db.close());
await migrate(db, SOURCES);
await applyDefinitions(db, pack, new Date(0));
const now = new Date(0);

async function put(city: RandomCity, region: number): Promise<void> {
  for (const ledger of pack.ledgers.values())
    await putRows(db, ledger, city.rows.get(ledger.id) ?? [], city.units, region);
}

const numbersOf = (facts: readonly Fact[]): unknown =>
  facts.map(({ slot, value, rows, printed, missing }) => ({ slot, value, rows, printed, missing }));

/** What the scope of each unit gives, one by one; of numbers that look into cited rows, what walking over the rows gives. */
async function oneByOne(
  city: RandomCity,
  { units }: FactsByUnit,
  region: number,
  year: number,
): Promise<unknown> {
  const all: unknown[] = [];
  for (const { unit } of units) {
    const scope = { region, ...subtreeOf(unit.path) };
    const { facts } = await computeFacts({ db, pack, scope, year, cache: false, now });
    all.push([
      unit.code,
      numbersOf(
        facts.map((fact) => (CITING.has(fact.indicator) ? walked(city, unit.path, fact, year) : fact)),
      ),
    ]);
  }
  return all;
}

/** Numbers whose conditions look at the row that is cited: another unit may have recorded it. */
const CITING = new Map(
  pack.indicators
    .filter((one) => pathsOfQuantity(one).some(({ step }) => step?.to === 'ledger'))
    .map((one) => [one.id, one]),
);

/** The fact of the rows of a unit; the rows that they cite may be anybody's, as for the city's number. */
function walked(city: RandomCity, path: string, fact: Fact, year: number): Fact {
  const indicator = CITING.get(fact.indicator) ?? assert.fail();
  const { paths } = unitPaths(city.units);
  const naive = new NaiveFacts(pack, city.rows, year, (ledger, { values }) =>
    ledger.id === indicator.over
      ? (paths.get(String(values[ledger.owner?.id ?? ''])) ?? '').startsWith(path)
      : true,
  );
  const { value, rows } = naive.quantity(indicator);
  return factOf(indicator, value, rows, fact.missing);
}

for (const [region, seed] of [1, 14].entries())
  test(`city ${seed}: the numbers of every unit are those of its own scope, and every difference has its reason`, async () => {
    const city = randomCity(pack, seed);
    await put(city, region + 1);
    const scope: Scope = { region: region + 1, ...WHOLE_REGION };
    const moved = new Set<string>();
    const reasons = new Set<string>();
    for (const kinds of [
      'township',
      'village',
      'municipal_committee,township',
      kindsOf(pack)
        .map(({ code }) => code)
        .join(),
    ])
      for (const year of [2020, 2021]) {
        const found = await factsByUnit({
          db,
          pack,
          scope,
          year,
          now,
          level: levelOf(pack, kinds),
          cache: false,
        });
        assert.ok(found.units.length > 0, kinds);
        assert.deepEqual(
          found.units.map(({ unit, facts }) => [unit.code, numbersOf(facts)]),
          await oneByOne(city, found, region + 1, year),
          `${kinds} ${year}`,
        );
        const { facts } = await computeFacts({ db, pack, scope, year, cache: false, now });
        assert.deepEqual(found.city, facts);
        assert.deepEqual(
          found.comparisons.filter(({ fault }) => fault !== null),
          [],
          `${kinds} ${year}`,
        );
        for (const { difference, reason } of found.comparisons) {
          assert.equal(reason === null, difference === '0', JSON.stringify({ difference, reason }));
          if (reason !== null) reasons.add(reason);
        }
        for (const one of found.units.flatMap((line) => line.facts))
          if (Number(one.value) !== 0) moved.add(one.slot);
        for (const one of found.remainder) if (one.rows > 0) moved.add(`remainder ${kinds}`);
      }
    assert.ok(moved.size > 60, `only ${[...moved].join()} moved`);
    assert.ok(moved.has('remainder village'));
    assert.ok(reasons.size >= 5, [...reasons].join());
  });

test('a scope limits the table: a township sees its villages and itself, and no other unit', async () => {
  const city = randomCity(pack, 1);
  const { paths } = unitPaths(city.units);
  const scope = { region: 1, ...subtreeOf(paths.get('U1') ?? '') };
  const ask = (level: string): Promise<FactsByUnit> =>
    factsByUnit({ db, pack, scope, year: 2021, now, level: levelOf(pack, level), cache: false });
  const townships = await ask('township');
  assert.deepEqual(
    townships.units.map(({ unit }) => unit.code),
    ['U1'],
  );
  assert.deepEqual(numbersOf(townships.units[0]?.facts ?? []), numbersOf(townships.city));
  const villages = await ask('village');
  assert.ok(villages.units.length > 0);
  assert.ok(villages.units.every(({ unit }) => unit.path.startsWith(paths.get('U1') ?? '?')));
  assert.ok(villages.remainder.some(({ rows }) => rows > 0));
});

test('a year without rows has a line for every unit that existed, and nothing but noughts', async () => {
  const scope = { region: 1, ...WHOLE_REGION };
  const { units, comparisons } = await factsByUnit({
    db,
    pack,
    scope,
    year: 1990,
    now,
    level: levelOf(pack, '乡镇'),
  });
  assert.ok(units.length > 0);
  const flows = pack.indicators.filter(
    ({ time, measure }) => time.kind === 'flow' && measure.kind === 'count',
  );
  for (const { facts } of units)
    for (const { slot } of flows) {
      const fact = facts.find((one) => one.slot === slot);
      assert.ok(fact?.value === '0' || fact?.missing, slot);
    }
  assert.deepEqual(
    comparisons.filter(({ fault }) => fault),
    [],
  );
});

test('a level is named by code or by name, several at once; others are refused with what there is', () => {
  assert.deepEqual(levelOf(pack, '乡镇、subdistrict'), {
    kinds: ['township', 'subdistrict'],
    title: '乡镇、街道',
  });
  assert.throws(() => levelOf(pack, '乡镇、县'), { code: 'LEVEL-UNKNOWN' });
  assert.throws(() => levelOf(pack, ' '), { code: 'LEVEL-UNKNOWN' });
});
