// Random walks over every flow of the packs, with every post: whatever is tried, the steps that stand are those that the flow
// allows, and every state is what they give.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import { examineStates } from '#engine/workflow/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { withScope } from '#kernel/db/index.ts';
import type { Field } from '#model/field.ts';
import type { FlowStep } from '#model/pack/flow.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { FLOW_CITY, findings } from '../builders/findings.ts';
import { matters, WITH_COURSES } from '../builders/matters.ts';
import { orders, proposals } from '../builders/orders.ts';
import { drafts, rounds } from '../builders/rounds.ts';
import { cityMaker, type TestCity } from '../support/a-city.ts';
import { walkerOf } from '../support/flow-takers.ts';
import { temporaryDir } from '../support/test-server.ts';

const maker = await cityMaker();
after(() => maker.close());
let city: TestCity;
const UNITS = ['U1', 'U2', 'U3', 'XC', 'JW', 'XZ1', 'C1'] as const;
const PEOPLE = ['甲', '乙', '丙'] as const;
/** Numbers of the findings and of the rounds, which belong together. */
const FINDINGS = ['XC-1', 'XC-2', 'XC-3', 'XC-4', 'XC-5'];
const ROUNDS = ['2021年第1轮', '2021年第2轮', '2021年第3轮'];
/** Matters of a course of few steps: so many that there is something to walk. */
const SHORT = 40;
const SHORT_TRIES = 500;
const TRIES = 1000;
/** The units of the matters, and of who watches over them. */
const CONCERNED: Readonly<Record<string, readonly string[]>> = {
  finding: ['U2', 'XC', 'XZ1'],
  inspection_round: ['U1', 'XC'],
  matter_filing: ['JW'],
  supervision_order: ['U2', 'XC', 'U1'],
  accountability_decision: ['JW'],
  inspection_draft: ['XC', 'JW'],
};
const EVERYBODY = ['U1', 'U2', 'U3', 'XZ1'];
/** The ledgers whose courses are walked; one that is missing here fails the test. */
const LONG = [
  'finding',
  'inspection_round',
  'supervision_order',
  'accountability_decision',
  'inspection_draft',
];
const walked = [...LONG, ...WITH_COURSES];
const ORDERS = ['DB-1', 'DB-2', 'DB-3', 'DB-4', 'DB-5', 'DB-6', 'DB-7', 'DB-8'];

before(async () => {
  city = await maker.aCity();
  const file = join(temporaryDir('walks-'), '事项.xlsx');
  const rows = FINDINGS.map((no, index) => ({
    no,
    severity: index % 2 === 0 ? '一般' : '系统性',
    unit: index === 4 ? '清溪镇柳树村' : '甲局',
    // The rounds can be fed back: each has a finding.
    more: { 巡察轮次: ROUNDS[index] ?? null },
  }));
  const planned = ROUNDS.map((no) => ({ 巡察轮次: no }));
  const short = WITH_COURSES.map((of) => matters(of, SHORT));
  const more = [
    orders(...ORDERS.map((no, at) => ({ no, finding: at === 0 ? 'XC-5' : null }))),
    proposals('WZ-1', 'WZ-2', 'WZ-3'),
    drafts('DG-1', 'DG-2', 'DG-3', 'DG-4'),
  ];
  writeFileSync(file, aWorkbook([...FLOW_CITY, findings(...rows), rounds(...planned), ...more, ...short]));
  const { accepted, errors } = await city.import([file]);
  assert.ok(accepted, JSON.stringify(errors));
  // Those of the office know of the drafts, as if they had recorded them.
  await city.db.owner.query('update ledger.inspection_draft set row_readers = $1', [
    PEOPLE.map((person) => `of-XC${person}`),
  ]);
});

test('every flow of the packs is walked', () => {
  const flows = [...city.pack.ledgers.values()].filter(({ flow }) => flow).map(({ id }) => id);
  assert.deepEqual(flows.toSorted(), walked.toSorted());
});

/** Something sound for a field, so that what is refused is refused for the flow. */
function filled({ id, type, choices }: Field): string {
  // What an order has proposed on the day of the test is decided on that day.
  if (id === 'decided_on') return '2022-01-10';
  if (type === 'date') return '2021-12-01';
  if (type === 'boolean') return '是';
  if (type === 'persons') return 'P1、李二、赵九';
  // Held to account is an organisation, the first of the choices.
  if (id === 'official') return '';
  if (type === 'person') return id === 'talker' ? '李二' : '赵九';
  if (type === 'unit') return '市纪委';
  if (type === 'integer') return '60';
  return choices[0]?.label ?? '按要求办理';
}

const REFUSED = ['FLOW-STATE', 'FLOW-WHO', 'FLOW-NEED', 'RECORD-NOT-FOUND'] as const;

