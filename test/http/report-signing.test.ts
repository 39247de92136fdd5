// Who signs a report shows that it is he himself; what was sent for signing is signed or returned, and the second of two is told.
import { reminderMeans } from '#kernel/notify/index.ts';
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { DEMO_PASSWORD } from '#engine/access/operations/demo-accounts.ts';
import { sendReminders } from '#stages/duties/index.ts';
import { reportMatters } from '#stages/reports/index.ts';
import { NOW } from '../support/a-city.ts';
import { TESTER } from '../support/actors.ts';
import { aService } from '../support/a-service.ts';
import { SAMPLE_SERVICE } from '../support/sample-city.ts';
import type { Json } from '../support/run-mingze.ts';

const service = await aService(SAMPLE_SERVICE);
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const REPORT = 'reports/annual/2021';
const office = await service.as('committee_office');
const secretary = await service.as('secretary');
const audit = await service.as('audit_administrator');
const signing = async (): Promise<Json> => (await secretary.ask('GET', `${REPORT}/sign`)).json;
const room = async (): Promise<Json> => (await office.ask('GET', `${REPORT}/room`)).json;
const sign = (body: Readonly<Record<string, unknown>>) => secretary.ask('POST', `${REPORT}/sign`, { body });
const send = (words: string | null = null) => office.ask('POST', `${REPORT}/send`, { body: { words } });
const giveBack = (step: number, words = '第三部分写得太满，改实') =>
  secretary.ask('POST', `${REPORT}/return`, { body: { words, step } });
const words = async (type: string): Promise<readonly string[]> =>
  (await audit.ask('GET', `audit?type=${type}`)).json.items.map((one: Json) => one.words);
const codes = (answers: readonly { status: number; json: Json }[]): readonly string[] =>
  answers.map(({ status, json }) => json?.code ?? String(status)).toSorted((a, b) => (a < b ? -1 : 1));
/** What the demo account of a kind of post is told on a day, in the workspace. */
const told = async (kind: string, day: string): Promise<string> => {
  const { db, pack, scope } = service.city;
  const { accounts } = await sendReminders({
    db,
    pack,
    region: { id: scope.region, name: '江河市' },
    means: reminderMeans({}, null),
    actor: TESTER,
    now: new Date(`${day}T09:00+08:00`),
    dryRun: false,
    matters: () => reportMatters(db, scope, pack),
  });
  const own = accounts.find(({ login }) => login === `demo_${kind}`)?.outcomes ?? [];
  return own.map(({ body }) => body).join('\n');
};
/** Another wording: what stood under the former one is void. */
const rewrite = async (sentence: string): Promise<void> => {
  const { version, text } = (await office.ask('GET', `${REPORT}/text`)).json;
  const body = { basedOn: version, text: text.replace('## 三、', `${sentence}\n\n## 三、`), note: sentence };
  const saved = await office.ask('PUT', `${REPORT}/text`, { body });
  assert.equal(saved.status, 200, saved.text);
};

test('without proof of the person nothing is signed; wrong passwords count against the account; a program cannot sign', async () => {
  const { digest, confirm, signatures } = await signing();
  assert.deepEqual([confirm, signatures], [['password'], []]);
  assert.equal((await sign({ digest })).json.code, 'AUTH-PROOF-NEEDED');
  assert.equal((await sign({ digest, code: '123456' })).json.code, 'AUTH-PROOF-NEEDED');
  const until = new Date(NOW.getTime() + 3600_000).toISOString();
  const wanted = { title: '程序', actions: ['read', 'reports_sign', 'reports_read'], until };
  const { bearer } = (await secretary.ask('POST', 'tokens', { body: wanted })).json;
  const program = await service.visitor().ask('POST', `${REPORT}/sign`, {
    headers: { authorization: `Bearer ${bearer}` },
    body: { digest, password: DEMO_PASSWORD },
  });
  assert.equal(program.json.code, 'ACCESS-DENIED');
  assert.match(program.json.detail, /用令牌签批/);
  for (let times = 0; times < 5; times += 1)
    assert.equal((await sign({ digest, password: `wrong ${times}` })).json.code, 'AUTH-REFUSED');
  assert.equal((await sign({ digest, password: DEMO_PASSWORD })).json.code, 'AUTH-LOCKED');
  assert.match((await words('sign_in.failed')).join('\n'), /签批时，口令不对），连续第 5 次/);
  assert.equal((await words('sign_in.locked')).length, 1);
  assert.deepEqual((await signing()).signatures, []);
  assert.deepEqual(await words('report.sign'), []);
  await service.city.db.owner.query(
    `update auth.accounts set failures = 0, failed_at = null, locked_until = null where login = 'demo_secretary'`,
  );
});

