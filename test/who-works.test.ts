// Who does the work may write it, and nobody else: every ledger, every post, every unit of a small tree. What should be
// is read from the pack's files by itself; what is comes from the compiled pack by the same function as every request's.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { rightsOf } from '#engine/access/rights-of.ts';
import { readPackDirectory } from '#engine/definitions/load-pack.ts';
import { fieldTypes } from '#fields/index.ts';
import type { Access, Grant, LedgerAction } from '#model/access/types.ts';
import { compilePack } from '#model/compile/compile-pack.ts';
import { type Change, changed } from '#model/testing/pack-kit.ts';
import { unitLedgers, writtenWork } from './builders/access-oracle.ts';
import { aPack } from './builders/the-pack.ts';
import { writtenHands } from './builders/who-works.ts';

const pack = await aPack();
const hands = writtenHands();
const BASE = 'packs/principal-responsibility';

/** A city, a department with a branch, a township with a village; the post is held in the department or the township. */
const PATHS = new Map([
  ['CITY', 'CITY/'],
  ['DEP', 'CITY/DEP/'],
  ['BRANCH', 'CITY/DEP/BRANCH/'],
  ['TOWN', 'CITY/TOWN/'],
  ['VILLAGE', 'CITY/TOWN/VILLAGE/'],
]);
const SEAT = 'DEP';
const REACHED: Readonly<Record<string, readonly string[]>> = {
  own_unit: ['DEP'],
  own_unit_and_below: ['DEP', 'BRANCH'],
  whole_region: [...PATHS.keys()],
  // The author is compared beside the range.
  own_rows: [...PATHS.keys()],
};
const HALVES = { record: ['write', 'submit'], accept: ['accept', 'return'] } as const;

/** The units whose rows a post reaches. */
function reached(access: Access, kind: string, action: LedgerAction, ledger: string): readonly string[] {
  const acting = { appointment: 'a', account: 'me', kind, unit: SEAT, named: [] };
  const of = rightsOf(access, acting, action, PATHS).classes[access.classOf.get(ledger)?.index ?? -1];
  const inside = (path: string): boolean => of?.ranges.some(({ lo, hi }) => lo <= path && path < hi) ?? false;
  return [...PATHS].filter(([, path]) => inside(path)).map(([unit]) => unit);
}

/** Where rights and work differ, one line each. */
function differences(access: Access): readonly string[] {
  const found: string[] = [];
  for (const { id } of unitLedgers(pack))
    for (const post of access.posts.keys()) {
      for (const half of ['record', 'accept'] as const)
        for (const action of HALVES[half]) {
          const should = REACHED[hands.get(id)?.[half][post] ?? ''] ?? [];
          const is = reached(access, post, action, id);
          if (should.join(' ') !== is.join(' ')) found.push(`${post} ${action} ${id}: ${is.join(' ')}`);
        }
      const voids = reached(access, post, 'void', id);
      const accepts = reached(access, post, 'accept', id);
      if (voids.some((unit) => !accepts.includes(unit))) found.push(`${post} void ${id}`);
    }
  return found;
}

test('every ledger says whose work it is and why', () => {
  const files = readdirSync(`${BASE}/ledgers`).map((name) => name.replace('.yaml', ''));
  assert.deepEqual([...writtenWork().keys()].toSorted(), files.toSorted());
  assert.deepEqual([...pack.access.workOf.keys()].toSorted(), files.toSorted());
  for (const [ledger, { work, reason }] of pack.access.workOf) {
    assert.match(reason, /^[\p{Script=Han}“”（），、；]{8,}$/u, ledger);
    assert.ok(Object.keys(hands.get(ledger)?.record ?? {}).length > 0, `nobody records ${ledger}`);
    assert.ok(Object.keys(hands.get(ledger)?.accept ?? {}).length > 0, `nobody accepts ${ledger}`);
    assert.ok(pack.access.works.has(work));
  }
  // A work that no ledger is, is a line that nobody holds to be true.
  const used = new Set([...pack.access.workOf.values()].map(({ work }) => work));
  assert.deepEqual([...pack.access.works.keys()].toSorted(), [...used].toSorted());
});

test('exactly those who do the work may write and accept it, as far as they do', () => {
  assert.deepEqual(differences(pack.access), []);
});

