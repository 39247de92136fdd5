// Courses in which another unit accepts, checks or confirms: each walked by the real posts, with what nobody gets around.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { computeFacts } from '#engine/queries/index.ts';
import { examineStates } from '#engine/workflow/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { withScope } from '#kernel/db/index.ts';
import { aWorkbook, type SheetToMake } from '../builders/a-workbook.ts';
import { FLOW_CITY } from '../builders/findings.ts';
import { matters, WITH_COURSES } from '../builders/matters.ts';
import { cityMaker, NOW, type TestCity } from '../support/a-city.ts';
import { type Walker, walkerOf } from '../support/flow-takers.ts';
import { temporaryDir } from '../support/test-server.ts';

const maker = await cityMaker();
after(() => maker.close());
const directory = temporaryDir('courses-');
let city: TestCity;
let files = 0;

async function take(...sheets: readonly SheetToMake[]) {
  const file = join(directory, `${(files += 1)}.xlsx`);
  writeFileSync(file, aWorkbook([...sheets]));
  return city.import([file]);
}

before(async () => {
  city = await maker.aCity();
  const { accepted, errors } = await take(...FLOW_CITY, ...WITH_COURSES.map((of) => matters(of, 2)));
  assert.ok(accepted, JSON.stringify(errors));
});

/** Who takes the steps: the name of the person, the kind of post and its unit. */
const PEOPLE = {
  village: ['村文书', 'village_clerk', 'C1'],
  town: ['镇审核', 'township_reviewer', 'XZ1'],
  clerk: ['甲文书', 'unit_clerk', 'U2'],
  head: ['甲局长', 'unit_reviewer', 'U2'],
  other: ['乙局长', 'unit_reviewer', 'U3'],
  organisation: ['组织部甲', 'organisation_department', 'U3'],
  organisation2: ['组织部乙', 'organisation_department', 'U3'],
  committee: ['市委办甲', 'committee_office', 'U1'],
  discipline: ['纪委甲', 'discipline_clerk', 'JW'],
} as const;
type Who = keyof typeof PEOPLE;
type Values = Readonly<Record<string, string>>;

/** A step that is taken, with the state after it; or the code and the words with which it is refused. */
type Turn =
  | readonly [who: Who, step: string, state: string, values?: Values]
  | readonly [who: Who, step: string, refused: RegExp, values?: Values];