for (const of of walked)
  test(`${of}: hundreds of tries of any post in any unit at any step leave nothing but steps that the flow allows`, async () => {
    await wander(of);
  });

async function wander(of: string): Promise<void> {
  const walk = await walkerOf(city, of);
  const rows = await city.query(`select row_key as key from ledger.${of} order by row_key`);
  const [numbers, concerned] = [rows.map(({ key }) => String(key)), CONCERNED[of] ?? EVERYBODY];
  const { flow } = walk.ledger;
  const kinds = [...city.pack.access.posts.keys()];
  const attempt = fc.record({
    number: fc.constantFrom(...numbers),
    step: fc.constantFrom(...flow.steps),
    // Half of the tries are by somebody of a post that the step names: others never get beyond the first question.
    named: fc.boolean(),
    kind: fc.constantFrom(...kinds),
    pick: fc.nat(99),
    unit: fc.constantFrom(...UNITS),
    person: fc.constantFrom(...PEOPLE),
  });
  let taken = 0;
  const told = new Map<string, number>();
  for (const { number, step: any, named, kind, pick, unit, person } of fc.sample(attempt, {
    seed: 20_220_110,
    numRuns: WITH_COURSES.includes(of) ? SHORT_TRIES : TRIES,
  })) {
    const untouched = await walk.row(number);
    // Some of them at a step that leaves the present state: a long course would hardly be walked by chance.
    const next = flow.steps.filter(({ from }) => from.includes(String(untouched[flow.state.id])));
    const step = named && pick % 2 === 0 ? (next[pick % Math.max(1, next.length)] ?? any) : any;
    const posts = step.who.flatMap((one) => one.posts);
    const chosen = named ? (posts[pick % posts.length] ?? kind) : kind;
    const at = named ? (concerned[pick % concerned.length] ?? unit) : unit;
    const taker = walk.somebody(`${at}${person}`, chosen, at);
    const values = Object.fromEntries(step.asks.map(({ field }) => [field.id, filled(field)]));
    try {
      await walk.step(taker, number, step.id, { values });
      taken += 1;
    } catch (error) {
      const code = REFUSED.find((one) => isMingzeError(error, one));
      assert.ok(code, `${String(error)} ${JSON.stringify(error)}`);
      told.set(code, (told.get(code) ?? 0) + 1);
      assert.deepEqual(await walk.row(number), untouched, 'a refused step changes nothing');
    }
  }
  assert.ok(taken > 30, `only ${taken} steps were taken`);
  for (const code of ['FLOW-STATE', 'FLOW-WHO', 'RECORD-NOT-FOUND'])
    assert.ok((told.get(code) ?? 0) > 0, `${code} was never met`);
}

for (const of of walked)
  test(`${of}: every step that stands is one that its flow allows, by its own reading of the definition`, () =>
    readAgain(of));

async function readAgain(of: string): Promise<void> {
  const { flow } = (await walkerOf(city, of)).ledger;
  const rows = await city.query(
    `select s.*, t.row_key as key, to_jsonb(t.*) ->> 'severity' as severity from core.steps s join ledger.${of} t on t.row_id = s.row_id order by s.row_id, s.step_no`,
  );
  const byMatter = new Map<string, (typeof rows)[number][]>();
  for (const row of rows) byMatter.set(row['key'], [...(byMatter.get(row['key']) ?? []), row]);
  for (const [key, steps] of byMatter) {
    let state = flow.begin;
    for (const [index, one] of steps.entries()) {
      const step = flow.steps.find(({ id }) => id === one['step']) as FlowStep;
      const said = `${key} ${index + 1} ${step.id}`;
      assert.equal(one['step_no'], index + 1, said);
      assert.equal(one['from_state'], state, said);
      assert.ok(step.from.includes(state), said);
      // What the program does follows a matter that has ended, and says which.
      const allowed = step.byProgram
        ? String(one['opinion']).endsWith('已经办结')
        : step.who.some(({ posts }) => posts.includes(one['post']));
      assert.ok(allowed, said);
      const earlier = steps.slice(0, index);
      assert.ok(
        !earlier.some((other) => other['account'] === one['account'] && step.notBy.includes(other['step'])),
        said,
      );
      const two =
        step.twoPersons === 'always' || (step.twoPersons !== null && one['severity'] !== 'ordinary');
      if (two && !one['half']) {
        const first = earlier.findLast((other) => other['step'] === step.id && other['half']);
        assert.ok(first && first['account'] !== one['account'], said);
      }
      if (one['half']) assert.ok(two, said);
      assert.equal(one['to_state'], one['half'] ? state : (step.to ?? state), said);
      state = one['to_state'];
    }
  }
  const { differences } = await withScope(city.db, city.scope, (client) =>
    examineStates(client, city.scope.region, city.pack),
  );
  assert.deepEqual(differences, []);
}
