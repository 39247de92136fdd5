// State by state, what the pages of a report offer, and that the service takes it: no button that is then refused.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DEMO_PASSWORD } from '#engine/access/operations/demo-accounts.ts';
import { changePassword, createAccount } from '#engine/access/operations/accounts.ts';
import { appoint } from '#engine/access/operations/appoint.ts';
import { offered } from '../../src/stages/reports/web/room/offered.ts';
import { NOW } from '../support/a-city.ts';
import { TESTER } from '../support/actors.ts';
import { aService, type Answered, type Visitor } from '../support/a-service.ts';
import { SAMPLE_SERVICE } from '../support/sample-city.ts';
import type { Json } from '../support/run-mingze.ts';

const service = await aService(SAMPLE_SERVICE);
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const REPORT = 'reports/annual/2021';
const office = await service.as('committee_office');
const secretary = await service.as('secretary');
const room = async (visitor = office): Promise<Json> => (await visitor.ask('GET', `${REPORT}/room`)).json;
const lastStep = async (): Promise<number> => (await room()).signing.last?.step ?? 0;
const desk = async (visitor = secretary): Promise<Json> => (await visitor.ask('GET', 'desk')).json;

/** Another account with the post of an account that is there. */
async function another(login: string, name: string, kind: string, like: Visitor): Promise<Visitor> {
  const { db, pack, scope } = service.city;
  const acting = { scope, actor: TESTER, now: NOW };
  const { id, password } = await createAccount(db, acting, {
    login: `demo_${login}`,
    name,
    person: null,
    oidcSubject: null,
  });
  await changePassword(db, acting, id, { old: password, new: DEMO_PASSWORD });
  const [post] = (await like.ask('GET', 'session')).json.posts as readonly { readonly unit: string }[];
  await appoint(db, acting, pack, {
    account: id,
    kind,
    unit: post?.unit ?? assert.fail('no post'),
    named: [],
    from: '2021-01-01',
    to: null,
    reason: null,
  });
  return service.as(login);
}

type Act = 'send' | 'resend' | 'recall' | 'return' | 'sign' | 'issue';
const ACTS: Readonly<Record<Act, () => Promise<Answered>>> = {
  send: () => office.ask('POST', `${REPORT}/send`, { body: {} }),
  resend: () => office.ask('POST', `${REPORT}/send`, { body: { words: '已按意见改好' } }),
  recall: async () => office.ask('POST', `${REPORT}/recall`, { body: { step: await lastStep() } }),
  return: async () =>
    secretary.ask('POST', `${REPORT}/return`, { body: { words: '再改', step: await lastStep() } }),
  sign: () => signAs(secretary),
  issue: () => office.ask('POST', `${REPORT}/issue`, { body: { reason: '有变动' } }),
};

async function signAs(leader: Visitor): Promise<Answered> {
  const { digest } = (await leader.ask('GET', `${REPORT}/sign`)).json;
  const shown = { digest: digest ?? 'f'.repeat(64), password: DEMO_PASSWORD };
  return leader.ask('POST', `${REPORT}/sign`, { body: shown });
}

/** The acts that the pages offer now; who has signed already is offered no second signature. */
async function offers(leader = secretary): Promise<readonly string[]> {
  const may = offered(await room());
  const { mine } = (await leader.ask('GET', `${REPORT}/sign`)).json;
  return (Object.keys(ACTS) as Act[]).filter((act) => may[act] && !(act === 'sign' && mine));
}

/** Another wording: what stood under the former one is void. */
async function rewrite(sentence: string): Promise<void> {
  const { version, text } = (await office.ask('GET', `${REPORT}/text`)).json;
  const body = { basedOn: version, text: text.replace('## 三、', `${sentence}\n\n## 三、`), note: sentence };
  assert.equal((await office.ask('PUT', `${REPORT}/text`, { body })).status, 200);
}