const NOT_MENDED = /FLOW-STATE/;
const KEEPS_OUT = /FLOW-WHO|RECORD-NOT-FOUND/;
const VENUE = { last_review_on: '2021-06-01', next_review_on: '2021-12-01' };
const NAMED = { naming_document: '云组〔2021〕9号' };
const COURSES: Readonly<Record<string, readonly Turn[]>> = {
  facility_project: [
    ['town', 'accept', NOT_MENDED],
    ['village', 'apply', 'applied'],
    ['village', 'accept', KEEPS_OUT],
    ['town', 'accept', /FLOW-ASKED/],
    ['town', 'return', 'building'],
    ['village', 'apply', 'applied'],
    ['organisation', 'accept', 'accepted', { accepted_on: '2021-08-20', acceptance_document: '验收单1号' }],
    ['organisation', 'cancel', NOT_MENDED],
  ],
  practical_deed: [
    ['village', 'confirm', KEEPS_OUT],
    ['town', 'agree_cancel', /没有登记为已取消/],
    ['town', 'return', 'returned'],
    ['town', 'confirm', NOT_MENDED],
    ['village', 'resubmit', 'pending'],
    ['town', 'confirm', 'confirmed'],
  ],
  campaign_task: [
    ['head', 'confirm', KEEPS_OUT],
    ['other', 'return', 'returned'],
    ['clerk', 'resubmit', 'pending'],
    ['other', 'confirm', 'confirmed'],
  ],
  business_environment_measure: [
    ['head', 'confirm', KEEPS_OUT],
    ['town', 'confirm', KEEPS_OUT],
    ['other', 'confirm', 'confirmed'],
  ],
  policy_document: [
    ['clerk', 'issue', NOT_MENDED, { issued_on: '2021-04-01' }],
    ['clerk', 'review', KEEPS_OUT, { legal_review: '审查意见1号' }],
    ['head', 'review', 'reviewed', { legal_review: '审查意见1号' }],
    ['head', 'issue', /您办过这一事项的“合法性审查”/, { issued_on: '2021-04-01' }],
    ['clerk', 'issue', 'issued', { issued_on: '2021-04-01', effective_from: '2021-04-01' }],
    ['clerk', 'not_filed', KEEPS_OUT],
    ['clerk', 'file', 'in_force', { filed_on: '2021-04-20', filing_no: '甲报〔2021〕1号' }],
    ['head', 'repeal', /先在制度废改立台账登记废止的梳理结论/, { effective_to: '2021-12-31' }],
  ],
  matter_filing: [
    ['head', 'agree', KEEPS_OUT, { checked_by_unit: '市纪委', checked_on: '2021-05-01' }],
    ['discipline', 'disagree', /FLOW-ASKED/, { checked_by_unit: '市纪委', checked_on: '2021-05-01' }],
    ['discipline', 'verify', 'to_verify'],
    [
      'discipline',
      'disagree',
      'inconsistent',
      { checked_by_unit: '市纪委', checked_on: '2021-05-01', mismatch: '报备的金额与合同不一致' },
    ],
  ],
  approval_reform_item: [
    ['other', 'change', KEEPS_OUT],
    [
      'clerk',
      'change',
      'in_force',
      { mode: '告知承诺', effective_on: '2021-03-01', decision_doc_no: '甲发1号' },
    ],
    [
      'clerk',
      'change',
      'in_force',
      { mode: '即来即办', effective_on: '2021-09-01', decision_doc_no: '甲发2号' },
    ],
    ['head', 'delegate', 'delegated', { ended_on: '2021-12-01', decision_doc_no: '甲发3号' }],
    ['clerk', 'change', NOT_MENDED],
  ],
  assignment_record: [
    ['town', 'appraise', KEEPS_OUT],
    ['organisation', 'return', NOT_MENDED],
    ['organisation', 'appraise', 'appraised', { appraised_on: '2020-12-20', annual_grade: '称职' }],
    ['organisation', 'appraise_again', 'appraised', { appraised_on: '2021-12-20', annual_grade: '优秀' }],
    ['organisation', 'return', 'returned'],
  ],
  managed_venue: [
    ['clerk', 'first_review', KEEPS_OUT, VENUE],
    ['head', 'first_review', 'in_use', VENUE],
    ['head', 'review', 'in_use', { last_review_on: '2021-12-01', next_review_on: '2022-06-01' }],
    ['head', 'close', 'closed'],
  ],
  decision_task: [
    ['other', 'accept', NOT_MENDED],
    ['clerk', 'progress', 'assigned', { done_count: '10' }],
    ['clerk', 'report', 'reported', { done_on: '2021-09-01', result: '办了三十件', done_count: '30' }],
    ['clerk', 'accept', KEEPS_OUT],
    ['other', 'accept', /完成数量没有达到目标数量/],
    ['other', 'return', 'assigned'],
    ['clerk', 'report', 'reported', { done_on: '2021-09-20', result: '办了四十件', done_count: '40' }],
    ['other', 'accept', 'accepted'],
  ],
  demonstration_creation: [
    ['organisation', 'accept', NOT_MENDED, NAMED],
    ['town', 'apply', 'applied', { branches_total: '12', branches_standard: '12' }],
    ['town', 'accept', KEEPS_OUT, NAMED],
    ['organisation', 'accept', 'named', NAMED],
    ['organisation', 'recheck', 'named', { rechecked_on: '2021-12-20' }],
    ['organisation', 'withdraw', 'named'],
    ['organisation', 'withdraw', KEEPS_OUT],
    ['organisation2', 'withdraw', 'withdrawn'],
  ],
};

test('every course beside findings and rounds is told here', () => {
  const flows = [...city.pack.ledgers.values()].filter(({ flow }) => flow).map(({ id }) => id);
  // These five have stories of their own: finding-story, inspection-round, order-ladder.
  const apart = [
    'finding',
    'inspection_round',
    'inspection_draft',
    'supervision_order',
    'accountability_decision',
  ];
  const told = [...apart, ...Object.keys(COURSES)];
  assert.deepEqual(flows.toSorted(), told.toSorted());
});

async function keyOf(of: string): Promise<string> {
  const [row] = await city.query(`select row_key as key from ledger.${of} order by row_key limit 1`);
  return String(row?.['key']);
}

