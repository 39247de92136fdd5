import { WHOLE_REGION } from '#kernel/db/index.ts';
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadPack } from '#engine/definitions/load-pack.ts';
import { importFiles } from '#engine/exchange/importing/import-files.ts';
import { fillReport } from '#proof/documents/fill-report.ts';
import { computeFacts, rowsOfFact } from '#engine/queries/index.ts';
import { applyDefinitions } from '#engine/records/apply-definitions.ts';
import { MIGRATION_SOURCES } from '#app/migration-sources.ts';
import { prepareReport } from '#stages/reports/index.ts';
import { factsFor, parametersFor } from './builders/a-report.ts';
import { TESTER } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { temporaryDir } from './support/test-server.ts';

const BASE = 'packs/principal-responsibility';
const OWN = 'test/fixtures/packs/pocket-parks';
const SENTENCE = /利用边角地新建口袋公园(\d+余?)个，方便群众就近休憩。/u;

test('a city adds a ledger, a number and a sentence without a line of code', async () => {
  const names = readdirSync(OWN, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'));
  assert.deepEqual(
    names.filter((name) => !/\.(yaml|md)$/u.test(name)),
    [],
  );
  const { pack, faults } = await loadPack([BASE, OWN]);
  assert.deepEqual(faults, []);
  assert.ok(pack);
  assert.deepEqual(pack.parts, ['principal-responsibility@1.0', 'pocket-parks@1.0']);

  const db = await testDatabase(MIGRATION_SOURCES);
  after(() => db.close());
  await applyDefinitions(db, pack, new Date(0));
  const home = temporaryDir('city-pack-');
  mkdirSync(home, { recursive: true });
  const file = (name: string, lines: readonly string[]): string => {
    const path = join(home, name);
    writeFileSync(path, `${lines.join('\r\n')}\r\n`);
    return path;
  };
  const files = [
    file('单位.csv', ['单位编号,单位全称,单位类别', 'U1,城市管理局,市直机关']),
    file('口袋公园建设台账.csv', [
      '公园编号,建设单位,公园名称,建设性质,面积（平方米）,开放日期,记录状态',
      '1,城市管理局,东园,新建,800,2021-01-01,已审定',
      '2,城市管理局,西园,新建,900,2021年12月31日,已审定',
      '3,城市管理局,南园,改建,700,2021-06-01,已审定',
      '4,城市管理局,北园,新建,600,2022-01-01,已审定',
      '5,城市管理局,中园,新建,500,,草稿',
    ]),
  ];
  const scope = { region: 1, ...WHOLE_REGION };
  const now = new Date('2022-03-01T00:00:00Z');
  const result = await importFiles({
    db,
    pack,
    scope,
    actor: TESTER,
    now,
    files,
    dryRun: false,
    goodRows: false,
  });
  assert.deepEqual(result.errors, []);

  const facts = await computeFacts({ db, pack, scope, year: 2021, now });
  const fact = facts.facts.find((one) => one.slot === 'L01');
  assert.deepEqual([fact?.value, fact?.printed, fact?.rows], ['2', '2', 2]);
  const { rows } = await rowsOfFact({ db, pack, scope, actor: TESTER, now, year: 2021 }, 'L01');
  assert.deepEqual(
    rows.map((row) => row.values['name']),
    ['东园', '西园'],
  );

  // The other numbers of this small city are missing, so that the report itself is held back.
  const prepared = await prepareReport({
    db,
    pack,
    scope,
    year: 2021,
    report: 'annual',
    date: '2022-01-05',
    now,
  });
  assert.equal(prepared.document, null);
  assert.ok(!prepared.obstacles.some(({ id }) => id === 'L01'));

  const template = pack.reports.findLast((one) => one.id === 'annual') ?? assert.fail();
  const values = factsFor(template);
  values.set('pocket_parks_opened', {
    ...(values.get('pocket_parks_opened') ?? assert.fail()),
    printed: fact?.printed ?? '',
  });
  const filled = fillReport(template, values, parametersFor(template), '2022-01-05');
  assert.ok('document' in filled);
  const words = filled.document.blocks.map(({ inlines }) =>
    inlines.map((one) => (one.kind === 'fact' ? one.printed : one.text)).join(''),
  );
  const at = words.findIndex((text) => SENTENCE.test(text));
  assert.equal(SENTENCE.exec(words[at] ?? '')?.[1], '2');
  // At the end of section 三, right before the heading of 四.
  assert.match(words[at + 1] ?? '', /^四、/u);
});
