// kill -9 in the middle of steps, again and again: what was acknowledged is there, what was not is there whole or not at all, and
// every state is what its steps give.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { examineStates } from '#engine/workflow/index.ts';
import { waitUntil } from '#kernel/db/embedded/wait-until.ts';
import { withScope } from '#kernel/db/index.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { FLOW_CITY, findings } from '../builders/findings.ts';
import { cityMaker } from '../support/a-city.ts';
import { spawnProgram } from '../support/spawn-program.ts';
import { testServer } from '../support/database.ts';
import { temporaryDir } from '../support/test-server.ts';

const ROUNDS = 6;
const maker = await cityMaker();
after(() => maker.close());

test(`killed ${ROUNDS} times while it steps`, async () => {
  const city = await maker.aCity();
  const { db, pack, scope } = city;
  const directory = temporaryDir('killed-');
  const file = join(directory, '问题.xlsx');
  const planned = { 整改进度: '整改中' };
  const rows = [1, 2, 3, 4, 5].map((n) => ({ no: `XC-${n}`, more: planned }));
  writeFileSync(file, aWorkbook([...FLOW_CITY, findings(...rows)]));
  assert.ok((await city.import([file])).accepted);
  const database =
    (await db.owner.query<{ name: string }>('select current_database() as name')).rows[0]?.name ?? '';
  let acknowledged = 0;
  let between = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const noted = join(directory, `round-${round}`);
    const program = spawnProgram('test/support/step-program.ts', [
      JSON.stringify(await testServer()),
      database,
      noted,
    ]);
    await program.said;
    const lines = () => (existsSync(noted) ? readFileSync(noted, 'utf8').split('\n').filter(Boolean) : []);
    // The blow falls at another place of a step each time: right behind the third, the fourth, … acknowledgement.
    assert.ok(
      await waitUntil(() => lines().length >= 3 + round, { timeoutMs: 120_000 }),
      'it takes no steps',
    );
    program.kill('SIGKILL');
    assert.equal(await program.ended, 'SIGKILL');
    acknowledged += lines().length;
    // A server that has begun to commit ends what it does.
    await waitUntil(
      async () =>
        (
          await db.owner.query(
            `select from pg_stat_activity where datname = $1 and usename = 'mingze_app' and state = 'active' and pid <> pg_backend_pid()`,
            [database],
          )
        ).rowCount === 0,
      { timeoutMs: 30_000 },
    );
    const [{ n } = { n: 0 }] = await city.query('select count(*)::int as n from core.steps');
    assert.ok(n >= acknowledged, `round ${round}: ${acknowledged} acknowledged, ${n} there`);
    assert.ok(n <= acknowledged + 1, `round ${round}: ${n} there, and only ${acknowledged} acknowledged`);
    between += n - acknowledged;
    acknowledged = n;
    const [told] = await city.query(`select count(*)::int as n from audit.entries where type = 'flow.step'`);
    assert.equal(told?.['n'], n, 'a step and its entry are both there or neither');
    const { differences } = await withScope(db, scope, (client) => examineStates(client, scope.region, pack));
    assert.deepEqual(differences, []);
  }
  assert.ok(acknowledged > ROUNDS * 3, String(between));
});
