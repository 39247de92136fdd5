// A second factor that the city demands: who has none sets it up, and does nothing else before.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { signInSingle } from '#engine/access/operations/sign-in-single.ts';
import { ENDPOINTS } from '#app/endpoints.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { units } from '../builders/small-city.ts';
import { NOW } from '../support/a-city.ts';
import { aService, type Visitor } from '../support/a-service.ts';

const TOWN = ['XZ1', '清溪镇', '清溪', '乡镇', 'U1'] as const;
const VILLAGE = ['C1', '清溪村', null, '村', 'XZ1'] as const;
const service = await aService(async (city, directory) => {
  const file = join(directory, '单位.xlsx');
  writeFileSync(file, aWorkbook([units(TOWN, VILLAGE)]));
  assert.deepEqual((await city.import([file])).errors, []);
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));
const security = await service.as('security_administrator');
const demand = (of: string, posts?: readonly string[]) =>
  security.ask('PUT', 'settings/second-factor', { body: { of, ...(posts ? { posts } : {}) } });
const mustEnrol = async (visitor: Visitor): Promise<boolean> =>
  (await visitor.ask('GET', 'session')).json.mustEnrol;
const codeOf = (uri: string): string => {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: NOW.getTime() });
};

test('only the security administrator demands it, of kinds of posts that there are', async () => {
  for (const kind of ['system_administrator', 'audit_administrator', 'committee_office']) {
    const body = { of: 'everybody' };
    const answered = await (await service.as(kind)).ask('PUT', 'settings/second-factor', { body });
    assert.equal(answered.json.code, 'ACCESS-DENIED', kind);
  }
  for (const [of, posts] of [
    ['posts', []],
    ['posts', ['no_such_post']],
    ['everybody', ['village_clerk']],
    ['posts', undefined],
  ] as const)
    assert.equal((await demand(of, posts)).json.code, 'HTTP-INVALID', `${of} ${String(posts)}`);
  assert.deepEqual((await security.ask('GET', 'settings')).json.secondFactor, { of: 'nobody', posts: [] });
});

test('who holds such a post is shut out of everything but setting it up, in a session that was open too', async () => {
  const clerk = await service.as('village_clerk');
  const until = new Date(NOW.getTime() + 3600_000).toISOString();
  const token = await clerk.ask('POST', 'tokens', { body: { title: '统计', actions: ['read'], until } });
  assert.equal((await clerk.ask('GET', 'ledgers')).status, 200);
  assert.equal((await demand('posts', ['village_clerk', 'township_clerk'])).status, 204);
  const demanded = { of: 'posts', posts: ['village_clerk', 'township_clerk'] };
  assert.deepEqual((await security.ask('GET', 'settings')).json.secondFactor, demanded);
  assert.equal(await mustEnrol(clerk), true);
  const open = new Set([
    'changePassword',
    'getSession',
    'signOut',
    'startSecondFactor',
    'confirmSecondFactor',
  ]);
  for (const face of ENDPOINTS) {
    if (face.caller === 'anybody' || open.has(face.id)) continue;
    const path = face.path.replaceAll(/\{\w+\}/g, 'x');
    const answered = await clerk.ask(face.method.toUpperCase(), path, {});
    assert.equal(answered.json.code, 'AUTH-SECOND-FIRST', face.id);
  }
  const headers = { authorization: `Bearer ${token.json.bearer}` };
  const byToken = await service.visitor().ask('GET', 'ledgers', { headers });
  assert.equal(byToken.status, 200, 'a program has no telephone; its token was given by somebody signed in');
  assert.equal(await mustEnrol(await service.as('leader')), false, 'another post');

  const { uri } = (await clerk.ask('POST', 'session/second-factor')).json;
  assert.equal((await clerk.ask('PUT', 'session/second-factor', { body: { code: '000000' } })).status, 400);
  assert.equal(await mustEnrol(clerk), true);
  const code = codeOf(uri);
  assert.equal((await clerk.ask('PUT', 'session/second-factor', { body: { code } })).status, 204);
  assert.equal(await mustEnrol(clerk), false);
  assert.equal((await clerk.ask('GET', 'ledgers')).status, 200);
  const again = await service.visitor().signIn('demo_village_clerk');
  assert.equal(again.json.code, 'AUTH-CODE-NEEDED');
});

test('demanded of everybody, it is demanded of who demands it; nobody’s again, all is as before', async () => {
  assert.equal((await demand('everybody')).status, 204);
  assert.equal((await security.ask('GET', 'settings')).json.code, 'AUTH-SECOND-FIRST');
  const { uri } = (await security.ask('POST', 'session/second-factor')).json;
  const code = codeOf(uri);
  assert.equal((await security.ask('PUT', 'session/second-factor', { body: { code } })).status, 204);
  assert.equal((await security.ask('GET', 'settings')).status, 200);
  const leader = await service.as('leader');
  assert.equal(await mustEnrol(leader), true);
  assert.equal((await demand('nobody')).status, 204);
  assert.equal(await mustEnrol(leader), false);
});

test('a password given by somebody else is changed first; who comes by the identity provider has its factors', async () => {
  assert.equal((await demand('everybody')).status, 204);
  const { db, scope } = service.city;
  await db.owner.query(
    `update auth.accounts set oidc_subject = case when login = 'demo_leader' then 'sub-1' end,
       must_change = login = 'demo_observer'
     where region_id = $1 and login in ('demo_leader', 'demo_observer')`,
    [scope.region],
  );
  const single = { db, region: scope.region, subject: 'sub-1', address: null, via: 'web', now: NOW } as const;
  const { bearer } = await signInSingle(single);
  const vouched = service.visitor();
  vouched.cookies.set('mingze', bearer);
  assert.equal(await mustEnrol(vouched), false);
  assert.equal((await vouched.ask('GET', 'ledgers')).status, 200);
  const observer = await service.as('observer');
  assert.equal((await observer.ask('POST', 'session/second-factor')).json.code, 'AUTH-CHANGE-FIRST');
  assert.equal((await demand('nobody')).status, 204);
});

test('the log says of whom it was demanded, in words', async () => {
  const audit = await service.as('audit_administrator');
  const { items } = (await audit.ask('GET', 'audit?type=setting.changed')).json;
  const words = items.map((one: { words: string }) => one.words.split('：').at(-1));
  assert.ok(
    words.includes('“任村（社区）文书、乡镇（街道）党政办干部的账号” → “全部账号”'),
    words.join('\n'),
  );
});
