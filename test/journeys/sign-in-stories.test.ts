// Who gets in, as whom, and how it ends. Every moment is given: nothing waits.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { actorOf } from '#engine/audit/actor.ts';
import type { Act } from '#engine/audit/with-change.ts';
import { verifyLog } from '#engine/audit/verify-log.ts';
import {
  changePassword,
  createAccount,
  resetPassword,
  setDisabled,
  unlockAccount,
} from '#engine/access/operations/accounts.ts';
import { appoint, appointDeputy, endAppointment } from '#engine/access/operations/appoint.ts';
import { resume } from '#engine/access/operations/resume.ts';
import {
  confirmSecondFactor,
  removeSecondFactor,
  startSecondFactor,
} from '#engine/access/operations/second-factor.ts';
import { choosePost, signOut } from '#engine/access/operations/session.ts';
import { signIn } from '#engine/access/operations/sign-in.ts';
import { signInSingle } from '#engine/access/operations/sign-in-single.ts';
import { createToken, withdrawToken } from '#engine/access/operations/tokens.ts';
import { changeSettings } from '#engine/access/settings.ts';
import { demandPower, scopeFor } from '#engine/access/principal.ts';
import { judgePassword } from '#kernel/auth/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { units } from '../builders/small-city.ts';
import { cityMaker, NOW } from '../support/a-city.ts';
import { temporaryDir } from '../support/test-server.ts';

const maker = await cityMaker();
after(() => maker.close());
const city = await maker.aCity();
const { db, pack, scope } = city;
const { region } = scope;
const township = ['XZ1', '清溪镇', '清溪', '乡镇', 'U1'] as const;
const village = ['C1', '清溪村', null, '村', 'XZ1'] as const;
const file = join(temporaryDir('sign-in-'), '单位.xlsx');
writeFileSync(file, aWorkbook([units(township, village)]));
assert.ok((await city.import([file])).accepted);

const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const act = (now = NOW): Act => ({ scope, actor: actorOf('测试', 'web'), now });
const code =
  (wanted: string) =>
  (error: unknown): boolean =>
    isMingzeError(error) && error.code === wanted;
let addresses = 0;
const address = (): string => `10.0.0.${(addresses += 1)}`;
const PASSWORD = 'lan-tian-bai-yun-7';

interface Somebody {
  readonly id: string;
  readonly login: string;
}

async function somebody(login: string): Promise<Somebody> {
  const made = await createAccount(db, act(), { login, name: `${login}某`, person: null, oidcSubject: null });
  await changePassword(db, act(), made.id, { old: made.password, new: PASSWORD });
  return { id: made.id, login };
}
const enter = (
  login: string,
  password = PASSWORD,
  now = NOW,
  from: string | null = address(),
  totp: string | null = null,
) => signIn({ db, region, login, password, code: totp, address: from, via: 'web', now });
const back = (bearer: string, now = NOW) =>
  resume({ db, access: pack.access, bearer, address: null, via: 'web', now });

test('a one-time password opens the door once, for a new password', async () => {
  const { id, password } = await createAccount(db, act(), {
    login: 'wang',
    name: '王某',
    person: null,
    oidcSubject: null,
  });
  const first = await enter('wang', password);
  assert.equal(first.mustChange, true);
  assert.equal((await back(first.bearer)).mustChange, true);
  await assert.rejects(changePassword(db, act(), id, { old: 'wrong', new: PASSWORD }), code('AUTH-REFUSED'));
  await changePassword(db, act(), id, { old: password, new: PASSWORD });
  await assert.rejects(back(first.bearer), code('AUTH-NEEDED'), 'the session of the old password is over');
  await assert.rejects(enter('wang', password), code('AUTH-REFUSED'));
  assert.equal((await enter('wang')).mustChange, false);
  const old = await resetPassword(db, act(), { id: id, reason: '忘记口令' });
  await assert.rejects(enter('wang', old, later(4 * 24 * 60)), code('AUTH-REFUSED'), 'good for three days');
  assert.equal((await enter('wang', old, later(2 * 24 * 60))).mustChange, true);
  await assert.rejects(
    createAccount(db, act(), { login: 'wang', name: '另一人', person: null, oidcSubject: null }),
    code('ACCESS-ACCOUNT'),
  );
});

