// `mingze facts --by` on the real command line: the table, the scope of a unit, the files.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openSource } from '#formats/open-source.ts';
import { cliCity, fill } from '../support/cli-city.ts';
import type { Json } from '../support/run-mingze.ts';

const city = cliCity();
await fill(city);
const { home, json, run } = city;
const numbers = (facts: Json): Json => facts.map(({ slot, value, rows }: Json) => [slot, value, rows]);

test('a line is what --unit gives, and the city what facts gives', async () => {
  const found = await json(0, 'facts', '--year', '2021', '--by', '乡镇');
  assert.ok(found.units.length > 1);
  assert.deepEqual(numbers(found.city), numbers(await json(0, 'facts', '--year', '2021')));
  const [first] = found.units;
  const alone = await json(0, 'facts', '--year', '2021', '--unit', first.name);
  assert.deepEqual(numbers(first.facts), numbers(alone));
  assert.equal(found.comparisons.length, found.city.length);
  assert.deepEqual(
    found.comparisons.filter(({ fault }: Json) => fault !== null),
    [],
  );
  const inside = await json(0, 'facts', '--year', '2021', '--by', 'township', '--unit', first.name);
  assert.deepEqual(
    inside.units.map(({ code }: Json) => code),
    [first.code],
  );
});

test('in a terminal it is a table of units and numbers with sums, and differences in words', async () => {
  const { code, stdout } = await run('facts', '--year', '2021', '--by', '乡镇、街道');
  assert.equal(code, 0);
  assert.match(stdout, /2021年，按乡镇、街道分列/u);
  for (const word of ['单位', '其余', '合计', '全市', '相差'])
    assert.match(stdout, new RegExp(`^${word} `, 'mu'));
  assert.match(stdout, /S28 .*不能相加/u);
});

test('it is written as a workbook or as CSV', async () => {
  const book = join(home, '数字.xlsx');
  const csv = join(home, '数字.csv');
  for (const file of [book, csv])
    assert.equal((await run('facts', '--year', '2021', '--by', '乡镇', '--out', file)).code, 0);
  const [sheet] = (await openSource(book)).sheetNames;
  assert.equal(sheet, '2021年各乡镇的数字');
  const [header, ...lines] = readFileSync(csv, 'utf8').trimEnd().split('\r\n');
  assert.match(header ?? '', /^\ufeff单位,S01 /u);
  assert.ok(lines.some((line) => line.startsWith('合计,')));
});

test('what cannot be is refused', async () => {
  assert.equal((await json(1, 'facts', '--year', '2021', '--by', '县')).error.code, 'LEVEL-UNKNOWN');
  assert.equal((await run('facts', '--year', '2021', '--out', 'x.csv')).code, 2);
  assert.equal((await run('facts', '--year', '2021', '--by', '乡镇', '--out', 'x.pdf')).code, 2);
});
