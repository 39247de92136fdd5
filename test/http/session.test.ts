// The life of a session over real HTTP: signing in, what every answer carries, and what is refused before anything is done.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aWorkbook } from '../builders/a-workbook.ts';
import { units } from '../builders/small-city.ts';
import { createAccount } from '#engine/access/operations/accounts.ts';
import { DEMO_PASSWORD } from '#engine/access/operations/demo-accounts.ts';
import { NOW } from '../support/a-city.ts';
import { TESTER } from '../support/actors.ts';
import { aService } from '../support/a-service.ts';

const TOWN = ['XZ1', '清溪镇', '清溪', '乡镇', 'U1'] as const;
const VILLAGE = ['C1', '清溪村', null, '村', 'XZ1'] as const;
const service = await aService(async (city, directory) => {
  const file = join(directory, '单位.xlsx');
  writeFileSync(file, aWorkbook([units(TOWN, VILLAGE)]));
  assert.ok((await city.import([file])).accepted);
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

test('somebody signs in, is known, signs out, and is known no more', async () => {
  const visitor = service.visitor();
  const nobody = await visitor.ask('GET', 'session');
  assert.deepEqual([nobody.status, nobody.json.code], [401, 'AUTH-NEEDED']);
  assert.equal(nobody.headers.get('content-type'), 'application/problem+json');
  const wrong = await visitor.signIn('demo_secretary', 'not-the-password');
  assert.deepEqual([wrong.status, wrong.json.code], [401, 'AUTH-REFUSED']);
  const entered = await visitor.signIn('demo_secretary');
  assert.deepEqual([entered.status, entered.json], [201, { mustChange: false }]);
  const [device, session] = entered.headers.getSetCookie();
  assert.match(session ?? '', /^mingze=\S+; Path=\/; HttpOnly; SameSite=Strict$/);
  assert.match(device ?? '', /^mingze-device=\S+; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Strict$/);
  const me = await visitor.ask('GET', 'session');
  assert.equal(me.json.account.login, 'demo_secretary');
  assert.deepEqual(
    me.json.posts.map((post: { kind: string; unitName: string }) => [post.kind, post.unitName]),
    [['secretary', '江河市委']],
  );
  assert.equal(me.json.acting, me.json.posts[0].id);
  const chosen = await visitor.ask('PUT', 'session/post', { body: { appointment: me.json.acting } });
  assert.equal(chosen.status, 204);
  const cookie = visitor.cookies.get('mingze') ?? '';
  assert.equal((await visitor.ask('DELETE', 'session')).status, 204);
  assert.deepEqual([...visitor.cookies.keys()], ['mingze-device'], 'it opens nothing');
  visitor.cookies.set('mingze', cookie);
  assert.equal((await visitor.ask('GET', 'session')).status, 401, 'the old cookie is worth nothing');
});

test('a new account changes its password before anything else', async () => {
  const act = { scope: service.city.scope, actor: TESTER, now: NOW };
  const made = await createAccount(service.city.db, act, {
    login: 'xinren',
    name: '新人',
    person: null,
    oidcSubject: null,
  });
  const visitor = service.visitor();
  assert.deepEqual((await visitor.signIn('xinren', made.password)).json, { mustChange: true });
  const early = await visitor.ask('GET', 'ledgers');
  assert.deepEqual([early.status, early.json.code], [403, 'AUTH-CHANGE-FIRST']);
  assert.equal((await visitor.ask('GET', 'session')).json.mustChange, true);
  const change = (next: string) =>
    visitor.ask('POST', 'session/password', { body: { old: made.password, new: next } });
  assert.equal((await change('12345')).json.code, 'AUTH-PASSWORD');
  assert.equal((await change('lan-tian-bai-yun-7')).status, 204);
  assert.equal((await visitor.ask('GET', 'session')).status, 401, 'the session of the old password is over');
  assert.deepEqual((await visitor.signIn('xinren', 'lan-tian-bai-yun-7')).json, { mustChange: false });
  const without = await visitor.ask('GET', 'ledgers');
  assert.deepEqual(
    [without.status, without.json.code],
    [409, 'ACCESS-POST'],
    'an account without a post does nothing',
  );
});

test('wrong old passwords count like failed sign-ins, and are in the log', async () => {
  const act = { scope: service.city.scope, actor: TESTER, now: NOW };
  const made = await createAccount(service.city.db, act, {
    login: 'caidui',
    name: '猜对',
    person: null,
    oidcSubject: null,
  });
  const visitor = service.visitor();
  await visitor.signIn('caidui', made.password);
  const guess = (old: string) =>
    visitor.ask('POST', 'session/password', { body: { old, new: 'lan-tian-bai-yun-9' } });
  for (let at = 1; at <= 5; at += 1)
    assert.equal((await guess(`guess-${at}-wrong`)).json.code, 'AUTH-REFUSED');
  const locked = await guess(made.password);
  assert.equal(locked.json.code, 'AUTH-LOCKED', 'the right one comes too late');
  assert.equal((await service.visitor().signIn('caidui', made.password)).json.code, 'AUTH-LOCKED');
  const auditor = await service.as('audit_administrator');
  const { items } = (await auditor.ask('GET', 'audit?type=sign_in.failed')).json;
  const told = items.filter(({ words }: { words: string }) => words.includes('原口令不对'));
  assert.equal(told.length, 5);
});

test('every answer carries its headers; nothing is kept in a cache; no framework is named', async () => {
  const visitor = await service.as('secretary');
  for (const [method, path] of [
    ['GET', 'session'],
    ['GET', 'no-such-address'],
    ['POST', 'audit/verify'],
    ['GET', '/errors'],
    ['GET', '/healthz'],
  ] as const) {
    const { headers } = await visitor.ask(method, path);
    assert.match(
      headers.get('content-security-policy') ?? '',
      /default-src 'self';.*frame-ancestors 'none'/,
      path,
    );
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(headers.get('referrer-policy'), 'same-origin', path);
    assert.equal(headers.get('x-frame-options'), 'DENY', path);
    assert.equal(headers.get('x-powered-by'), null, path);
    assert.equal(
      headers.get('strict-transport-security'),
      null,
      'without TLS nobody may be told to insist on it',
    );
    if (!path.startsWith('/')) assert.equal(headers.get('cache-control'), 'no-store', path);
  }
});

test('what another site makes a browser send is not done', async () => {
  const visitor = await service.as('secretary');
  const leave = (headers: Record<string, string>) => visitor.ask('DELETE', 'session', { headers });
  for (const headers of [
    { 'x-mingze': '' },
    { 'x-mingze': '0' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
  ]) {
    const refused = await leave(headers);
    assert.deepEqual([refused.status, refused.json.code], [403, 'HTTP-FORGERY'], JSON.stringify(headers));
  }
  const enter = await service.visitor().ask('POST', 'session', {
    body: { login: 'demo_secretary', password: DEMO_PASSWORD },
    headers: { 'x-mingze': '' },
  });
  assert.equal(enter.json.code, 'HTTP-FORGERY', 'nor is somebody signed in as another');
  assert.equal((await leave({ origin: service.context.origin })).status, 204);
});

test('faults of the input are told all at once, in Chinese, by field', async () => {
  const visitor = await service.as('system_administrator');
  const refused = await visitor.ask('POST', 'accounts', { body: { login: 'x', surplus: 1 } });
  assert.deepEqual([refused.status, refused.json.code], [400, 'HTTP-INVALID']);
  assert.deepEqual(refused.json.faults, [
    { field: 'login', message: '至少 2 个字' },
    { field: 'name', message: '须填写文字' },
    { field: 'surplus', message: '不是可用的项' },
  ]);
  assert.equal(refused.json.type, '/errors#HTTP-INVALID');
  assert.match(refused.json.instance, /^urn:uuid:[0-9a-f-]{36}$/);
  const broken = await visitor.ask('POST', 'accounts', {
    raw: '{"login":',
    headers: { 'content-type': 'application/json' },
  });
  assert.deepEqual(broken.json.faults, [{ field: '内容', message: '须填写内容（JSON）' }]);
  const query = await visitor.ask('GET', 'units?on=2021-02-30&limit=1');
  assert.deepEqual(
    query.json.faults.map((fault: { field: string }) => fault.field),
    ['on', 'limit'],
  );
});

test('a body that is too long is not read to its end', async () => {
  const visitor = await service.as('system_administrator');
  const long = await visitor.ask('POST', 'accounts', { body: { login: 'x'.repeat(1_100_000), name: 'x' } });
  assert.deepEqual([long.status, long.json.code], [413, 'HTTP-BODY']);
});

test('the service says that it is well, publishes its document, and explains its codes', async () => {
  const visitor = service.visitor();
  assert.deepEqual((await visitor.ask('GET', '/healthz')).json, { ok: true });
  const document = await visitor.ask('GET', 'openapi.json');
  assert.equal(document.json.openapi, '3.1.0');
  assert.ok(document.json.paths['/api/v1/ledgers/{ledger}/rows']);
  assert.match((await visitor.ask('GET', '/errors')).text, /<section id="RECORD-NOT-FOUND">/);
  assert.deepEqual((await visitor.ask('GET', 'city')).json, {
    name: '江河市',
    singleSignOn: false,
    demo: false,
    empty: false,
    begunOn: null,
  });
  const nothing = await visitor.ask('GET', 'no-such-address');
  assert.deepEqual([nothing.status, nothing.json.code], [404, 'HTTP-NOT-FOUND']);
});

test('somebody sees where he is signed in and ends a session elsewhere; nobody ends another man’s', async () => {
  const [here, there] = [await service.as('committee_office'), await service.as('committee_office')];
  const { items } = (await here.ask('GET', 'sessions')).json;
  assert.equal(items.filter((one: { current: boolean }) => one.current).length, 1);
  const seen = (await there.ask('GET', 'sessions')).json.items;
  const elsewhere = seen.find((one: { current: boolean }) => one.current);
  const stranger = await service.as('township_clerk');
  assert.equal((await stranger.ask('DELETE', `sessions/${elsewhere.id}`)).json.code, 'AUTH-SESSION');
  assert.equal((await there.ask('GET', 'desk')).status, 200);
  assert.equal((await here.ask('DELETE', `sessions/${elsewhere.id}`)).status, 204);
  assert.equal((await there.ask('GET', 'desk')).status, 401);
  assert.equal((await here.ask('GET', 'desk')).status, 200);
  const left = (await here.ask('GET', 'sessions')).json.items;
  assert.ok(!left.some((one: { id: string }) => one.id === elsewhere.id));
});