test('short, common, repeated and self-named passwords are refused; long plain ones are not', () => {
  for (const bad of [
    'short7!',
    'password123',
    'aaaaaaaaaaaaaa',
    '1234567890',
    'qwertyuiop',
    'wangxiaoming-2021',
    'x'.repeat(200),
  ])
    assert.throws(() => judgePassword(bad, ['wangxiaoming', '王']), code('AUTH-PASSWORD'), bad);
  for (const good of ['蓝天白云清溪镇里好人家', 'correct horse battery staple', PASSWORD])
    assert.doesNotThrow(() => judgePassword(good, ['wangxiaoming', '王']), good);
});

test('five wrong passwords lock the account, from whatever address; the right one does not help until later', async () => {
  const { id } = await somebody('li');
  for (let attempt = 0; attempt < 5; attempt += 1)
    await assert.rejects(enter('li', 'wrong-wrong-wrong'), code('AUTH-REFUSED'));
  await assert.rejects(enter('li'), code('AUTH-LOCKED'));
  await assert.rejects(enter('li', PASSWORD, later(14)), code('AUTH-LOCKED'));
  await enter('li', PASSWORD, later(16));
  for (let attempt = 0; attempt < 5; attempt += 1)
    await assert.rejects(enter('li', 'wrong-wrong-wrong', later(20)), code('AUTH-REFUSED'));
  await unlockAccount(db, act(), id, '本人到场');
  await enter('li', PASSWORD, later(20));
});

test('failures of yesterday are forgotten; nobody is told whether an account exists; an address is locked too', async () => {
  await somebody('zhao');
  for (let attempt = 0; attempt < 4; attempt += 1)
    await assert.rejects(enter('zhao', 'wrong-wrong-wrong', later(attempt * 10)), code('AUTH-REFUSED'));
  for (let attempt = 0; attempt < 4; attempt += 1)
    await assert.rejects(enter('zhao', 'wrong-wrong-wrong', later(60 + attempt)), code('AUTH-REFUSED'));
  const words = async (login: string): Promise<string> =>
    enter(login, 'wrong-wrong-wrong', later(200)).then(String, (error: Error) => error.message);
  assert.equal(await words('zhao'), await words('nobody-at-all'));
  // More mistakes than the fifty that a city makes on one morning behind its one proxy: everybody else signs in.
  for (let attempt = 0; attempt < 60; attempt += 1)
    await assert.rejects(enter(`guess-${attempt}`, 'x', NOW, '10.9.9.9'), code('AUTH-REFUSED'));
  await enter('zhao', PASSWORD, later(100), '10.9.9.9');
  await db.owner.query(`update auth.addresses set failures = 999 where address = '10.9.9.9'`);
  await assert.rejects(enter('guess', 'x', NOW, '10.9.9.9'), code('AUTH-REFUSED'));
  await assert.rejects(enter('zhao', PASSWORD, later(1), '10.9.9.9'), code('AUTH-LOCKED'));
  await enter('zhao', PASSWORD, later(300), '10.9.9.8');
});

test('an authenticator is asked for after the password; a code is good once; security may take it away', async () => {
  const { id, login } = await somebody('qian');
  const uri = await startSecondFactor(db, act(), id, '江河市');
  const secret = Secret.fromBase32(/secret=([A-Z2-7]+)/.exec(uri)?.[1] ?? '');
  const codeAt = (now: Date): string => new TOTP({ secret }).generate({ timestamp: now.getTime() });
  await assert.rejects(confirmSecondFactor(db, act(), id, '000000'), code('AUTH-TOTP-CODE'));
  await enter(login, PASSWORD, NOW);
  await confirmSecondFactor(db, act(), id, codeAt(NOW));
  await assert.rejects(enter(login, PASSWORD, later(1)), code('AUTH-CODE-NEEDED'));
  await assert.rejects(enter(login, PASSWORD, later(1), address(), '123456'), code('AUTH-REFUSED'));
  await enter(login, PASSWORD, later(2), address(), codeAt(later(2)));
  await assert.rejects(enter(login, PASSWORD, later(2), address(), codeAt(later(2))), code('AUTH-REFUSED'));
  await removeSecondFactor(db, act(), id, '手机丢失');
  await enter(login, PASSWORD, later(3));
});

