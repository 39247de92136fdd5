import { migrationsOf } from '#kernel/db/index.ts';
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { aPack } from '../../../test/builders/the-pack.ts';
import { applyDefinitions } from '#engine/records/apply-definitions.ts';
import { ROW_STATUSES } from '#engine/records/table.ts';
import { subtreeOf, unitPaths } from '#engine/records/unit-paths.ts';
import { migrate, type Scope, WHOLE_REGION } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { NaiveFacts } from '../../../test/builders/naive-facts.ts';
import { putRows, type TestRow } from '../../../test/builders/put-rows.ts';
import { Dice, keyOf, type RandomCity, randomCity, randomRow } from '../../../test/builders/random-city.ts';
import { TESTER } from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { computeFacts } from './compute-facts.ts';
import { rowsOfFact } from './rows-of-fact.ts';

const SOURCES = [
  migrationsOf('kernel/audit'),
  migrationsOf('engine/records'),
  migrationsOf('engine/files'),
  migrationsOf('engine/queries'),
];

const pack = await aPack();
const db = await testDatabase(SOURCES);
after(() => db.close());
await migrate(db, SOURCES);
await applyDefinitions(db, pack, new Date(0));

const now = new Date(0);
/** Chosen so that every number of the report is above zero in one of the cities. */
const SEEDS = [4, 6, 7, 8, 10, 11, 12, 13, 15, 18];
const YEARS = [2020, 2021];
const ledgerOf = (id: string): Ledger => pack.ledgers.get(id) ?? assert.fail(id);

/** Puts the rows of some ledgers; all cities share the database, each in a region of its own. */
async function put(city: RandomCity, region: number, ledgers: Iterable<string>): Promise<void> {
  for (const id of ledgers) await putRows(db, ledgerOf(id), city.rows.get(id) ?? [], city.units, region);
}

/** The whole city, or what lies below a unit. */
function scopeOf(city: RandomCity, region: number, unit: string | null): Scope {
  const { paths } = unitPaths(city.units);
  return { region, ...(unit === null ? WHOLE_REGION : subtreeOf(paths.get(unit) ?? assert.fail(unit))) };
}

function visibleIn(city: RandomCity, unit: string | null): (ledger: Ledger, row: TestRow) => boolean {
  const parents = new Map(city.units.map(({ code, parent }) => [code, parent]));
  return (ledger, { values }) => {
    if (unit === null || ledger.kind === 'base') return true;
    for (let at = values[ledger.owner?.id ?? ''] ?? null; at !== null; at = parents.get(String(at)) ?? null)
      if (at === unit) return true;
    return false;
  };
}

/** Every number, its rows, last year's values and the auxiliary values, from the product. */
async function computed(scope: Scope, year: number, cache: boolean) {
  const facts = await computeFacts({
    db,
    pack: pack ?? assert.fail(),
    scope,
    year,
    cache,
    now,
    connections: 2,
  });
  for (const fact of facts.facts) {
    assert.equal(fact.missing === null, fact.value !== null, fact.slot);
    assert.equal(fact.printed === null, fact.value === null, fact.slot);
  }
  return {
    numbers: Object.fromEntries(
      facts.facts.map((fact) => [fact.slot, { value: fact.value, rows: fact.rows }]),
    ),
    values: Object.fromEntries(facts.values),
    lastYear: Object.fromEntries(facts.lastYear),
  };
}

/** The same, by walking over the rows. */
function expected(city: RandomCity, unit: string | null, year: number): Awaited<ReturnType<typeof computed>> {
  const naive = new NaiveFacts(pack, city.rows, year, visibleIn(city, unit), unit === null);
  const grown = pack.indicators.flatMap(({ measure }) =>
    measure.kind === 'yoy_pct' ? [measure.indicator] : [],
  );
  return {
    numbers: Object.fromEntries(pack.indicators.map((one) => [one.slot, naive.indicator(one)])),
    values: Object.fromEntries(pack.values.map((one) => [one.id, naive.quantity(one).value])),
    lastYear: Object.fromEntries(grown.map((id) => [id, naive.lastYear(id)])),
  };
}

/** Slots that were above zero somewhere: a number that is always 0 has proved nothing. */
const alive = new Set<string>();

