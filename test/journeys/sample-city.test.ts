// The whole road of a city on the real command line: one process per command, its own data directory. What comes after
// the first report is in sample-city-exchange.test.ts and sample-city-everyday.test.ts.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { plainText } from '#proof/documents/read-text.ts';
import { EXPECTED, SAMPLE } from '../builders/the-sample.ts';
import { cliCity } from '../support/cli-city.ts';
import type { Json } from '../support/run-mingze.ts';

const { home, run, json, factsAreRight } = cliCity();
const out = join(home, 'reports');
const ledgerTitles: string[] = [];

test('before a city there is nothing: commands say so', async () => {
  const none = await json(1, 'facts', '--year', '2021');
  assert.equal(none.error.code, 'CITY-NONE');
  const usage = await run('facts', '--json');
  assert.equal(usage.code, 2);
  assert.equal(usage.stdout, '');
  assert.match(usage.stderr, /--year/u);
  assert.equal((await run('no-such-command')).code, 2);
  assert.equal((await run('import', '--no-such-option')).code, 2);
});

test('init makes the city once', async () => {
  for (const wrong of ['2021-02-30', '去年'])
    assert.equal((await run('init', '--region', '江河市', '--begun', wrong)).code, 2);
  const made = await json(0, 'init', '--region', '江河市', '--begun', '2021-01-01');
  assert.deepEqual(
    [made.region, made.begunOn, made.ledgers, made.indicators],
    ['江河市', '2021-01-01', 89, 74],
  );
  assert.equal((await json(1, 'init', '--region', '江河市')).error.code, 'CITY-EXISTS');
});

test('the sample is imported; a dry run before it changed nothing', async () => {
  const dry = await json(0, 'import', SAMPLE, '--dry-run');
  assert.equal(dry.dryRun, true);
  const real = await json(0, 'import', SAMPLE);
  assert.equal(real.accepted, true);
  assert.deepEqual(real.files, dry.files);
  // The sample gives some rows twice, each is told and counted once, and is older than one column; that is all.
  const twice = (sheet: string): number =>
    real.reported.filter((one: Json) => one.sheet === sheet && one.kind === 'duplicate_row').length;
  assert.ok(
    real.reported.length > 0 &&
      real.reported.every(({ kind }: Json) => ['duplicate_row', 'lacking_column', 'entered'].includes(kind)),
  );
  assert.deepEqual(real.errors, []);
  assert.deepEqual(
    real.files.map(({ file, sheets }: Json) => [file, sheets.length]),
    [[basename(SAMPLE), 79]],
  );
  for (const sheet of real.files[0].sheets) {
    assert.deepEqual(Object.keys(sheet).toSorted(), [
      'inserted',
      'ledger',
      'read',
      'sheet',
      'skipped',
      'unchanged',
      'updated',
    ]);
    assert.ok(sheet.read > 0, sheet.sheet);
    assert.deepEqual(
      [sheet.inserted + sheet.skipped, sheet.skipped],
      [sheet.read, twice(sheet.sheet)],
      sheet.sheet,
    );
    ledgerTitles.push(sheet.sheet);
  }
  assert.equal(new Set(ledgerTitles).size, 79);
});

test('all 74 quantities are as expected, and the four warnings', async () => {
  await factsAreRight();
  const words = await run('facts', '--year', '2021');
  assert.equal(words.code, 0);
  for (const name of EXPECTED.checks_not_met)
    assert.match(words.stdout, new RegExp(`^提醒：.+（${name.split(':')[0]}）$`, 'mu'));
  assert.equal((words.stdout.match(/^(提醒|错误)：/gmu) ?? []).length, EXPECTED.checks_not_met.length);
});

test('the report holds every phrase; issued again it is the same version and the same bytes', async () => {
  const first = await json(0, 'report', '--year', '2021', '--out', out, '--date', '2022-01-05');
  assert.deepEqual([first.issued, first.isNew, first.number, first.date], [true, true, 1, '2022-01-05']);
  const bytes = readFileSync(first.file);
  assert.equal(createHash('sha256').update(bytes).digest('hex'), first.digest);
  const text = plainText(bytes).replaceAll(/\s/gu, '');
  for (const [slot, { phrase }] of Object.entries(EXPECTED.slots))
    assert.ok(text.includes(phrase), `${slot} ${phrase}`);
  for (const value of Object.values(EXPECTED.report_parameters)) assert.ok(text.includes(value), value);
  assert.deepEqual(
    first.warnings.map(({ check }: Json) => `${check}:warning`).toSorted(),
    EXPECTED.checks_not_met.toSorted(),
  );
  // Another day and another directory: the report that was issued is handed out again.
  const second = await json(
    0,
    'report',
    '--year',
    '2021',
    '--out',
    join(home, 'again'),
    '--date',
    '2022-02-20',
  );
  assert.deepEqual(
    [second.isNew, second.number, second.date, second.digest],
    [false, 1, '2022-01-05', first.digest],
  );
  assert.deepEqual(readFileSync(second.file), bytes);
  const files = [first.file, first.package, first.page].map((file: string) => basename(file));
  assert.deepEqual(readdirSync(out).toSorted(), files.toSorted());
  assert.deepEqual(readFileSync(second.page), readFileSync(first.page));
  await factsAreRight();
});