test('posts: one is taken by itself, of several one is chosen; rights that change end the session', async () => {
  const { id, login } = await somebody('sun');
  const bare = await enter(login);
  const nothing = await back(bare.bearer);
  assert.throws(() => scopeFor(nothing, pack, 'read'), code('ACCESS-POST'));
  const clerk = await appoint(db, act(), pack, {
    account: id,
    kind: 'village_clerk',
    unit: 'C1',
    named: [],
    from: '2021-01-01',
    to: null,
    reason: null,
  });
  await assert.rejects(back(bare.bearer), code('AUTH-NEEDED'), 'appointed: signs in anew');
  const alone = await back((await enter(login)).bearer);
  assert.equal(alone.acting?.id, clerk.id);
  assert.equal(alone.actor.unit, '清溪村');
  const second = {
    account: id,
    kind: 'township_clerk',
    unit: 'XZ1',
    named: [],
    from: '2021-01-01',
    to: null,
    reason: null,
  };
  const both = await appoint(db, act(), pack, second);
  const { bearer } = await enter(login);
  assert.equal((await back(bearer)).acting, null);
  await choosePost(db, await back(bearer), both.id);
  assert.equal((await back(bearer)).acting?.kind, 'township_clerk');
  await assert.rejects(
    choosePost(db, await back(bearer), '00000000-0000-0000-0000-000000000000'),
    code('ACCESS-POST'),
  );
  await endAppointment(db, act(), pack, { id: both.id, to: '2022-01-10', reason: '调离' });
  await assert.rejects(back(bearer), code('AUTH-NEEDED'));
  assert.deepEqual(
    (await back((await enter(login)).bearer)).posts.map((post) => post.kind),
    ['village_clerk'],
  );
  for (const wrong of [
    { ...second, kind: 'no_such_post' },
    { ...second, unit: 'C1' },
    { ...second, unit: 'NONE' },
    { ...second, to: '2020-01-01' },
    { ...second, kind: 'leader', unit: 'U1' },
    { ...second, named: ['C1'] },
  ])
    await assert.rejects(appoint(db, act(), pack, wrong), code('ACCESS-APPOINT'), JSON.stringify(wrong));
});

test('a deputy acts for a period and no longer', async () => {
  const holder = await somebody('zhou');
  const deputy = await somebody('wu');
  const post = await appoint(db, act(), pack, {
    account: holder.id,
    kind: 'township_reviewer',
    unit: 'XZ1',
    named: [],
    from: '2021-01-01',
    to: null,
    reason: null,
  });
  const period = { account: deputy.id, deputyOf: post.id, from: '2022-01-10', to: '2022-01-12' };
  await appointDeputy(db, act(), pack, period);
  const acting = await back((await enter(deputy.login)).bearer);
  assert.deepEqual([acting.acting?.kind, acting.acting?.deputyOf], ['township_reviewer', post.id]);
  const stand = await appointDeputy(db, act(), pack, { ...period, to: '2022-06-01' });
  await endAppointment(db, act(), pack, { id: post.id, to: '2022-01-13', reason: '调离' });
  const ended = later(4 * 24 * 60);
  assert.equal(
    (await back((await enter(deputy.login, PASSWORD, ended)).bearer, ended)).acting,
    null,
    stand.id,
  );
  const over = later(3 * 24 * 60);
  assert.equal((await back((await enter(deputy.login, PASSWORD, over)).bearer, over)).acting, null);
  await assert.rejects(
    appointDeputy(db, act(), pack, { ...period, account: holder.id }),
    code('ACCESS-APPOINT'),
  );
});

test('the three administrators stay apart, unless the city has said that it is too small', async () => {
  const { id, login } = await somebody('zheng');
  const as = (kind: string) => ({
    account: id,
    kind,
    unit: 'U1',
    named: [],
    from: '2021-01-01',
    to: null,
    reason: null,
  });
  await appoint(db, act(), pack, as('system_administrator'));
  for (const kind of ['security_administrator', 'audit_administrator', 'secretary'])
    await assert.rejects(appoint(db, act(), pack, as(kind)), code('ACCESS-APPOINT'));
  const administrator = await back((await enter(login)).bearer);
  demandPower(administrator, pack, 'system');
  assert.throws(() => demandPower(administrator, pack, 'audit'), code('ACCESS-DENIED'));
  const rights = scopeFor(administrator, pack, 'read').rights;
  assert.ok(
    rights?.classes.every((one) => one.ranges.length === 0),
    'no ledger by office',
  );
  await changeSettings(db, act(), { small_office: 'on' });
  await appoint(db, act(), pack, as('audit_administrator'));
  await changeSettings(db, act(), { small_office: 'off' });
});