/** S02 is the least over five party groups: no few random rows hear all of them in one year. */
function hearAllGroups({ rows }: ReturnType<typeof randomCity>): void {
  const committee = rows.get('units')?.find(({ values }) => values['kind'] === 'municipal_committee');
  const hearings = rows.get('party_group_report_hearing') ?? [];
  const groups = ['npc_sc', 'government', 'cppcc', 'court', 'procuratorate'];
  for (const [at, group] of groups.entries()) {
    const one = hearings[at];
    if (!one || !committee) throw new Error('the random city has no committee, or no hearings');
    const said = {
      organiser: committee.values['code'] ?? null,
      body: 'standing_committee',
      is_dedicated: true,
    };
    const values = {
      ...one.values,
      ...said,
      party_group: group,
      meeting_no: `全${at}`,
      heard_on: '2021-05-0' + String(at + 1),
    };
    hearings[at] = { ...one, status: 'accepted', values };
  }
}

for (const seed of SEEDS.map((_, at) => at + 1))
  test(`city ${seed}: every number is what walking over the rows gives, whole and below a township`, async () => {
    const city = randomCity(pack, SEEDS[seed - 1] ?? seed);
    hearAllGroups(city);
    await put(city, seed, pack.ledgers.keys());
    for (const unit of [null, 'U1'])
      for (const year of YEARS) {
        const scope = scopeOf(city, seed, unit);
        const right = expected(city, unit, year);
        assert.deepEqual(await computed(scope, year, false), right, `${unit} ${year}`);
        assert.deepEqual(await computed(scope, year, true), right, `cold cache ${unit} ${year}`);
        assert.deepEqual(await computed(scope, year, true), right, `warm cache ${unit} ${year}`);
        for (const [slot, { value }] of Object.entries(right.numbers))
          if (Number(value) !== 0) alive.add(slot);
        if (unit === null || year === 2021) {
          for (const { slot } of pack.indicators) {
            const { rows } = await rowsOfFact({ db, pack, scope, actor: TESTER, now, year }, slot);
            assert.equal(rows.length, right.numbers[slot]?.rows, `rows of ${slot} ${unit} ${year}`);
          }
        }
      }
    await changes(city, seed, new Dice(seed));
  });

/** Changes rows one by one, base sheets among them, and asks again with what the cache still knows. */
async function changes(city: RandomCity, region: number, dice: Dice): Promise<void> {
  const used = [...new Set([...pack.indicators, ...pack.values].map((one) => one.over))];
  const turns = [...used.filter((id) => ledgerOf(id).kind === 'ledger' && dice.chance(0.15)), ...FAR, ...FAR];
  for (const id of turns) {
    const ledger = ledgerOf(id);
    const rows = city.rows.get(id) ?? [];
    const before = expected(city, null, 2021);
    let change: TestRow | null = null;
    // A change that moves no number would not show a forgotten dependency: look for one that does.
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const at = dice.below(rows.length);
      const old = rows[at] ?? assert.fail(id);
      rows[at] = change = changeOf(ledger, old, city, dice);
      assert.equal(keyOf(ledger, change.values), keyOf(ledger, old.values));
      if (!isDeepStrictEqual(expected(city, null, 2021), before)) break;
      rows[at] = old;
      change = null;
    }
    if (change === null) continue;
    await putRows(db, ledger, [change], city.units, region);
    assert.deepEqual(
      await computed(scopeOf(city, region, null), 2021, true),
      expected(city, null, 2021),
      `after a change of ${id}`,
    );
  }
}

/** What many numbers look at from afar. */
const FAR = [
  'units',
  'posts',
  'report_parameters',
  'sealed_values',
  'discipline_case',
  'leading_group',
  'practical_deed',
];

/** The same row with other values, or another status where others depend on its values. */
function changeOf(ledger: Ledger, old: TestRow, { units }: RandomCity, dice: Dice): TestRow {
  const other = dice.pick(ROW_STATUSES.filter((status) => status !== old.status));
  if (ledger.kind === 'base')
    return { status: old.status === 'accepted' ? other : 'accepted', values: old.values };
  const codes = units.map((unit) => unit.code);
  // Who the row is, and what only steps write, stays.
  const kept = ledger.fields.filter((field) => field.byStep || ledger.identity.includes(field));
  const key = Object.fromEntries(kept.map((field) => [field.id, old.values[field.id] ?? null]));
  return {
    status: dice.pick(['accepted', other] as const),
    values: { ...randomRow(ledger, codes, dice).values, ...key },
  };
}

test('the cities made every number move', () => {
  assert.deepEqual(
    pack.indicators.map((one) => one.slot).filter((slot) => !alive.has(slot)),
    [],
  );
});
