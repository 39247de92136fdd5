import { migrationsOf } from '#kernel/db/index.ts';
import { WHOLE_REGION } from '#kernel/db/index.ts';
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fieldTypes } from '#fields/index.ts';
import { readPackDirectory } from '#engine/definitions/load-pack.ts';
import { applyDefinitions } from '#engine/records/apply-definitions.ts';
import { compilePack } from '#model/compile/compile-pack.ts';
import { changed } from '#model/testing/pack-kit.ts';
import { putRows } from '../../../test/builders/put-rows.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { computeFacts, inForce } from './index.ts';

const SOURCES = [
  migrationsOf('kernel/audit'),
  migrationsOf('engine/records'),
  migrationsOf('engine/files'),
  migrationsOf('engine/queries'),
];

/** From 2022 on every session counts, before that lectures only. */
const SECOND = `    effective_to: 2022-07-01
  - indicator: lecture_count
    slot: S01
    title: 市委学习次数
    unit: 次
    over: study_session
    measure: "count()"
    time: flow(held_on)
    render: floor10_yu
    definition: 自2022年7月起，各种形式的学习都计。
    effective_from: 2022-07-01
`;
const tiny = await readPackDirectory('test/fixtures/packs/tiny');
const versions = changed(tiny, [
  { file: 'indicators/numbers.yaml', find: '专题讲座行数。\n', put: `专题讲座行数。\n${SECOND}` },
]);

test('the version of 31 December of the report year counts, in a number and in what is like it', async () => {
  const { pack, faults } = compilePack([versions], fieldTypes);
  assert.ok(pack, JSON.stringify(faults));
  const db = await testDatabase(SOURCES);
  after(() => db.close());
  await applyDefinitions(db, pack, new Date(0));
  const units = [{ code: 'U1', parent: null }];
  const put = (ledger: string, rows: readonly Record<string, string>[]) =>
    putRows(
      db,
      pack.ledgers.get(ledger) ?? assert.fail(),
      rows.map((values) => ({ status: 'accepted', values })),
      units,
    );
  await put('units', [{ code: 'U1', name: '市委', kind: 'municipal_committee' }]);
  for (const year of ['2021', '2022'])
    await putRows(
      db,
      pack.ledgers.get('report_parameters') ?? assert.fail(),
      [{ status: 'accepted', values: { year: Number(year), parameter: 'study_brand', value: '甲' } }],
      units,
    );
  await put(
    'study_session',
    ['2021', '2022'].flatMap((year) => [
      { session_no: `${year}a`, organiser: 'U1', held_on: `${year}-03-01`, form: 'lecture', brand: '甲' },
      { session_no: `${year}b`, organiser: 'U1', held_on: `${year}-03-02`, form: 'reading' },
    ]),
  );
  const ask = async (year: number) => {
    const facts = await computeFacts({
      db,
      pack,
      scope: { region: 1, ...WHOLE_REGION },
      year,
      now: new Date(0),
    });
    return [
      facts.facts.filter((fact) => fact.slot === 'S01').map((fact) => `${fact.title} ${fact.value}`),
      facts.values.get('lecture_first_half'),
    ];
  };
  assert.deepEqual(await ask(2021), [['市委专题讲座次数 1'], '1']);
  assert.deepEqual(await ask(2022), [['市委学习次数 2'], '2']);
});

test('a version begins on its first day and has ended on its last', () => {
  const both = [
    { effectiveFrom: null, effectiveTo: '2022-07-01' },
    { effectiveFrom: '2022-07-01', effectiveTo: null },
  ];
  assert.deepEqual(inForce(both, '2022-06-30'), [both[0]]);
  assert.deepEqual(inForce(both, '2022-07-01'), [both[1]]);
});

test('two versions of one day, or one slot of two numbers, are faults', () => {
  const overlapping = changed(versions, [
    { file: 'indicators/numbers.yaml', find: 'effective_to: 2022-07-01', put: 'effective_to: 2022-07-02' },
  ]);
  assert.deepEqual(
    compilePack([overlapping], fieldTypes).faults.map((fault) => fault.kind),
    ['version'],
  );
  const renamed = changed(versions, [
    {
      file: 'indicators/numbers.yaml',
      find: '  - indicator: lecture_count\n    slot: S01\n    title: 市委学习次数',
      put: '  - indicator: session_count\n    slot: S01\n    title: 市委学习次数',
    },
  ]);
  assert.deepEqual(
    compilePack([renamed], fieldTypes).faults.map((fault) => fault.kind),
    ['duplicate'],
  );
});
