// Attacks by who one is: rising through a second entry, other people's ids.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createAccount } from '#engine/access/operations/accounts.ts';
import { appoint } from '#engine/access/operations/appoint.ts';
import { WHOLE_REGION } from '#kernel/db/index.ts';
import { NOW } from '../support/a-city.ts';
import { TESTER } from '../support/actors.ts';
import { aService, type Visitor } from '../support/a-service.ts';
import { SAMPLE_SERVICE } from '../support/sample-city.ts';
import { gist, probe } from '../support/attacks.ts';

const service = await aService(SAMPLE_SERVICE);
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));
const { city, context } = service;
const { db, pack } = city;
const security = await service.as('security_administrator');
const system = await service.as('system_administrator');
const auditor = await service.as('audit_administrator');
const village = await service.as('village_clerk');
const leader = await service.as('leader');
const observer = await service.as('observer');
const clerk = await service.as('discipline_clerk');
const office = await service.as('committee_office');
const root = String(
  (await city.query("select code from base.units where kind = 'municipal_committee'"))[0]?.['code'],
);
const NOWHERE = '01890a5d-ac96-774b-bcce-b302099a8057';
const UNTIL = '2022-06-01T00:00:00Z';
const reason = '试探';

const sessionOf = async (visitor: Visitor) => (await visitor.ask('GET', 'session')).json;
const idsIn = async (table: string): Promise<string[]> =>
  (await city.query(`select row_id as id from ledger.${table} order by row_key`)).map(({ id }) => String(id));
const code = ({ json }: { readonly json: { readonly code: string } }): string => json.code;
const tokenOf = async (visitor: Visitor, actions: readonly string[]) => {
  const { json } = await probe(visitor, 'POST', 'tokens', { body: { title: '程序', actions, until: UNTIL } });
  return { id: String(json.id), headers: { authorization: `Bearer ${json.bearer}` } };
};

test('nobody makes himself more than he is', async () => {
  const me = await sessionOf(security);
  const account = me.account.id;
  const from = '2022-01-01';
  for (const kind of ['committee_office', 'system_administrator', 'audit_administrator', 'secretary']) {
    const answered = await probe(security, 'POST', 'appointments', {
      body: { account, kind, unit: root, from },
    });
    assert.match(answered.json.detail, /三员分立/, kind);
  }
  const held = (await sessionOf(office)).acting;
  const deputy = { account, from, to: '2022-02-01' };
  assert.equal(
    code(await probe(security, 'POST', `appointments/${held}/deputies`, { body: deputy })),
    'ACCESS-APPOINT',
  );
  const own = { ...deputy, account: (await sessionOf(office)).account.id };
  assert.equal(
    code(await probe(security, 'POST', `appointments/${held}/deputies`, { body: own })),
    'ACCESS-APPOINT',
  );
  for (const visitor of [system, auditor, village, leader, observer, clerk, office]) {
    const body = { account, kind: 'secretary', unit: root, from };
    assert.equal(code(await probe(visitor, 'POST', 'appointments', { body })), 'ACCESS-DENIED');
    assert.equal(
      code(await probe(visitor, 'PUT', 'settings/small-office', { body: { on: true } })),
      'ACCESS-DENIED',
    );
  }
  for (const visitor of [security, auditor, village, office]) {
    const body = { login: 'mine', name: 'x' };
    assert.equal(code(await probe(visitor, 'POST', 'accounts', { body })), 'ACCESS-DENIED');
    assert.equal(
      code(await probe(visitor, 'POST', `accounts/${account}/reset-password`, { body: { reason } })),
      'ACCESS-DENIED',
    );
  }
});

test('a post that has ended does not come back by being ended again, later', async () => {
  const act = { scope: city.scope, actor: TESTER, now: NOW };
  const login = 'once_in_office';
  const { id } = await createAccount(db, act, { login, name: '某人', person: null, oidcSubject: null });
  const wanted = { account: id, unit: root, named: [], reason: null };
  const old = await appoint(db, act, pack, {
    ...wanted,
    kind: 'committee_office',
    from: '2020-01-01',
    to: '2021-12-31',
  });
  await appoint(db, act, pack, { ...wanted, kind: 'audit_administrator', from: '2022-01-01', to: null });
  const end = (to: string) => probe(security, 'POST', `appointments/${old.id}/end`, { body: { to, reason } });
  assert.equal(code(await end('2030-01-01')), 'ACCESS-APPOINT');
  assert.equal((await end('2021-06-30')).status, 204, 'an end may come earlier');
});