/** From a state, an act that is offered there, and the state that it leads to. */
const WAY: readonly (readonly [state: string, offers: readonly Act[], act: Act | 'rewrite'])[] = [
  ['written', ['send', 'sign'], 'send'],
  ['sent', ['recall', 'return', 'sign'], 'recall'],
  ['taken back', ['send', 'sign'], 'send'],
  ['sent again', ['recall', 'return', 'sign'], 'return'],
  ['returned', ['resend'], 'resend'],
  ['sent with an answer', ['recall', 'return', 'sign'], 'recall'],
  ['taken back: the return holds again', ['resend'], 'resend'],
  ['sent with an answer again', ['recall', 'return', 'sign'], 'sign'],
  ['signed', ['return', 'issue'], 'return'],
  ['returned after the signature', ['resend'], 'resend'],
  ['sent once more', ['recall', 'return', 'sign'], 'rewrite'],
  ['sent, and written anew since', ['send', 'recall', 'return', 'sign'], 'recall'],
  ['that taken back: the return that it answered holds again', ['resend'], 'resend'],
  ['sent as it was written anew', ['recall', 'return', 'sign'], 'sign'],
  ['signed as it was written anew', ['return', 'issue'], 'issue'],
  ['issued', [], 'rewrite'],
  ['issued and written anew', ['send', 'sign'], 'sign'],
  ['signed anew', ['return', 'issue'], 'issue'],
];
/** What is offered nowhere in these states, and how the service refuses it. */
const REFUSED: Readonly<Record<string, readonly (readonly [Act, string])[]>> = {
  written: [
    ['recall', 'REPORT-NOT-UNDER-WAY'],
    ['return', 'REPORT-NOT-SENT'],
    ['issue', 'REPORT-UNSIGNED'],
  ],
  sent: [
    ['send', 'REPORT-SENT'],
    ['issue', 'REPORT-UNSIGNED'],
  ],
  'taken back': [['return', 'REPORT-NOT-SENT']],
  'taken back: the return holds again': [
    ['sign', 'REPORT-RETURNED'],
    ['issue', 'REPORT-REFUSED'],
    ['send', 'REPORT-UNANSWERED'],
  ],
  signed: [
    ['recall', 'REPORT-NOT-UNDER-WAY'],
    ['send', 'REPORT-SENT'],
  ],
  issued: [
    ['send', 'REPORT-ISSUED-SAME'],
    ['sign', 'REPORT-ISSUED-SAME'],
    ['recall', 'REPORT-NOT-UNDER-WAY'],
    ['return', 'REPORT-NOT-SENT'],
  ],
};

test('in no state is anything offered that the service refuses', async () => {
  let round = 0;
  // A leader who has signed nothing himself.
  const other = await another('second', '周书记', 'secretary', secretary);
  for (const [state, expected, act] of WAY) {
    assert.deepEqual(await offers(), expected, state);
    const byOther = state.startsWith('signed') ? [...expected, 'sign'] : expected;
    assert.deepEqual(new Set(await offers(other)), new Set(byOther), `${state}, to another leader`);
    if (state === 'issued') {
      assert.deepEqual((await desk(other)).sign, []);
      assert.equal((await signAs(other)).json.code, 'REPORT-ISSUED-SAME');
    }
    for (const [wrong, code] of REFUSED[state] ?? [])
      assert.equal((await ACTS[wrong]()).json.code, code, `${wrong} when ${state}`);
    if (act === 'rewrite') await rewrite(`第${'一二三'[round++] ?? ''}句没有数字的话。`);
    else {
      const { status, text } = await ACTS[act]();
      assert.ok(status === 200 || status === 204, `${act} when ${state}: ${text}`);
    }
  }
});