test('sessions end: by hand, idle, after half a day, with the account, and by a made-up cookie', async () => {
  const { id, login } = await somebody('feng');
  const first = await enter(login);
  await signOut(db, await back(first.bearer), NOW);
  await assert.rejects(back(first.bearer), code('AUTH-NEEDED'));
  const second = await enter(login);
  await back(second.bearer, later(119));
  await back(second.bearer, later(230));
  await assert.rejects(back(second.bearer, later(360)), code('AUTH-NEEDED'), 'idle for two hours');
  const third = await enter(login);
  for (let minute = 100; minute < 720; minute += 100) await back(third.bearer, later(minute));
  await assert.rejects(back(third.bearer, later(721)), code('AUTH-NEEDED'), 'twelve hours');
  const fourth = await enter(login);
  await setDisabled(db, act(), id, { disabled: true, reason: '离职' });
  await assert.rejects(back(fourth.bearer), code('AUTH-NEEDED'));
  await assert.rejects(enter(login), code('AUTH-REFUSED'));
  await setDisabled(db, act(), id, { disabled: false, reason: '返聘' });
  const fifth = await enter(login);
  await resetPassword(db, act(), { id: id, reason: '忘记口令' });
  await assert.rejects(back(fifth.bearer), code('AUTH-NEEDED'));
  const [number, session, secret] = first.bearer.split('.');
  for (const forged of [
    '',
    'x',
    `${number}.${session}.${'A'.repeat(43)}`,
    `9${number}.${session}.${secret}`,
    `${number}.${session}`,
    `${first.bearer}x`,
  ])
    await assert.rejects(back(forged), code('AUTH-NEEDED'), forged);
});

test('a token acts in its post, for its actions, until its day or its withdrawal', async () => {
  const { id, login } = await somebody('chen');
  await appoint(db, act(), pack, {
    account: id,
    kind: 'township_clerk',
    unit: 'XZ1',
    named: [],
    from: '2021-01-01',
    to: null,
    reason: null,
  });
  const holder = await back((await enter(login)).bearer);
  const wanted = { title: '统计接口', actions: ['read', 'count'], until: later(60) };
  const token = await createToken(db, act(), holder, wanted);
  const program = await back(token.bearer);
  assert.ok(scopeFor(program, pack, 'read').rights);
  assert.throws(() => scopeFor(program, pack, 'write'), code('ACCESS-DENIED'));
  await assert.rejects(createToken(db, act(), program, wanted), code('ACCESS-DENIED'));
  await assert.rejects(back(token.bearer, later(61)), code('AUTH-NEEDED'));
  await withdrawToken(db, act(), holder, token.id);
  await assert.rejects(back(token.bearer), code('AUTH-NEEDED'));
  await assert.rejects(
    createToken(db, act(), holder, { ...wanted, until: later(60 * 24 * 400) }),
    code('ACCESS-DENIED'),
  );
});

test('another identity provider knows nobody by the names of the one before', async () => {
  const made = { login: 'wei', name: '卫某', person: null, oidcSubject: 'sub-wei' };
  await createAccount(db, act(), made);
  const single = () => signInSingle({ db, region, subject: 'sub-wei', address: null, via: 'web', now: NOW });
  await changeSettings(db, act(), { oidc_issuer: 'https://one.example' });
  await single();
  await changeSettings(db, act(), { oidc_issuer: 'https://other.example' });
  await assert.rejects(single(), code('AUTH-REFUSED'));
});

test('all of it stands in the log, and no password does', async () => {
  const verdict = await verifyLog({ db, scope, keyId: null, kept: [] });
  assert.deepEqual(verdict.faults, []);
  const { rows } = await db.owner.query<{ type: string; payload: string }>(
    'select type, payload from audit.entries where region_id = $1',
    [region],
  );
  const types = new Set(rows.map((row) => row.type));
  for (const type of [
    'sign_in.ok',
    'sign_in.failed',
    'sign_in.locked',
    'sign_in.out',
    'account.created',
    'post.assigned',
    'post.ended',
    'token.created',
    'account.second_factor',
    'setting.changed',
  ])
    assert.ok(types.has(type), type);
  assert.ok(rows.every((row) => !row.payload.includes(PASSWORD)));
});