test('a token does what it was made for, and nothing of its holder', async () => {
  const few = await tokenOf(office, ['count']);
  const program = service.visitor();
  const { headers } = few;
  for (const [method, path, body] of [
    ['GET', 'ledgers/study_session/rows'],
    ['GET', 'facts?year=2021'],
    ['GET', 'reports'],
    ['GET', 'disclosures'],
    ['GET', 'tokens'],
    ['DELETE', 'session'],
    ['POST', 'session/second-factor'],
    ['POST', 'session/password', { old: 'x', new: 'lan-tian-bai-yun-7' }],
    ['PUT', 'session/post', { appointment: NOWHERE }],
    ['POST', 'tokens', { title: 'x', actions: ['read', 'void'], until: UNTIL }],
    ['POST', 'disclosures', { ledger: 'discipline_case', key: 'x', reason }],
  ] as const) {
    const answered = await probe(program, method, path, { headers, ...(body ? { body } : {}) });
    assert.deepEqual([answered.status, code(answered)], [403, 'ACCESS-DENIED'], `${method} ${path}`);
  }
  // More than the post has does not become the post's.
  const more = await tokenOf(village, ['read', 'void', 'disclose', 'reports_issue', 'audit']);
  for (const path of ['audit', 'reports', 'reports/annual/2021/versions'])
    assert.equal((await probe(program, 'GET', path, more)).status, 403, path);
  assert.equal((await probe(village, 'DELETE', `tokens/${few.id}`)).status, 403, "another's token");
  assert.equal((await probe(office, 'DELETE', `tokens/${few.id}`)).status, 204);
  assert.equal((await probe(program, 'GET', 'session', few)).status, 401, 'withdrawn');
});

test('ids of other people, ledgers and cities open nothing', async () => {
  const [session = ''] = await idsIn('study_session');
  const [sealed = ''] = await idsIn('discipline_case');
  const others = await sessionOf(office);
  const chosen = await probe(village, 'PUT', 'session/post', { body: { appointment: others.acting } });
  const made = await probe(village, 'PUT', 'session/post', { body: { appointment: NOWHERE } });
  assert.equal(gist(chosen), gist(made), 'a post of another is like none');
  for (const verb of ['', '/history'])
    for (const [visitor, ledger, id] of [
      [office, 'study_session', sealed],
      [office, 'meeting', session],
      [office, 'study_session', NOWHERE],
      [clerk, 'discipline_case', sealed],
      [clerk, 'discipline_case', NOWHERE],
      [office, 'discipline_case', sealed],
    ] as const)
      assert.equal((await probe(visitor, 'GET', `ledgers/${ledger}/rows/${id}${verb}`)).status, 404);
  await db.owner.query("insert into app.regions (id, name) values (77, '别市')");
  const act = { scope: { region: 77, ...WHOLE_REGION }, actor: TESTER, now: NOW };
  const abroad = await createAccount(db, act, {
    login: 'abroad',
    name: '外人',
    person: null,
    oidcSubject: null,
  });
  const wrong = { reason };
  const there = await probe(system, 'POST', `accounts/${abroad.id}/disable`, { body: wrong });
  const none = await probe(system, 'POST', `accounts/${NOWHERE}/disable`, { body: wrong });
  assert.equal(gist(there, abroad.id), gist(none, NOWHERE));
  assert.equal((await service.visitor().signIn('abroad', abroad.password)).status, 401);
  assert.doesNotMatch((await probe(system, 'GET', 'accounts?limit=500')).text, /abroad/);
});

test('a refused right stands in the log once for each refused request', async () => {
  const count = async (): Promise<number> =>
    Number(
      (
        await db.owner.query<{ n: string }>(
          "select count(*) as n from audit.entries where region_id = $1 and type = 'right.refused'",
          [context.region.id],
        )
      ).rows[0]?.n,
    );
  const before = await count();
  await probe(village, 'GET', 'accounts');
  assert.equal(await count(), before + 1);
  const headers = { 'idempotency-key': 'the-same-key-twice' };
  const body = { login: 'mine', name: 'x' };
  for (const n of [2, 3]) {
    await probe(village, 'POST', 'accounts', { body, headers });
    assert.equal(await count(), before + n);
  }
  await probe(service.visitor(), 'GET', 'accounts');
  await probe(village, 'GET', 'ledgers/no_such_ledger');
  assert.equal(await count(), before + 3, 'nobody, and what does not exist, are no refused rights');
});