test('signed with the password: the row and the log say by what; of two at once one signs, and nothing is signed twice', async () => {
  const { digest } = await signing();
  const proof = { digest, password: DEMO_PASSWORD };
  const [one, other] = codes(await Promise.all([sign(proof), sign(proof)]));
  assert.equal(one, '204');
  assert.match(other ?? '', /^REPORT-(?:SIGNED|STEP-MEANWHILE)$/);
  assert.equal((await sign(proof)).json.code, 'REPORT-SIGNED');
  const { signatures, mine, steps } = await signing();
  assert.deepEqual(
    signatures.map(({ means, holds }: Json) => [means, holds]),
    [['password', true]],
  );
  assert.deepEqual([mine, steps.length, steps[0].act], [true, 1, 'signed']);
  const logged = await words('report.sign');
  assert.equal(logged.length, 1);
  assert.match(logged[0] ?? '', /以口令确认本人/);
  assert.equal((await room()).signing.verdict, 'ready');
});

test('an account with a second factor signs with a code alone, each code once', async () => {
  const { uri } = (await secretary.ask('POST', 'session/second-factor')).json;
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const codeAt = (seconds: number): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: NOW.getTime() + seconds * 1000 });
  const enrol = { body: { code: codeAt(-30) } };
  assert.equal((await secretary.ask('PUT', 'session/second-factor', enrol)).status, 204);
  await rewrite('再加一句没有数字的话。');
  const { digest, confirm, signatures } = await signing();
  assert.deepEqual([confirm, signatures[0].holds], [['second_factor'], false]);
  // The password is no weaker way in.
  const byPassword = await sign({ digest, password: DEMO_PASSWORD });
  assert.deepEqual([byPassword.json.code, (await signing()).mine], ['AUTH-PROOF-NEEDED', false]);
  assert.equal((await sign({ digest, code: codeAt(-30) })).json.code, 'AUTH-REFUSED');
  // What is refused for another reason leaves the code good.
  assert.equal((await sign({ digest: 'f'.repeat(64), code: codeAt(0) })).json.code, 'REPORT-MOVED');
  assert.equal((await sign({ digest, code: codeAt(0) })).status, 204);
  assert.deepEqual((await signing()).signatures[0].means, 'second_factor');
  await rewrite('又加一句没有数字的话。');
  const later = await signing();
  assert.equal(
    (await sign({ digest: later.digest, code: codeAt(0) })).json.code,
    'AUTH-REFUSED',
    'used before',
  );
  assert.equal((await sign({ digest: later.digest, code: codeAt(30) })).status, 204);
  const reason = encodeURIComponent('试完');
  assert.equal((await secretary.ask('DELETE', `session/second-factor?reason=${reason}`)).status, 204);
  assert.equal((await secretary.signIn('demo_secretary')).status, 201);
});

test('an account of the identity provider signs after a fresh sign-on, once; without any means it is told so', async () => {
  await rewrite('为统一身份认证加一句没有数字的话。');
  const { owner } = service.city.db;
  const login = `where login = 'demo_secretary'`;
  await owner.query(`update auth.accounts set must_change = true, oidc_subject = null ${login}`);
  const session = (await owner.query<{ id: string }>('select id from auth.sessions order by created_at, id'))
    .rows;
  await owner.query('update auth.sessions set vouched = true');
  const { digest, confirm } = await signing();
  assert.deepEqual(confirm, []);
  assert.equal((await sign({ digest, password: DEMO_PASSWORD })).json.code, 'AUTH-NO-PROOF');
  await owner.query(`update auth.accounts set oidc_subject = 'sub-s' ${login}`);
  await owner.query(`insert into access.settings (region_id, name, value)
    select region_id, n, 'https://id.example' from auth.accounts, unnest(array['oidc_issuer', 'oidc_client']) as n ${login}`);
  assert.deepEqual((await signing()).confirm, ['single_sign_on']);
  assert.equal((await sign({ digest, password: DEMO_PASSWORD })).json.code, 'AUTH-PROOF-NEEDED');
  for (const { id } of session) service.context.pending.keepFresh(id, NOW);
  assert.equal((await signing()).fresh, true);
  assert.equal((await sign({ digest })).status, 204);
  const { signatures, fresh } = await signing();
  assert.deepEqual([signatures[0].means, fresh], ['single_sign_on', false]);
  assert.match((await words('report.sign')).join('\n'), /以重新作的统一身份认证确认本人/);
  await owner.query(`update auth.accounts set must_change = false, oidc_subject = null ${login}`);
  await owner.query(`delete from access.settings where name like 'oidc_%'`);
});

