// The whole road of a city on the real command line: one process per command, its own data directory.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { plainText } from '#engine/documents/read-text.ts';
import { openSource } from '#engine/exchange/reading/open-source.ts';
import { waitUntil } from '#kernel/db/embedded/wait-until.ts';
import { processesUnder } from '../../scripts/lib/processes-under.ts';
import { EXPECTED, EXPECTED_FACTS, SAMPLE } from '../builders/the-sample.ts';
import { type Ended, type Json, mingze } from '../support/run-mingze.ts';
import { temporaryDir } from '../support/test-server.ts';

const home = temporaryDir('sample-city-');
const data = join(home, 'data');
const out = join(home, 'reports');
after(() => rmSync(home, { recursive: true, force: true }));

const run = (...args: readonly string[]): Promise<Ended> => mingze(...args, '--data', data);
const ledgerTitles: string[] = [];

/** Runs a command under --json, checks its exit code, and answers the one JSON value on standard output. */
async function json(code: number, ...args: readonly string[]): Promise<Json> {
  const ended = await run(...args, '--json');
  assert.equal(ended.code, code, `${args.join(' ')}\n${ended.stdout.slice(0, 2000)}\n${ended.stderr}`);
  return ended.json();
}

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
  const made = await json(0, 'init', '--region', '江河市');
  assert.deepEqual([made.region, made.ledgers, made.indicators], ['江河市', 75, 74]);
  assert.equal((await json(1, 'init', '--region', '江河市')).error.code, 'CITY-EXISTS');
});

test('the sample is imported; a dry run before it changed nothing', async () => {
  const dry = await json(0, 'import', SAMPLE, '--dry-run');
  assert.equal(dry.dryRun, true);
  const real = await json(0, 'import', SAMPLE);
  assert.equal(real.accepted, true);
  assert.deepEqual(real.files, dry.files);
  // The sample gives some rows twice, each is told and counted once; it has nothing else to report.
  const twice = (sheet: string): number => real.reported.filter((one: Json) => one.sheet === sheet).length;
  assert.ok(real.reported.length > 0 && real.reported.every(({ kind }: Json) => kind === 'duplicate_row'));
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

test('a report of a year without data is refused with every obstacle and warning', async () => {
  for (const year of ['2019', '2031']) {
    const refused = await json(3, 'report', '--year', year, '--out', out);
    assert.equal(refused.issued, false);
    assert.ok(refused.obstacles.length > 0);
    for (const { kind, id, message } of refused.obstacles)
      assert.ok(kind && id && /\p{Script=Han}/u.test(message));
    const warned = refused.warnings.map(({ check }: { check: string }) => check);
    assert.ok(warned.includes('elections-three') && !warned.includes('strict-governance-floor'), warned);
  }
});

test('importing again changes nothing', async () => {
  const again = await json(0, 'import', SAMPLE);
  for (const sheet of again.files[0].sheets)
    assert.deepEqual(
      [sheet.inserted, sheet.updated, sheet.unchanged + sheet.skipped],
      [0, 0, sheet.read],
      sheet.sheet,
    );
  await factsAreRight();
});

test('the rows behind a number are as many as the number says', async () => {
  for (const slot of ['S01', 'S29', 'C3']) {
    const found = await json(0, 'rows', slot, '--year', '2021');
    assert.equal(found.count, EXPECTED.slots[slot]?.rows, slot);
    assert.equal(found.rows.length, found.count);
  }
  assert.notEqual((await run('rows', 'S99', '--year', '2021')).code, 0);
});

test('a template has a sheet for every ledger, and imports as nothing', async () => {
  const file = join(home, '模板.xlsx');
  assert.equal((await json(0, 'template', '--out', file)).sheets.length, 79);
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

test('a refused import says where and why, and exits with 3', async () => {
  const file = join(home, '办实事项目台账.csv');
  writeFileSync(
    file,
    '项目编号,所属工程,事项,承办单位,办理状态,承诺日期\n甲-1,其他,修路,没有这个单位,已完成,2021年2月30日\n',
  );
  const refused = await json(3, 'import', file);
  assert.equal(refused.accepted, false);
  assert.ok(refused.errors.length >= 2);
  for (const error of refused.errors)
    assert.deepEqual(Object.keys(error).toSorted(), [
      'column',
      'file',
      'kind',
      'message',
      'row',
      'sheet',
      'value',
    ]);
  await factsAreRight();
});

test('doctor and pack check find everything in order; nothing runs on', async () => {
  const health = await json(0, 'doctor');
  assert.equal(health.ok, true);
  assert.ok(health.findings.some(({ detail }: Json) => detail === '江河市'));
  const pack = await json(0, 'pack', 'check');
  assert.deepEqual([pack.valid, pack.faults, pack.ledgers.length, pack.indicators], [true, [], 79, 74]);
  assert.ok(
    await waitUntil(() => processesUnder(data).length === 0, { timeoutMs: 20_000 }),
    'processes left behind',
  );
});

async function factsAreRight(): Promise<void> {
  const facts = await json(0, 'facts', '--year', '2021');
  const comparable = facts.map(({ slot, indicator, value, printed, unit, rows }: Json) => ({
    slot,
    indicator,
    value,
    printed,
    unit,
    rows,
  }));
  assert.deepEqual(
    comparable.toSorted((a: Json, b: Json) => (a.slot < b.slot ? -1 : 1)),
    EXPECTED_FACTS,
  );
}

async function importsUnchanged(files: readonly string[], sheets: number): Promise<void> {
  const again = await json(0, 'import', ...files);
  const all = again.files.flatMap((one: Json) => one.sheets);
  assert.equal(all.length, sheets);
  for (const sheet of all)
    assert.deepEqual([sheet.inserted, sheet.updated, sheet.unchanged], [0, 0, sheet.read], sheet.sheet);
}