test('who sent it alone takes it back; the desk of who signs no longer has it, and that of the office has the return again', async () => {
  const colleague = await another('colleague', '李同事', 'committee_office', office);
  await rewrite('再写一句没有数字的话。');
  assert.equal((await ACTS.send()).status, 204);
  assert.equal((await desk()).sign.length, 1);
  assert.equal(offered(await room(colleague)).recall, false);
  const step = await lastStep();
  const other = await colleague.ask('POST', `${REPORT}/recall`, { body: { step } });
  assert.equal(other.json.code, 'REPORT-SENT-BY-OTHER');
  assert.equal((await secretary.ask('POST', `${REPORT}/recall`, { body: { step } })).status, 403);
  const stale = await office.ask('POST', `${REPORT}/recall`, { body: { step: step - 1 } });
  assert.equal(stale.json.code, 'REPORT-STEP-MEANWHILE');
  const both = await Promise.all([ACTS.recall(), ACTS.recall()]);
  assert.equal(both.filter(({ status }) => status === 204).length, 1);
  assert.deepEqual((await desk()).sign, []);
  assert.equal((await ACTS.send()).status, 204);
  assert.equal((await ACTS.return()).status, 204);
  assert.equal((await ACTS.resend()).status, 204);
  assert.equal((await desk(office)).returned.length, 0);
  assert.equal((await ACTS.recall()).status, 204);
  assert.equal((await desk(office)).returned.length, 1, 'the opinion waits for its office again');
  const audit = await service.as('audit_administrator');
  const logged = (await audit.ask('GET', 'audit?type=report.recalled')).json.items;
  assert.match(logged[0].words, /：撤回送签“/);
});

test('what was said of a warning is offered to be taken back until a version was issued with it', async () => {
  assert.equal((await ACTS.resend()).status, 204);
  const [warning] = offered(await room()).explain;
  const body = { finding: warning, text: '一名常委年中到任，上半年未报备', by: '张三' };
  const say = () => office.ask('POST', `${REPORT}/explanations`, { body });
  assert.equal((await say()).status, 204);
  const [mine] = offered(await room()).withdrawNotes;
  assert.equal((await office.ask('POST', `${REPORT}/explanations/${mine}/withdraw`)).status, 204);
  assert.equal((await say()).status, 204);
  assert.equal(offered(await room()).withdrawNotes.length, 1);
  assert.equal((await ACTS.sign()).status, 204);
  assert.equal((await ACTS.issue()).status, 200);
  const found = await room();
  const { explanation } = found.notes.find(({ id }: Json) => id === warning);
  assert.deepEqual([offered(found).withdrawNotes, explanation.issued], [[], true]);
  const late = await office.ask('POST', `${REPORT}/explanations/${explanation.id}/withdraw`);
  assert.equal(late.json.code, 'REPORT-SAID-ISSUED');
});

test('a number in the title that nothing proves is marked there, and counted once', async () => {
  const { version, text } = (await office.ask('GET', `${REPORT}/text`)).json;
  const titled = text.replace('主体责任情况的报告', '主体责任|办实事88件的报告');
  assert.notEqual(titled, text);
  const body = { basedOn: version, text: titled, note: '改标题' };
  assert.equal((await office.ask('PUT', `${REPORT}/text`, { body })).status, 200);
  const { title, titleRuns, quantities } = await room();
  assert.match(title, /主体责任办实事88件的报告$/);
  assert.equal(titleRuns.map((run: Json) => run.text).join(''), title);
  const marked = titleRuns.filter(({ kind }: Json) => kind === 'quantity');
  assert.deepEqual(
    marked.map((run: Json) => [run.text, run.standing]),
    [['88件', 'unproven']],
  );
  assert.deepEqual(
    quantities.unproven.map((one: Json) => one.text),
    ['88件'],
  );
});

test('a year of which nothing has been recorded yet is told as that, not by what does not fit in it', async () => {
  const early = (await office.ask('GET', 'reports/annual/2015/room')).json;
  assert.equal(early.empty, true);
  assert.deepEqual([early.notes, early.silentUnits], [[], []]);
  assert.ok(early.numbers.every(({ state }: Json) => state === 'none'));
  assert.equal((await room()).empty, false);
  // Whoever may not know every number is not told that all of them are nothing.
  const reader = await service.as('organisation_department');
  assert.equal((await reader.ask('GET', 'reports/annual/2015/room')).json.empty, false);
});
