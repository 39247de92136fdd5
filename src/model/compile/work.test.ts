// Who does the work of a ledger, against the rights of the posts: what agrees passes, and every way of not agreeing is
// told where it stands.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldTypes } from '#fields/index.ts';
import { readPackDirectory } from '#engine/definitions/load-pack.ts';
import { type Change, changed } from '../testing/pack-kit.ts';
import { compilePack } from './compile-pack.ts';
import type { PackSource } from './source.ts';

const tiny = await readPackDirectory('test/fixtures/packs/tiny');
const STUDY = 'ledgers/study_session.yaml';
const CHECK = 'ledgers/site_check.yaml';
const WORK = 'access/work.yaml';
const POSTS = 'access/posts.yaml';

/** A clerk who studies and checks, a head who accepts what he studies. */
const base = changed(tiny, [
  { file: STUDY, find: 'owner:', put: 'work: { as: study, reason: 谁学谁记 }\nowner:' },
  { file: CHECK, find: 'owner:', put: 'work: { as: check, reason: 谁查谁记 }\nowner:' },
  {
    file: WORK,
    put: `work:
  - work: study
    title: 学习
    record: { clerk: own_unit }
    accept: { head: own_unit_and_below }
  - work: check
    title: 检查
    record: { clerk: own_unit }
`,
  },
  {
    file: POSTS,
    put: `posts:
  - post: clerk
    title: 文书
    grants:
      - { actions: [read], reach: own_unit }
      - { work: [study, check], actions: [write, submit], reach: own_unit }
  - post: head
    title: 负责人
    grants:
      - { actions: [read], reach: own_unit_and_below }
      - { work: [study], actions: [accept, return], reach: own_unit_and_below }
`,
  },
]);

/** The faults after a change: kind, file, line and path of each. */
function faultsOf(changes: readonly Change[], more: readonly PackSource[] = []): readonly string[] {
  const { faults } = compilePack([changed(base, changes), ...more], fieldTypes);
  for (const { message, hint } of faults) assert.match(`${message}${hint}`, /\p{Script=Han}/u);
  return faults.map(({ kind, file, line, path }) => `${kind} ${file}:${line} ${path}`);
}

test('what agrees is a pack, with the work of each ledger', () => {
  const { pack, faults } = compilePack([base], fieldTypes);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    [...(pack?.access.workOf ?? [])],
    [
      ['site_check', { work: 'check', reason: '谁查谁记' }],
      ['study_session', { work: 'study', reason: '谁学谁记' }],
    ],
  );
  assert.deepEqual([...(pack?.access.works.get('study')?.record ?? [])], [['clerk', 'own_unit']]);
});

const CASES: readonly (readonly [string, Change, readonly string[]])[] = [
  [
    'a ledger of which nobody says who does it',
    { file: CHECK, find: 'work: { as: check, reason: 谁查谁记 }\n', put: '' },
    [`work tiny/${CHECK}:1 `],
  ],
  [
    'a work that does not exist',
    { file: CHECK, find: 'as: check', put: 'as: checks' },
    [`unknown_work tiny/${CHECK}:5 work/as`],
  ],
  [
    'a grant on a work that does not exist',
    { file: POSTS, find: '[study, check]', put: '[study, check, talk]' },
    [`unknown_work tiny/${POSTS}:6 posts/0/grants/1/work/2`],
  ],
  [
    'a post that does not exist',
    { file: WORK, find: '{ head:', put: '{ chief: own_unit, head:' },
    [`unknown_post tiny/${WORK}:5 work/0/accept/chief`],
  ],
  [
    'a post that is named and cannot',
    { file: WORK, find: '{ clerk: own_unit }', put: '{ clerk: own_unit, head: own_unit_and_below }' },
    [`work tiny/${WORK}:4 work/0/record/head`],
  ],
  [
    'a post that can write and not submit',
    { file: POSTS, find: '[write, submit]', put: '[write]' },
    [`work tiny/${WORK}:4 work/0/record/clerk`, `work tiny/${WORK}:8 work/1/record/clerk`],
  ],
  [
    'a post that reaches further than its work',
    { file: POSTS, find: '[write, submit], reach: own_unit', put: '[write, submit], reach: whole_region' },
    [`work tiny/${WORK}:4 work/0/record/clerk`, `work tiny/${WORK}:8 work/1/record/clerk`],
  ],
  [
    'a post that can and is not named, by the right to every ledger',
    {
      file: POSTS,
      find: '[read], reach: own_unit_and_below',
      put: '[read, write], reach: own_unit_and_below',
    },
    [`work tiny/${POSTS}:10 posts/1/grants/0`, `work tiny/${POSTS}:10 posts/1/grants/0`],
  ],
  [
    'a post that can void and does not accept',
    { file: POSTS, find: '[write, submit]', put: '[write, submit, void]' },
    [`work tiny/${POSTS}:6 posts/0/grants/1`, `work tiny/${POSTS}:6 posts/0/grants/1`],
  ],
];
for (const [what, change, expected] of CASES)
  test(`${what} is told at its place`, () => {
    assert.deepEqual(faultsOf([change]), expected);
  });

test('a work defined twice, and a post named twice, are told', () => {
  const again = { file: 'access/again.yaml', put: 'work:\n  - { work: check, title: 又一种检查 }\n' };
  assert.ok(faultsOf([again]).includes('duplicate tiny/access/again.yaml:2 work/0/work'));
  const twice = {
    file: 'access/twice.yaml',
    put: 'work:\n  - { work: check, record: { clerk: own_unit } }\n',
  };
  assert.deepEqual(faultsOf([twice]), ['duplicate tiny/access/twice.yaml:2 work/0/record/clerk']);
});

test('a sealed ledger is not chosen by its work: it has to be named', () => {
  const sealed = { file: CHECK, find: 'sensitivity: internal', put: 'sensitivity: sealed' };
  assert.deepEqual(faultsOf([sealed]), [`work tiny/${WORK}:8 work/1/record/clerk`]);
  const named = {
    file: POSTS,
    find: '  - post: head',
    put: '      - { ledgers: [site_check], actions: [read, write, submit], reach: own_unit }\n  - post: head',
  };
  assert.deepEqual(faultsOf([sealed, named]), []);
});

test('a pack adds its own post to a work of the other pack', () => {
  const city = (work: string): PackSource => ({
    name: 'city',
    files: [
      { path: 'pack.yaml', text: "pack: city\ntitle: 市\nversion: '1.0'\nlanguage: 1\nextends: [tiny]\n" },
      {
        path: POSTS,
        text: `posts:
  - post: street_clerk
    title: 街道文书
    grants:
      - { actions: [read], reach: own_unit }
      - { work: [study], actions: [write, submit], reach: own_unit }
${work}`,
      },
    ],
  });
  assert.deepEqual(faultsOf([], [city('')]), ['work city/access/posts.yaml:6 posts/0/grants/1']);
  assert.deepEqual(
    faultsOf([], [city('work:\n  - { work: study, record: { street_clerk: own_unit } }\n')]),
    [],
  );
});
