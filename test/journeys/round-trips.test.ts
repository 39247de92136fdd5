// What leaves comes back: exports, annotated copies; and several importers, and many rows.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { columnsOf } from '#engine/exchange/exporting/columns.ts';
import { ledgerCells, loadWording } from '#engine/exchange/exporting/ledger-cells.ts';
import { openSource } from '#formats/open-source.ts';
import { annotateWorkbook } from '#formats/annotate/annotate-workbook.ts';
import { writeCsv } from '#formats/csv/write-csv.ts';
import { writeWorkbook } from '#formats/xlsx/writing/write-workbook.ts';
import { withScope } from '#kernel/db/index.ts';
import type { Cell } from '#model/cell.ts';
import type { SheetToMake } from '../builders/a-workbook.ts';
import { ACTIVITY, items, RECTIFICATION, deeds, deed } from '../builders/small-city.ts';
import { totals } from '../support/a-city.ts';
import { kinds, paths, stories } from '../support/stories.ts';

const { directory, book, aSmallCity } = await stories();

test('text that looks like a formula stays text through export and import', async () => {
  const city = await aSmallCity();
  const texts = [
    '=1+1',
    '+cmd|x',
    '-2+3',
    '@SUM(A1)',
    "'=1",
    "''=2",
    '=HYPERLINK("http://x","是")',
    '0012',
    '1e5',
    '2021-01-01',
    'TRUE',
  ];
  const file = book({
    name: ACTIVITY,
    rows: [
      ['专题', '活动名称', '主办单位', '活动日期'],
      ...texts.map((text) => ['其他专题', text, '甲局', '2021-03-01']),
    ],
  });
  assert.deepEqual(kinds(await city.import([file])), []);
  const stored = async () =>
    (await city.query('select title from ledger.campaign_activity order by title')).map(({ title }) => title);
  assert.deepEqual(new Set(await stored()), new Set(texts));
  const ledger = [...city.pack.ledgers.values()].find(({ title }) => title === ACTIVITY);
  assert.ok(ledger);
  const rows = await withScope(city.db, city.scope, async (client) => {
    const wording = await loadWording(client, city.scope.region);
    const all: (readonly Cell[])[] = [];
    for await (const cells of ledgerCells({
      client,
      scope: city.scope,
      pack: city.pack,
      ledger,
      where: null,
      wording,
    }))
      all.push(cells);
    return all;
  });
  const columns = columnsOf(ledger);
  await writeWorkbook(join(directory, 'formulas.xlsx'), [{ name: ACTIVITY, columns, rows }]);
  await writeCsv(
    join(directory, `${ACTIVITY}.csv`),
    columns.map(({ title }) => title),
    rows,
  );
  for (const path of ['formulas.xlsx', `${ACTIVITY}.csv`]) {
    const again = totals(await city.import([join(directory, path)]));
    assert.deepEqual([again.inserted, again.updated, again.unchanged], [0, 0, texts.length], path);
  }
});

test('the annotated copy opens again and shows every fault; corrected, it imports', async () => {
  const city = await aSmallCity();
  const path = book(items({ no: 'A1', unit: '没有局' }, { no: 'A2' }, { no: 'A3', on: '2021-02-30' }));
  const { errors } = await city.import([path]);
  const copy = join(directory, 'copy.xlsx');
  await annotateWorkbook(
    path,
    copy,
    errors.map((error) => ({ ...error, sheet: error.sheet ?? '' })),
  );
  const source = await openSource(copy);
  const text: string[] = [];
  for await (const batch of source.rows(RECTIFICATION))
    for (const row of batch) text.push(JSON.stringify(row.cells));
  for (const { row, message } of errors) assert.ok(text[(row ?? 0) - 1]?.includes(message), message);
  assert.ok(source.sheetNames.includes('错误清单'));
  assert.deepEqual(kinds(await city.import([copy])), kinds({ errors }));
});

test('two imports at once take turns, and both succeed', async () => {
  const city = await aSmallCity();
  const many = (prefix: string) =>
    book(items(...Array.from({ length: 300 }, (_, at) => ({ no: `${prefix}${at}` }))), items2(prefix));
  const [a, b] = await Promise.all([city.import([many('A')]), city.import([many('B')])]);
  assert.deepEqual([kinds(a), kinds(b)], [[], []]);
  assert.equal((await paths(city)).length, 600);
});

test('more rows than an old spreadsheet holds', async () => {
  const city = await aSmallCity();
  const result = await city.import([
    book(items(...Array.from({ length: 66_000 }, (_, at) => ({ no: `A${at}` })))),
  ]);
  assert.deepEqual(totals(result), { read: 66_000, inserted: 66_000, updated: 0, unchanged: 0, skipped: 0 });
});

function items2(prefix: string): SheetToMake {
  return deeds(...Array.from({ length: 300 }, (_, at) => deed(`${prefix}${at}`)));
}
