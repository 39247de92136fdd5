// The sample as offices also send it: one CSV file per ledger, in the encodings of Excel and of everybody else,
// some cut into pieces, in whatever order the files come.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { EXPECTED_FACTS, SAMPLE_READ, sampleTables } from '../builders/the-sample.ts';
import { cityMaker, type TestCity, totals } from '../support/a-city.ts';
import { SAMPLE_CITY } from '../support/sample-city.ts';
import { encodeGb18030 } from '../support/gb18030.ts';
import { temporaryDir } from '../support/test-server.ts';

const directory = temporaryDir('csv-pieces-');
const { aCity, close } = await cityMaker(SAMPLE_CITY);
let pieces: readonly string[] = [];
let whole: Readonly<Record<string, number>> = {};
after(async () => {
  await close();
  rmSync(directory, { recursive: true, force: true });
});

before(async () => {
  pieces = await writePieces();
  const city = await aCity();
  assert.deepEqual(await city.facts(), EXPECTED_FACTS);
  whole = await city.counts();
});

test('all pieces at once, in any order: the same rows and numbers; a second time nothing changes', async () => {
  const orders = fc.sample(fc.shuffledSubarray([...pieces], { minLength: pieces.length }), {
    numRuns: 4,
    seed: 2021,
  });
  for (const order of orders) {
    const city = await aCity();
    const first = await city.import(order, { now: SAMPLE_READ });
    assert.deepEqual(first.errors, []);
    assert.deepEqual(
      first.files.map(({ accepted }) => accepted),
      order.map(() => true),
    );
    await isTheSample(city);
    const second = totals(await city.import(order.toReversed(), { now: SAMPLE_READ }));
    // Skipped are the rows that the sample gives twice.
    assert.deepEqual([second.inserted, second.updated], [0, 0]);
    assert.equal(second.unchanged + second.skipped, second.read);
    assert.ok(second.skipped < 30);
    await isTheSample(city);
    assert.deepEqual(await city.query('select count(*)::int as n from core.row_history'), [{ n: 0 }]);
  }
});

test('one by one, base sheets first', async () => {
  const city = await aCity();
  const base = ['单位', '人员'];
  const rank = (path: string): number =>
    base.findIndex((name) => path.startsWith(join(directory, name))) + 1 || 9;
  let waiting = pieces.toSorted((a, b) => rank(a) - rank(b));
  // Ledgers cite one another: whatever cites a row that is still to come is refused, and comes again.
  for (let round = 0; waiting.length > 0; round += 1) {
    assert.ok(round < 6, `still refused: ${waiting.join(' ')}`);
    const refused: string[] = [];
    for (const path of waiting) {
      const result = await city.import([path], { now: SAMPLE_READ });
      if (result.accepted) continue;
      for (const { kind } of result.errors)
        assert.ok(['unknown_reference', 'unknown_unit', 'unknown_person'].includes(kind), kind);
      refused.push(path);
    }
    waiting = refused;
  }
  await isTheSample(city);
});

async function isTheSample(city: TestCity): Promise<void> {
  assert.deepEqual(await city.facts(), EXPECTED_FACTS);
  assert.deepEqual(await city.counts(), whole);
}

/** Every other ledger in GB18030, every third UTF-8 one with BOM, every fourth ledger in two pieces. */
async function writePieces(): Promise<readonly string[]> {
  const written: string[] = [];
  for (const [index, { name, header, rows }] of (await sampleTables()).entries()) {
    const cut = index % 4 === 0 ? Math.ceil(rows.length / 2) : rows.length;
    const parts = [rows.slice(0, cut), rows.slice(cut)].filter((part) => part.length > 0);
    for (const [number, part] of parts.entries()) {
      const suffix = parts.length === 1 ? '' : number === 0 ? '-1' : '_2';
      const path = join(directory, `${name}${suffix}.csv`);
      const text = [header, ...part]
        .map((cells) => cells.map(inCsv).join(','))
        .join(index % 3 === 0 ? '\n' : '\r\n');
      writeFileSync(
        path,
        index % 2 === 0 ? encodeGb18030(text) : `${index % 3 === 1 ? '\ufeff' : ''}${text}`,
      );
      written.push(path);
    }
  }
  return written;
}

function inCsv(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'object')
    return 'shown' in cell
      ? cell.shown
      : 'date' in cell
        ? cell.date
        : 'percent' in cell
          ? `${cell.percent * 100}%`
          : cell.error;
  const text = String(cell);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