test('the comparison finds one right too many, one too few, and one that reaches too far', () => {
  const withGrants = (id: string, change: (grants: readonly Grant[]) => readonly Grant[]): Access => {
    const post = pack.access.posts.get(id) ?? assert.fail(id);
    return {
      ...pack.access,
      posts: new Map(pack.access.posts).set(id, { ...post, grants: change(post.grants) }),
    };
  };
  // A class stands for all its ledgers.
  const [first] = pack.access.classOf.get('holiday_integrity_notice')?.ledgers ?? [];
  const one = new Set([first ?? assert.fail()]);
  const more = (reach: Grant['reach'], actions: Grant['actions']): Grant => ({
    ledgers: one,
    actions,
    reach,
    knowledge: 'named',
  });
  const all = pack.access.classOf.get('holiday_integrity_notice')?.ledgers ?? [];
  assert.deepEqual(
    differences(withGrants('village_clerk', (grants) => [...grants, more('own_unit', ['write'])])),
    unitLedgers(pack)
      .filter(({ id }) => all.includes(id))
      .map(({ id }) => `village_clerk write ${id}: DEP`),
  );
  const fewer = differences(
    withGrants('discipline_clerk', (grants) =>
      grants.filter(({ ledgers }) => !ledgers.has(first ?? '') || ledgers.size > 60),
    ),
  );
  for (const id of all) assert.ok(fewer.includes(`discipline_clerk write ${id}: `), fewer.join('\n'));
  const wider = differences(
    withGrants('unit_clerk', (grants) => grants.map((grant) => ({ ...grant, reach: 'whole_region' }))),
  );
  assert.ok(wider.includes('unit_clerk write study_session: CITY DEP BRANCH TOWN VILLAGE'));
});

test('what reviewers found undoable is done by those whose work it is', () => {
  const may = (post: string, ledger: string): boolean =>
    reached(pack.access, post, 'write', ledger).length > 0;
  for (const ledger of [
    'supervision_check',
    'special_supervision',
    'peer_supervision_item',
    'reminder_letter',
    'holiday_integrity_notice',
    'matter_filing',
  ])
    for (const post of ['discipline_clerk', 'discipline_case_keeper'])
      assert.ok(may(post, ledger), `${post} ${ledger}`);
  for (const post of ['village_clerk', 'unit_clerk', 'township_clerk', 'committee_office'])
    assert.ok(may(post, 'interference_record'), post);
  for (const post of ['inspection_office', 'organisation_department'])
    assert.ok(may(post, 'recusal_record'), post);
  assert.ok(may('committee_office', 'heart_to_heart_talk'));
  const appoint = [...pack.access.posts.keys()].filter((post) => may(post, 'cadre_appointment'));
  assert.deepEqual(appoint, ['organisation_department']);
  // The commission is a unit too, with a clerk for what every unit does.
  for (const post of ['unit_clerk', 'unit_reviewer'])
    assert.ok(pack.access.posts.get(post)?.unitKinds.includes('discipline_commission'), post);
});

test('who may record in a sealed ledger does not see it: all its rows are known where they were', () => {
  const all = (ledger: string): readonly string[] =>
    [...pack.access.posts.values()]
      .filter(({ grants }) =>
        grants.some(
          (grant) => grant.ledgers.has(ledger) && grant.actions.includes('read') && grant.knowledge === 'all',
        ),
      )
      .map(({ id }) => id);
  for (const { id, sensitivity } of unitLedgers(pack))
    if (sensitivity === 'sealed')
      assert.deepEqual(
        all(id),
        [id === 'appointment_procedure_step' ? 'organisation_department' : 'discipline_case_keeper'],
        id,
      );
});

const base = await readPackDirectory(BASE);
const PLANTED: readonly (readonly [string, Change, RegExp])[] = [
  [
    'a village clerk who could send the commission’s notices',
    {
      file: 'access/posts.yaml',
      find: 'work: [every_unit, answered_by_unit, party_building], actions',
      put: 'work: [every_unit, answered_by_unit, party_building, discipline], actions',
    },
    /posts\.yaml .*村（社区）文书能登记.*“节点廉洁提醒台账”/u,
  ],
  [
    'an inspection office without its recusals',
    {
      file: 'access/work.yaml',
      find: 'inspection_office: whole_region, organisation_department: whole_region, discipline_case_keeper',
      put: 'organisation_department: whole_region, discipline_case_keeper',
    },
    /posts\.yaml .*市委巡察办干部能登记“回避台账”/u,
  ],
  [
    'a ledger of which nobody says who does it',
    { file: 'ledgers/reminder_letter.yaml', find: 'work:', put: '# work:' },
    /reminder_letter\.yaml .*“提醒函台账”没有写明由谁做/u,
  ],
];
for (const [what, change, expected] of PLANTED)
  test(`${what} is no pack`, () => {
    const { pack: none, faults } = compilePack([changed(base, [change])], fieldTypes);
    assert.equal(none, null);
    const told = faults.map(({ file, message }) => `${file} ${message}`);
    assert.equal(told.length, 1, told.join('\n'));
    assert.match(told[0] ?? '', expected);
  });
