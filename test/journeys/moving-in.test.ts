// A ledger gets a course of work after it has rows: they stand where their fields say, marked as not walked.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readPackDirectory } from '#engine/definitions/load-pack.ts';
import { fieldTypes } from '#fields/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { migrationsOf, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import { compilePack } from '#model/compile/compile-pack.ts';
import { changed } from '#model/testing/pack-kit.ts';
import { putRows } from '../builders/put-rows.ts';
import { testDatabase } from '../support/database.ts';
import { applyDefinitions } from '#engine/records/apply-definitions.ts';

const tiny = await readPackDirectory('test/fixtures/packs/tiny');
const LEDGER = 'ledgers/repair.yaml';
const ledger = (written: string): string => `ledger: repair
title: 报修台账
section: 2
owner: unit
happened: on
identity: [no]
sensitivity: internal
fields:
  no: { type: text, title: 编号, required: true }
  unit: { type: unit, title: 单位, required: true }
  on: { type: date, title: 日期, required: true }
  done_on: { type: date, title: 办结日期${written} }
  told_on: { type: date, title: 告知日期${written} }
  state: { type: choice, title: 环节${written}, choices: { open: 待办, work: 在办, done: 办结 } }
`;
const flow = (entry: string): string => `flow: repair
title: 报修
version: 1
of: repair
state: state
states:
  open: { begin: true }
  work: {}
  done: { end: true }
entry: ${entry}
steps:
  start:
    title: 开工
    from: [open]
    to: work
    who: [{ posts: [clerk] }]
    stamps: [told_on]
  finish:
    title: 办结
    from: [work]
    to: done
    who: [{ posts: [clerk] }]
    stamps: [done_on]
`;
const POSTS = `posts:
  - { post: clerk, title: 文书, grants: [{ actions: [read], reach: own_unit }] }
`;
function packOf(written: string, entry: string | null) {
  const { pack, faults } = compilePack(
    [
      changed(tiny, [
        { file: LEDGER, put: ledger(written) },
        { file: 'access/posts.yaml', put: POSTS },
        ...(entry === null ? [] : [{ file: 'flows/repair.yaml', put: flow(entry) }]),
      ]),
    ],
    fieldTypes,
  );
  return pack ?? assert.fail(JSON.stringify(faults));
}
const before = packOf('', null);
const db = await testDatabase(
  ['kernel/audit', 'engine/records', 'engine/files', 'engine/queries'].map(migrationsOf),
);
after(() => db.close());
await applyDefinitions(db, before, new Date(0));
const units = [{ code: 'U1', parent: null }];
await putRows(
  db,
  before.ledgers.get('units') ?? assert.fail(),
  [{ status: 'accepted', values: { code: 'U1', name: '市委', kind: 'municipal_committee' } }],
  units,
);
const row = (no: string, values: Readonly<Record<string, string>> = {}) => ({
  status: 'accepted' as const,
  values: { no, unit: 'U1', on: '2021-03-01', ...values },
});
await putRows(
  db,
  before.ledgers.get('repair') ?? assert.fail(),
  [
    row('1'),
    row('2', { done_on: '2021-04-01' }),
    row('3', { state: 'work' }),
    row('4', { told_on: '2021-03-02' }),
  ],
  units,
);
const stand = async (): Promise<readonly string[]> => {
  const { rows } = await withScope(db, { region: 1, ...WHOLE_REGION }, (client) =>
    client.query<{ line: string }>(
      `select concat_ws(' ', no, state, coalesce(to_jsonb(t.*) ->> 'row_entered', '-')) as line from ledger.repair t order by no`,
    ),
  );
  return rows.map(({ line }) => line);
};

test('rows in a state in which no matter may come in refuse the new definition, and nothing is changed', async () => {
  const untouched = await stand();
  await assert.rejects(
    applyDefinitions(db, packOf(', written_by: step', '{ done: { done_on: filled } }'), new Date(0)),
    (error) => isMingzeError(error, 'RECORD-ENTRY') && /“在办” 1 条/.test(error.message),
  );
  assert.deepEqual(await stand(), untouched);
});

test('rows stand where they say, else where their fields speak of; what came in half-way says so for ever', async () => {
  const pack = packOf(
    ', written_by: step',
    '{ done: { done_on: filled }, work: { told_on: empty, done_on: filled } }',
  );
  await applyDefinitions(db, pack, new Date(0));
  // The fourth stands at the beginning, with what only a step would have written: it did not walk there either.
  assert.deepEqual(await stand(), ['1 open -', '2 done done', '3 work work', '4 open open']);
  await applyDefinitions(
    db,
    packOf(', written_by: step', '{ done: { done_on: filled }, work: { done_on: filled } }'),
    new Date(0),
  );
  assert.deepEqual(await stand(), ['1 open -', '2 done done', '3 work work', '4 open open']);
});
