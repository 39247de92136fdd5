// What the table of duties and the two README files claim is what the pack says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compile } from '#engine/definitions/compile.ts';
import { readPackDirectory } from '#engine/definitions/index.ts';
import { coverageOf, dutiesCoverage } from '../scripts/lib/duties-coverage.ts';
import { BASE_PACK } from '../src/app/cli/city.ts';

test('the table of duties is the pack’s, with one row a duty and none without a word', async () => {
  const { file, committed, fresh } = await dutiesCoverage();
  assert.equal(committed, fresh, `${file}: npm run check -- --write`);
  const rows = [...fresh.matchAll(/^\| ([A-Z]+-\d+[a-z]?) \|.*\| ([^|]+) \|$/gmu)];
  const { pack } = await compile([await readPackDirectory(BASE_PACK)]);
  assert.deepEqual(
    rows.map(([, id]) => id),
    [...(pack?.duties.keys() ?? [])],
  );
  for (const [row, id, last = ''] of rows) assert.ok(last.trim().length >= 4, `${id}: ${row}`);
});

test('both README files claim what the table counts', async () => {
  const { pack } = await compile([await readPackDirectory(BASE_PACK)]);
  assert.ok(pack);
  const { all, borne, answered, started, confirmed, principle, elsewhere, unknowable } = coverageOf(pack);
  assert.equal(borne, answered + started + confirmed);
  assert.equal(all, borne + principle + elsewhere + unknowable);
  const figures = (file: string, claim: RegExp): readonly number[] =>
    (claim.exec(readFileSync(file, 'utf8')) ?? []).slice(1).map(Number);
  const truth = [all, borne, answered, started, confirmed, all - borne];
  assert.deepEqual(
    figures(
      'README.md',
      /of (\d+) duties (\d+) fall due .* answer (\d+) of them and start and end (\d+), the unit confirms (\d+) once\. The other (\d+) say/u,
    ),
    truth,
  );
  assert.deepEqual(
    figures(
      'README.zh-CN.md',
      /(\d+)项责任中，(\d+)项有人承担、到期提醒：(\d+)项由台账回答，(\d+)项由台账的记录起算、办结，(\d+)项没有台账；其余(\d+)项各写明/u,
    ),
    truth,
  );
});

test('why nobody is asked is told in words that everybody knows', async () => {
  const { pack } = await compile([await readPackDirectory(BASE_PACK)]);
  const coded = [...(pack?.duties.values() ?? [])].filter(({ unasked }) =>
    /[A-Za-z]/u.test(unasked?.reason ?? ''),
  );
  assert.deepEqual(
    coded.map(({ id }) => id),
    [],
  );
});
