import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after } from 'node:test';
import { aWorkbookFile, type SheetToMake } from '../builders/a-workbook.ts';
import { posts, units } from '../builders/small-city.ts';
import { cityMaker, type ReadyCity, type TestCity } from './a-city.ts';
import { temporaryDir } from './test-server.ts';

/**
 * What the stories of a test file are told with; it goes away with the file's last test.
 * @param ready the first city is this one
 */
export async function stories(ready: ReadyCity | null = null) {
  const directory = temporaryDir('stories-');
  const { aCity, close } = await cityMaker(ready);
  after(async () => {
    await close();
    rmSync(directory, { recursive: true, force: true });
  });
  let files = 0;
  /** A new workbook of these sheets; answers its path. */
  const book = (...sheets: readonly SheetToMake[]): string =>
    aWorkbookFile(directory, `${(files += 1)}.xlsx`, sheets);
  /** A city with the units U1 above U2 甲局 and U3 乙局, and three persons. */
  const aSmallCity = async (): Promise<TestCity> => {
    const city = await aCity();
    assert.deepEqual((await city.import([book(units(), posts())])).errors, []);
    return city;
  };
  return { directory, aCity, book, aSmallCity };
}

/** The kinds of an import's refusals, in their order. */
export function kinds(result: { errors: readonly { kind: string }[] }): readonly string[] {
  return result.errors.map(({ kind }) => kind);
}

/** Where the rows of the ledger 巡视巡察整改台账 stand in the unit tree. */
export function paths(city: TestCity): ReturnType<TestCity['query']> {
  return city.query(
    'select item_no, unit_id, unit_path from ledger.inspection_rectification_item order by item_no',
  );
}
