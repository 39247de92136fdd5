// All numbers of all units of a level in the city of the sample: what each unit's own scope gives, also after units were
// moved, renamed and closed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computeFacts, type Fact, type FactsByUnit, factsByUnit, levelOf } from '#engine/queries/index.ts';
import { subtreeOf } from '#engine/records/unit-paths.ts';
import { NOW } from '../support/a-city.ts';
import { SAMPLE_CITY } from '../support/sample-city.ts';
import { stories } from '../support/stories.ts';

const { aCity, book } = await stories(SAMPLE_CITY);
const city = await aCity();
const { db, pack, scope } = city;

const byUnit = (level: string, year = 2021): Promise<FactsByUnit> =>
  factsByUnit({ db, pack, scope, year, now: NOW, level: levelOf(pack, level) });
const plain = (facts: readonly Fact[]): unknown =>
  facts.map(({ slot, value, rows, missing }) => ({ slot, value, rows, missing }));

/** Every line against the scope of its unit, and no difference without a reason. */
async function holds(found: FactsByUnit): Promise<void> {
  for (const { unit, facts } of found.units) {
    const own = { region: scope.region, ...subtreeOf(unit.path) };
    const alone = await computeFacts({ db, pack, scope: own, year: found.year, cache: false, now: NOW });
    assert.deepEqual(plain(facts), plain(alone.facts), unit.name);
  }
  assert.deepEqual(
    found.comparisons.filter(({ fault }) => fault !== null),
    [],
  );
}

const rowsOf = (found: FactsByUnit, code: string): number =>
  found.units.find(({ unit }) => unit.code === code)?.facts.reduce((sum, { rows }) => sum + rows, 0) ??
  assert.fail(code);

test('every number of every unit of every level is that of the unit’s own scope', async () => {
  let lines = 0;
  for (const level of ['乡镇', '市直机关', '街道', '村、社区', '市纪委监委']) {
    const found = await byUnit(level);
    await holds(found);
    lines += found.units.length;
  }
  assert.ok(lines > 20, `${lines} units`);
});

test('persons in two units, ratios and least numbers are named with their reasons', async () => {
  const { comparisons, city: whole } = await byUnit('乡镇、市直机关、村、社区');
  const reasons = comparisons.flatMap(({ reason }) => reason ?? []);
  assert.ok(reasons.some((one) => one.includes('不能相加')));
  for (const one of comparisons.filter(({ reason }) => reason === null)) assert.equal(one.difference, '0');
  assert.equal(comparisons.length, whole.length);
});

test('a village that moves takes its rows along, a renamed unit its name, a closed one keeps line and rows', async () => {
  const units = (await city.query(
    `select code, name, parent from base.units where row_status = 'accepted' order by code`,
  )) as { code: string; name: string; parent: string | null }[];
  const before = await byUnit('乡镇');
  const [from, to] = before.units.map(({ unit }) => unit);
  const villages = await byUnit('村');
  const moving = villages.units
    .filter(({ unit }) => unit.path.startsWith(from?.path ?? '?'))
    .toSorted((a, b) => rowsOf(villages, b.unit.code) - rowsOf(villages, a.unit.code))[0]?.unit;
  assert.ok(from && to && moving, 'two townships and a village');
  const gone = rowsOf(villages, moving.code);
  assert.ok(gone > 0, 'the village has rows that count');
  const nameOf = (code: string): string => units.find((one) => one.code === code)?.name ?? assert.fail(code);
  const above = units.find(({ code }) => code === from.code)?.parent ?? '';
  const sheet = book({
    name: '单位',
    rows: [
      ['单位编号', '单位全称', '单位类别', '上级单位', '撤销日期', '承继单位'],
      [moving.code, '新村', '村', nameOf(to.code), null, null],
      [from.code, from.name, '乡镇', nameOf(above), '2021-07-01', nameOf(to.code)],
    ],
  });
  assert.deepEqual((await city.import([sheet])).errors, []);
  const now = await byUnit('乡镇');
  await holds(now);
  assert.equal(rowsOf(now, from.code), rowsOf(before, from.code) - gone);
  assert.equal(rowsOf(now, to.code), rowsOf(before, to.code) + gone);
  const closed = now.units.find(({ unit }) => unit.code === from.code)?.unit;
  assert.deepEqual([closed?.closedOn, closed?.successor], ['2021-07-01', to.shortName ?? to.name]);
  const renamed = await byUnit('村');
  assert.equal(renamed.units.find(({ unit }) => unit.code === moving.code)?.unit.name, '新村');
  // Closed before a year began, it has a line as long as its rows count in it.
  const later = await byUnit('乡镇', 2022);
  const lined = later.units.find(({ unit }) => unit.code === from.code);
  assert.ok(!lined || lined.facts.some(({ rows }) => rows > 0));
  await holds(later);
});
