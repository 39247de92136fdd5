// The sample as offices really send it must give the same numbers as the sample itself.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, test } from 'node:test';
import { aWorkbookFile } from '../builders/a-workbook.ts';
import { diceOf, messySample } from '../builders/messy-sample.ts';
import { EXPECTED_FACTS, SAMPLE, SAMPLE_READ, sampleTables } from '../builders/the-sample.ts';
import { cityMaker, totals } from '../support/a-city.ts';
import { temporaryDir } from '../support/test-server.ts';

const directory = temporaryDir('messy-');
const { aCity, close } = await cityMaker();
after(async () => {
  await close();
  rmSync(directory, { recursive: true, force: true });
});

for (const seed of [1, 2, 3, 4])
  test(`messy workbook ${seed}: the facts are those of the sample`, async () => {
    const city = await aCity();
    const tables = await sampleTables();
    const path = aWorkbookFile(directory, `${seed}.xlsx`, messySample(tables, city.pack, diceOf(seed)), {
      date1904: seed % 3 === 0,
    });
    const result = await city.import([path], { now: SAMPLE_READ });
    assert.deepEqual(result.errors.slice(0, 5), []);
    assert.deepEqual(await city.facts(), EXPECTED_FACTS);
    const kinds = new Set(result.reported.map(({ kind }) => kind));
    for (const kind of [
      'unknown_sheet',
      'unknown_column',
      'total_row',
      'repeated_header',
      'duplicate_row',
    ] as const)
      assert.ok(kinds.has(kind), kind);
    // It is the same data to the last cell: the clean sample over it changes nothing.
    const clean = totals(await city.import([SAMPLE]));
    assert.deepEqual([clean.inserted, clean.updated], [0, 0]);
  });
