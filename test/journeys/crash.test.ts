// kill -9 of the program or of its server in the middle of an import or of issuing a report. Whatever was
// acknowledged is there, whatever was not is there whole or not at all, and the next start is clean.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import { plainText } from '#engine/documents/read-text.ts';
import { waitUntil } from '#kernel/db/embedded/wait-until.ts';
import { processesUnder } from '../../scripts/lib/processes-under.ts';
import { SAMPLE } from '../builders/the-sample.ts';
import { backendsAtWork, killNow, serverOf } from '../support/crash-city.ts';
import { mingze, startMingze } from '../support/run-mingze.ts';
import { temporaryDir } from '../support/test-server.ts';

const ROWS = 15_000;
const TALKS = '谈心谈话台账';
const home = temporaryDir('crash-');
const data = join(home, 'data');
const out = join(home, 'reports');
after(() => rmSync(home, { recursive: true, force: true }));

/** Where a round strikes: at which sign of life, after how many more looks, and whom. */
const rounds = (count: number, seed: number): readonly { sign: Sign; looks: number; victim: Victim }[] =>
  fc.sample(
    fc.record({
      sign: fc.constantFrom<Sign>('server', 'backend', 'backend', 'backend'),
      looks: fc.integer({ min: 0, max: 40 }),
      victim: fc.constantFrom<Victim>('program', 'server', 'both'),
    }),
    { numRuns: count, seed },
  );
type Sign = 'server' | 'backend';
type Victim = 'program' | 'server' | 'both';

before(async () => {
  assert.equal((await mingze('init', '--region', '江河市', '--data', data)).code, 0);
  assert.equal((await mingze('import', SAMPLE, '--data', data)).code, 0);
});

test('killed during an import, 12 times: the file is there whole or not at all', async () => {
  let done = (await talks()).rows;
  for (const [round, strike] of rounds(12, 20_211).entries()) {
    // A file of its own for each round; two ledgers of one file must stand or fall together.
    const files = [talksFile(round), activitiesFile(round)];
    const { acknowledged } = await interrupted(['import', ...files, '--data', data, '--json'], strike);
    const found = await talks();
    const came = found.rows - done;
    assert.ok(came === 0 || came === ROWS, `round ${round}: ${came} of ${ROWS} rows`);
    assert.equal(found.activities(round), came === ROWS, `round ${round}: one file came and the other did not`);
    if (acknowledged) assert.equal(came, ROWS, `round ${round}: acknowledged and lost`);
    done = found.rows;
  }
});

test('killed while a report is issued, 8 times: every document opens, and the version stands', async () => {
  const report = ['report', '--year', '2021', '--out', out, '--date', '2022-01-05', '--data', data, '--json'];
  let issued: string | null = null;
  for (const [round, strike] of rounds(8, 20_212).entries()) {
    const { acknowledged, stdout } = await interrupted(report, strike);
    if (acknowledged) issued = (JSON.parse(stdout) as { digest: string }).digest;
    for (const name of existsSync(out) ? readdirSync(out) : []) {
      // What was being written has a name that no one takes for a document.
      if (!name.endsWith('.docx')) assert.match(name, /^\..+\.part$/u);
      else assert.ok(plainText(readFileSync(join(out, name))).includes('江河市'), `round ${round}: ${name}`);
    }
  }
  const last = await mingze(...report);
  assert.equal(last.code, 0, last.stderr);
  assert.equal(last.json().number, 1, 'a report that was interrupted is no second version');
  if (issued !== null) assert.equal(last.json().digest, issued);
});

test('afterwards everything is in order, and nothing runs on', async () => {
  assert.equal((await mingze('doctor', '--data', data, '--json')).json().ok, true);
  assert.ok(await waitUntil(() => processesUnder(data).length === 0, { timeoutMs: 30_000 }), 'processes left behind');
});

/** Runs a command and strikes; waits until nothing of it is left. */
async function interrupted(
  args: readonly string[],
  { sign, looks, victim }: { sign: Sign; looks: number; victim: Victim },
): Promise<{ acknowledged: boolean; stdout: string }> {
  const { child, ended } = startMingze(args);
  let left = looks;
  let over = false;
  void ended.then(() => (over = true));
  const seen = (): boolean => over || (sign === 'server' ? serverOf(data) !== null : backendsAtWork(data).length > 0);
  await waitUntil(() => seen() && (over || left-- <= 0), { timeoutMs: 60_000 });
  const server = serverOf(data);
  if (victim !== 'server') killNow(child.pid);
  if (victim !== 'program') killNow(server);
  const { code, stdout } = await ended;
  const gone = await waitUntil(() => processesUnder(data).length === 0, { timeoutMs: 30_000 });
  assert.ok(gone, `left behind: ${JSON.stringify(processesUnder(data))}`);
  // Only a server that was struck makes the command end by itself, and then it must not claim success.
  return { acknowledged: code === 0 && stdout.trimEnd().endsWith('}'), stdout };
}

/** What the database holds, told by the command line: the next start is part of the test. */
async function talks(): Promise<{ rows: number; activities: (round: number) => boolean }> {
  const file = join(home, 'found.csv');
  const ended = await mingze('export', TALKS, '专题活动台账', '--out', file, '--data', data, '--json');
  assert.equal(ended.code, 0, ended.stderr);
  const found = ended.json() as { files: string[]; sheets: { rows: number }[] };
  const activities = readFileSync(found.files[1] ?? '', 'utf8');
  return { rows: found.sheets[0]?.rows ?? 0, activities: (round) => activities.includes(`演练${round}`) };
}

function talksFile(round: number): string {
  const lines = ['谈话编号,单位,谈话人,谈话对象,谈话类型,谈话日期,已开展'];
  for (let row = 0; row < ROWS; row += 1)
    lines.push(`CR-${round}-${row},中共江河市委员会,赵甲一,杨乙一,任职谈话,2021-04-18,是`);
  const path = join(home, `${TALKS}-${round}.csv`);
  writeFileSync(path, lines.join('\n'));
  return path;
}

function activitiesFile(round: number): string {
  const path = join(home, `专题活动台账-${round}.csv`);
  writeFileSync(path, `专题,活动名称,主办单位,活动日期\n其他专题,演练${round},中共江河市委员会,2021-05-01\n`);
  return path;
}
