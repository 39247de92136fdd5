import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { waitUntil } from '#kernel/db/embedded/wait-until.ts';
import { processesUnder } from '../../scripts/lib/processes-under.ts';
import { interrupted, type Strike } from './crash-city.ts';
import { mingze } from './run-mingze.ts';
import { sampleDataDir } from './sample-data-dir.ts';
import { temporaryDir } from './test-server.ts';

const ROWS = 15_000;
const TALKS = '谈心谈话台账';

/** What is asserted of imports that are struck; each to be called in a test. */
export interface StruckImports {
  /** What was acknowledged is there, what was not is there whole or not at all, and the next start is clean. */
  readonly strike: () => Promise<void>;
  /** Afterwards everything is in order, and nothing runs on. */
  readonly lookAround: () => Promise<void>;
}

/** Imports that are struck, in a city of their own. */
export function struckImports(strikes: readonly Strike[]): StruckImports {
  const home = temporaryDir('crash-');
  const data = join(home, 'data');
  after(() => rmSync(home, { recursive: true, force: true }));

  before(async () => {
    await sampleDataDir(data);
  });

  let arrived = 0;

  const strike = async (): Promise<void> => {
    let done = (await talks(home, data)).rows;
    let struck = 0;
    for (const [round, blow] of strikes.entries()) {
      // A file of its own for each round; two ledgers of one file must stand or fall together.
      const files = [talksFile(home, round), activitiesFile(home, round)];
      const { acknowledged } = await interrupted(data, ['import', ...files, '--data', data, '--json'], blow);
      const found = await talks(home, data);
      const came = found.rows - done;
      assert.ok(came === 0 || came === ROWS, `round ${round}: ${came} of ${ROWS} rows`);
      assert.equal(
        found.activities(round),
        came === ROWS,
        `round ${round}: one file came and the other did not`,
      );
      if (acknowledged) assert.equal(came, ROWS, `round ${round}: acknowledged and lost`);
      // In the middle of its transaction there is no luck in it: interrupted, and nothing there.
      if (blow.sign === 'copy') assert.deepEqual([acknowledged, came], [false, 0], `round ${round}`);
      else struck += 1;
      if (came > 0) arrived += 1;
      done = found.rows;
    }
    const certain = strikes.filter(({ sign }) => sign === 'copy').length;
    assert.ok(certain > 0 && struck >= certain, `only ${struck} imports were interrupted`);
  };

  const lookAround = async (): Promise<void> => {
    assert.equal((await mingze('doctor', '--data', data, '--json')).json().ok, true);
    // A change and its entry are both there or neither; the first import is that of the sample.
    const imports = await mingze('audit', 'list', '--type', 'row.import', '--data', data, '--json');
    assert.equal((imports.json() as unknown as readonly unknown[]).length, 1 + arrived);
    const verified = await mingze('audit', 'verify', '--data', data, '--json');
    assert.equal(verified.code, 0, verified.stdout);
    assert.ok(
      await waitUntil(() => processesUnder(data).length === 0, { timeoutMs: 30_000 }),
      'processes left behind',
    );
  };
  return { strike, lookAround };
}

/** What the database holds, told by the command line: the next start is part of the test. */
async function talks(
  home: string,
  data: string,
): Promise<{ rows: number; activities: (round: number) => boolean }> {
  const file = join(home, 'found.csv');
  const ended = await mingze('export', TALKS, '专题活动台账', '--out', file, '--data', data, '--json');
  assert.equal(ended.code, 0, ended.stderr);
  const found = ended.json() as { files: string[]; sheets: { rows: number }[] };
  const activities = readFileSync(found.files[1] ?? '', 'utf8');
  return { rows: found.sheets[0]?.rows ?? 0, activities: (round) => activities.includes(`演练${round}`) };
}

function talksFile(home: string, round: number): string {
  const lines = ['谈话编号,单位,谈话人,谈话对象,谈话类型,谈话日期,已开展'];
  for (let row = 0; row < ROWS; row += 1)
    lines.push(`CR-${round}-${row},中共江河市委员会,赵甲一,杨乙一,任职谈话,2021-04-18,是`);
  const path = join(home, `${TALKS}-${round}.csv`);
  writeFileSync(path, lines.join('\n'));
  return path;
}

function activitiesFile(home: string, round: number): string {
  const path = join(home, `专题活动台账-${round}.csv`);
  writeFileSync(path, `专题,活动名称,主办单位,活动日期\n其他专题,演练${round},中共江河市委员会,2021-05-01\n`);
  return path;
}