async function turn(walk: Walker, key: string, [who, step, wanted, values = {}]: Turn): Promise<void> {
  const [name, kind, unit] = PEOPLE[who];
  const taker = walk.somebody(name, kind, unit);
  const said = `${walk.ledger.id} ${who} ${step}`;
  if (typeof wanted === 'string') {
    assert.equal((await walk.step(taker, key, step, { values, day: '2021-12-31' })).state, wanted, said);
    return;
  }
  const untouched = await walk.row(key);
  await assert.rejects(walk.step(taker, key, step, { values }), (error) => {
    assert.ok(isMingzeError(error), String(error));
    assert.match(`${error.code} ${error.message}`, wanted, said);
    return true;
  });
  assert.deepEqual(await walk.row(key), untouched, said);
}

for (const [of, turns] of Object.entries(COURSES))
  test(`${of}: no step is skipped, and who does the work is not who accepts it`, async () => {
    const walk = await walkerOf(city, of);
    const key = await keyOf(of);
    for (const one of turns) await turn(walk, key, one);
    const { differences } = await withScope(city.db, city.scope, (client) =>
      examineStates(client, city.scope.region, city.pack),
    );
    assert.deepEqual(differences, []);
  });

test('a filing that does not agree has become a finding of its unit, under the one who checked', async () => {
  const [found] = await city.query(
    `select finding_no, source, filing, problem, responsible_unit, supervisor_unit, state, row_status from ledger.finding`,
  );
  assert.deepEqual(found, {
    finding_no: 'BB-1-核对1',
    source: 'filing',
    filing: 'BB-1',
    problem: '报备的金额与合同不一致',
    responsible_unit: 'U2',
    supervisor_unit: 'JW',
    state: 'issued',
    row_status: 'accepted',
  });
});

test('what the review of documents concluded ends them, and nothing else does', async () => {
  const review: SheetToMake = {
    name: '制度废改立台账',
    rows: [
      ['制度文号', '梳理单位', '梳理年度', '梳理结论', '决定日期'],
      ['甲发〔2021〕1号', '甲局', '2021', '废止', '2021-12-20'],
    ],
  };
  assert.ok((await take(review)).accepted);
  const walk = await walkerOf(city, 'policy_document');
  const key = await keyOf('policy_document');
  const until = { effective_to: '2021-12-31' };
  await turn(walk, key, ['head', 'amend', /先在制度废改立台账登记修订的梳理结论/, until]);
  await turn(walk, key, ['head', 'repeal', 'repealed', until]);
});

test('a building that nobody else accepted is in no number, whatever day a list gives; an older list says for ever that it did not walk', async () => {
  const stations = async (): Promise<string | null | undefined> => {
    const { facts } = await computeFacts({
      db: city.db,
      pack: city.pack,
      scope: city.scope,
      year: 2021,
      now: NOW,
    });
    return facts.find(({ slot }) => slot === 'S19')?.value;
  };
  assert.equal(await stations(), '1', 'the one that was accepted step by step');
  const late = await take(matters('facility_project', 2, { 验收日期: '2021-08-25' }));
  assert.equal(late.accepted, false, 'a day that counts nowhere is not taken in silence');
  assert.match(JSON.stringify(late.errors), /“验收日期”只由办理步骤改写，导入改不了；请打开这条记录办理/);
  const [building] = await city.query(`select stage from ledger.facility_project where row_key = 'ZD-2'`);
  assert.equal(building?.['stage'], 'building');
  assert.equal(await stations(), '1');
  const old = { 项目编号: 'ZD-OLD', 验收日期: '2021-05-01' };
  assert.ok((await take(matters('facility_project', 1, old))).accepted);
  const [entered] = await city.query(
    `select stage, row_entered from ledger.facility_project where row_key = 'ZD-OLD'`,
  );
  assert.deepEqual(entered, { stage: 'accepted', row_entered: 'accepted' });
  assert.equal(await stations(), '2');
});

test('each change of an approval item stays a row of its own, with what it was before', async () => {
  const changes = await city.query(
    `select h.before ->> 'mode' as was, h.after ->> 'mode' as is from core.row_history h
     join ledger.approval_reform_item t on t.row_id = h.row_id where t.row_key = 'SP-1' and h.before ->> 'mode' is distinct from h.after ->> 'mode' order by h.row_version`,
  );
  assert.deepEqual(changes, [
    { was: 'ordinary', is: 'pledge' },
    { was: 'pledge', is: 'instant' },
  ]);
});