test('what was sent for signing is on the desk of who signs; returned, it is nowhere to be signed or issued, and on the desk of its office', async () => {
  await rewrite('另加一句没有数字的话。');
  const desk = async (visitor = secretary): Promise<Json> => (await visitor.ask('GET', 'desk')).json;
  assert.deepEqual([(await desk()).sign, (await room()).signing.verdict], [[], 'unsigned']);
  const before = (await room()).signing.last.step;
  assert.equal((await giveBack(before)).json.code, 'REPORT-NOT-SENT', 'what was signed has been rewritten');
  assert.deepEqual(codes(await Promise.all([send('请审阅'), send('请审阅')])).at(0), '204');
  assert.equal((await send()).json.code, 'REPORT-SENT');
  const [waits] = (await desk()).sign;
  assert.deepEqual([waits.year, waits.words], [2021, '请审阅']);
  assert.match(waits.by, /市委办公室责任制办干部/);
  // The reminders tell it too, once, and to nobody else.
  assert.match(await told('secretary', '2022-01-10'), /2021年度报告已经送签，等您签批或退回/);
  assert.doesNotMatch(await told('secretary', '2022-01-11'), /送签/);
  assert.doesNotMatch(await told('committee_office', '2022-01-12'), /年度报告/);
  // Who neither signs nor drafts is told nothing.
  const clerk = await service.as('village_clerk');
  assert.deepEqual([(await desk(clerk)).sign, (await desk(clerk)).returned], [[], []]);
  const { digest } = await signing();
  const { step } = (await room()).signing.last;
  assert.equal((await giveBack(step, ' ')).status, 400, 'an opinion is needed');
  assert.equal((await office.ask('POST', `${REPORT}/return`, { body: { words: 'x', step } })).status, 403);
  const [one, other] = codes(await Promise.all([giveBack(step), giveBack(step)]));
  assert.equal(one, '204');
  assert.match(other ?? '', /^REPORT-(?:NOT-SENT|STEP-MEANWHILE)$/);
  const returned = await room();
  assert.deepEqual(
    [returned.signing.verdict, returned.signing.last.act, returned.obstacles.map(({ kind }: Json) => kind)],
    ['refused', 'returned', ['returned']],
  );
  assert.match(returned.obstacles[0].message, /退回修改：第三部分写得太满，改实/);
  assert.deepEqual(
    [(await desk()).sign, (await desk(office)).returned[0].words],
    [[], '第三部分写得太满，改实'],
  );
  assert.equal((await signing()).digest, null, 'nothing is shown to be signed');
  assert.equal((await sign({ digest, password: DEMO_PASSWORD })).json.code, 'REPORT-RETURNED');
  const refused = await office.ask('POST', `${REPORT}/issue`, { body: {} });
  assert.equal(refused.json.code, 'REPORT-REFUSED');
  // A draft may be taken along to be mended.
  assert.equal((await office.ask('POST', `${REPORT}/draft`, { body: {} })).status, 200);
  const office13 = await told('committee_office', '2022-01-13');
  assert.match(office13, /2021年度报告被退回修改，意见在报告页上/);
  assert.doesNotMatch(office13, /写得太满/, 'the opinion stays in the house');
  assert.doesNotMatch(await told('committee_office', '2022-01-14'), /年度报告/);
  assert.match((await words('report.returned'))[0] ?? '', /意见：第三部分写得太满，改实/);
});

test('sent again with an answer it may be signed; no signature from before the return holds', async () => {
  assert.equal((await send()).json.code, 'REPORT-UNANSWERED');
  assert.equal((await send('依据是台账，没有写满的地方')).status, 204);
  assert.equal((await room()).signing.verdict, 'unsigned');
  const { digest } = await signing();
  const proof = { digest, password: DEMO_PASSWORD };
  assert.equal((await sign(proof)).status, 204);
  const signed = (await room()).signing;
  assert.deepEqual([signed.verdict, signed.last.act], ['ready', 'signed']);
  // Returned after it was signed: the signature is none any more, also when the same is sent again.
  assert.equal((await giveBack(signed.last.step)).status, 204);
  assert.equal((await send('意见不成立，理由面报')).status, 204);
  assert.deepEqual([(await signing()).mine, (await room()).signing.verdict], [false, 'unsigned']);
  assert.equal((await office.ask('POST', `${REPORT}/issue`, { body: {} })).json.code, 'REPORT-UNSIGNED');
});

test('signed and returned at once, returned and issued at once: one is done, the other is told', async () => {
  const { digest, room: shown } = await signing();
  const { step } = shown.signing.last;
  const both = await Promise.all([sign({ digest, password: DEMO_PASSWORD }), giveBack(step)]);
  assert.equal(both.filter(({ status }) => status === 204).length, 1, JSON.stringify(codes(both)));
  const [signed, returned] = both;
  if (returned.status === 204) {
    assert.match(signed.json.code, /^REPORT-(?:RETURNED|STEP-MEANWHILE)$/);
    assert.equal((await send('再请审阅')).status, 204);
    assert.equal((await sign({ digest, password: DEMO_PASSWORD })).status, 204);
  } else assert.equal(returned.json.code, 'REPORT-STEP-MEANWHILE');
  const at = (await room()).signing.last.step;
  const [issued, late] = await Promise.all([
    office.ask('POST', `${REPORT}/issue`, { body: {} }),
    giveBack(at, '且慢印发'),
  ]);
  assert.notEqual(issued.status === 200, late.status === 204, `${issued.text} ${late.text}`);
  const versions = (await office.ask('GET', `${REPORT}/versions`)).json.items;
  assert.equal(versions.length, issued.status === 200 ? 1 : 0);
  const { verdict } = (await room()).signing;
  assert.equal(verdict, issued.status === 200 ? 'issued' : 'refused');
  if (late.status !== 204) assert.match(late.json.code, /^REPORT-(?:NOT-SENT|STEP-MEANWHILE)$/);
});
