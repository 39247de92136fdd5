// What leaves the sample city by the command line comes back as it was: templates, workbooks, sheets of CSV.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { openSource } from '#formats/open-source.ts';
import { SAMPLE } from '../builders/the-sample.ts';
import { cliCity, fill } from '../support/cli-city.ts';
import type { Json } from '../support/run-mingze.ts';

const city = cliCity();
const { home, json, run, factsAreRight } = city;
let ledgerTitles: readonly string[] = [];
before(async () => {
  ledgerTitles = await fill(city);
});

test('importing again changes nothing', async () => {
  const again = await json(0, 'import', SAMPLE);
  for (const sheet of again.files[0].sheets)
    assert.deepEqual(
      [sheet.inserted, sheet.updated, sheet.unchanged + sheet.skipped],
      [0, 0, sheet.read],
      sheet.sheet,
    );
});

test('a template has a sheet for every ledger, and imports as nothing', async () => {
  const file = join(home, '模板.xlsx');
  assert.equal((await json(0, 'template', '--out', file)).sheets.length, 93);
  const empty = await json(0, 'import', file);
  assert.ok(empty.files[0].sheets.every((sheet: Json) => sheet.read === 0));
  assert.deepEqual(
    (await openSource(file)).sheetNames.filter((name) => ledgerTitles.includes(name)).length,
    79,
  );
});

test('an export of everything imports as it was', async () => {
  const file = join(home, '全部.xlsx');
  await json(0, 'export', ...ledgerTitles, '--out', file);
  await importsUnchanged([file], 79);
  const csv = join(home, '部分.csv');
  const some = ledgerTitles.filter((_, index) => index % 5 === 0);
  const written = await json(0, 'export', ...some, '--out', csv);
  assert.equal(written.files.length, some.length);
  await importsUnchanged(written.files, some.length);
  await factsAreRight();
});

async function importsUnchanged(files: readonly string[], sheets: number): Promise<void> {
  const again = await json(0, 'import', ...files);
  const all = again.files.flatMap((one: Json) => one.sheets);
  assert.equal(all.length, sheets);
  for (const sheet of all)
    assert.deepEqual([sheet.inserted, sheet.updated, sheet.unchanged], [0, 0, sheet.read], sheet.sheet);
}

test('an export of a year has what happened in it and what is open; what has no date says so', async () => {
  const rowsOf = async (...more: readonly string[]): Promise<readonly Json[]> =>
    (await json(0, 'export', '群众困难问题台账', '单位', '--out', join(home, '一年.xlsx'), ...more)).sheets;
  const [all, last, earlier] = [
    await rowsOf(),
    await rowsOf('--year', '2021'),
    await rowsOf('--year', '2019'),
  ];
  assert.ok(all[0].rows > 0);
  assert.ok(last[0].rows > 0 && last[0].rows < all[0].rows, String(last[0].rows));
  assert.ok(earlier[0].rows < last[0].rows, String(earlier[0].rows));
  assert.deepEqual(
    [all, last].map(([, units]) => [units.everyYear, units.rows]),
    [
      [false, all[1].rows],
      [true, all[1].rows],
    ],
  );
  assert.equal(
    (await run('export', '群众困难问题台账', '--out', join(home, 'x.csv'), '--year', '21')).code,
    2,
  );
});
