import { migrationsOf } from '#kernel/db/index.ts';
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { rightsOf } from '#engine/access/rights-of.ts';
import { applyDefinitions } from '#engine/records/apply-definitions.ts';
import { ROW_STATUSES } from '#engine/records/table.ts';
import { subtreeOf, unitPaths } from '#engine/records/unit-paths.ts';
import { migrate, type Scope, WHOLE_REGION } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { putRows, type TestRow } from '../../../test/builders/put-rows.ts';
import { Dice, keyOf, randomCity, randomRow } from '../../../test/builders/random-city.ts';
import { aPack } from '../../../test/builders/the-pack.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { computeFacts } from './compute-facts.ts';

const SOURCES = [
  migrationsOf('kernel/audit'),
  migrationsOf('engine/access'),
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
const region = 1;
const city = randomCity(pack, 14);
const dice = new Dice(7);
const ledgerOf = (id: string): Ledger => pack.ledgers.get(id) ?? assert.fail(id);
const { paths } = unitPaths(city.units);
for (const id of pack.ledgers.keys())
  await putRows(db, ledgerOf(id), city.rows.get(id) ?? [], city.units, region);

const post = (kind: string, unit: string): Scope => ({
  region,
  ...WHOLE_REGION,
  rights: rightsOf(pack.access, { appointment: 'a', account: 'b', kind, unit, named: [] }, 'count', paths),
});
/** Whose eyes: the program over the city and over a township, and posts of every kind at the city and at a unit below. */
const EYES: readonly (readonly [string, Scope])[] = [
  ['city', { region, ...WHOLE_REGION }],
  ['township', { region, ...subtreeOf(paths.get('U1') ?? assert.fail()) }],
  ...[...pack.access.posts.keys()].flatMap((kind) =>
    ['U0', 'U1'].map((unit) => [`${kind} of ${unit}`, post(kind, unit)] as const),
  ),
];

async function numbers(scope: Scope, year: number, cache: boolean): Promise<unknown> {
  const { facts, values, lastYear } = await computeFacts({
    db,
    pack,
    scope,
    year,
    cache,
    now,
    connections: 2,
  });
  return [facts.map(({ slot, value, rows }) => [slot, value, rows]), [...values], [...lastYear]];
}

/** Some rows changed, taken out or new, in one to three batches. */
async function change(ledger: Ledger): Promise<void> {
  const rows = city.rows.get(ledger.id) ?? [];
  const codes = city.units.map(({ code }) => code);
  for (let batch = 0; batch <= dice.below(3); batch += 1) {
    const changed = new Map<string, TestRow>();
    for (let count = 0; count <= dice.below(4); count += 1) {
      const row = { status: dice.pick(ROW_STATUSES), values: randomRow(ledger, codes, dice).values };
      const old = dice.chance(0.7) ? dice.pick(rows) : row;
      const key = ledger.identity.map(({ id }) => [id, old.values[id] ?? null] as const);
      const values = { ...row.values, ...Object.fromEntries(key) };
      changed.set(keyOf(ledger, values), { status: row.status, values });
    }
    await putRows(db, ledger, [...changed.values()], city.units, region);
  }
}

test('after any changes what was kept and the changed rows give what all rows give, for every post', async () => {
  const over = [...new Set([...pack.indicators, ...pack.values].map((one) => one.over))]
    .map(ledgerOf)
    .filter(({ kind, id }) => kind === 'ledger' && (city.rows.get(id) ?? []).length > 0);
  for (const [who, scope] of EYES)
    assert.deepEqual(await numbers(scope, 2021, true), await numbers(scope, 2021, false), who);
  for (const [turn, ledger] of over.entries()) {
    await change(ledger);
    // All eyes after each change would be thousands of questions: every post has its turn, with changes of others between.
    for (const [at, [who, scope]] of EYES.entries())
      if (at < 2 || at % over.length === turn || turn % 8 === at % 8)
        assert.deepEqual(
          await numbers(scope, 2021, true),
          await numbers(scope, 2021, false),
          `${who} after ${ledger.id}`,
        );
  }
});

test('the changed rows are added to what is kept: the ledger is read again after an import only', async () => {
  const indicator = pack.indicators.find(({ slot }) => slot === 'S45') ?? assert.fail();
  const ledger = ledgerOf(indicator.over);
  const rows = city.rows.get(ledger.id) ?? [];
  const counted = rows.find(({ values }) => String(values['checked_on']).startsWith('2021')) ?? assert.fail();
  const whole = EYES.filter(([who]) => who === 'city' || who === 'committee_office of U0');
  assert.equal(whole.length, 2);
  const values = async (): Promise<readonly number[]> => {
    const found: number[] = [];
    for (const [, scope] of whole) {
      const { facts } = await computeFacts({ db, pack, scope, year: 2021, now, connections: 2 });
      found.push(Number(facts.find(({ slot }) => slot === 'S45')?.value));
    }
    return found;
  };
  const [before = 0] = await values();
  assert.ok(before > 1);
  // Behind the back of everybody: what is kept does not know of it, only reading the ledger would show it.
  await db.owner.query(`update ledger.${ledger.id} set row_status = 'draft'`);
  assert.deepEqual(await values(), [before, before]);
  await putRows(db, ledger, [{ ...counted, status: 'accepted' }], city.units, region);
  assert.deepEqual(await values(), [before + 1, before + 1]);
  await putRows(db, ledger, [{ ...counted, status: 'returned' }], city.units, region);
  await putRows(db, ledger, [{ ...counted, status: 'accepted' }], city.units, region);
  assert.deepEqual(await values(), [before + 1, before + 1]);
  await putRows(db, ledger, [{ ...counted, status: 'returned' }], city.units, region);
  await db.owner.query('update core.ledger_changes set rows = 100000 where ledger = $1', [ledger.id]);
  assert.deepEqual(await values(), [0, 0]);
});
