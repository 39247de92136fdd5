// Attacks on sessions: fixed, stolen, kept after their end; and on the keys by which a request is done once.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aService } from '../support/a-service.ts';
import { SAMPLE_SERVICE } from '../support/sample-city.ts';
import { probe } from '../support/attacks.ts';

const service = await aService(SAMPLE_SERVICE);
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));
const system = await service.as('system_administrator');
const security = await service.as('security_administrator');
const reason = '试探';
const idOf = async (login: string): Promise<string> =>
  String(
    (await probe(system, 'GET', 'accounts?limit=500')).json.items.find(
      (one: { login: string }) => one.login === login,
    ).id,
  );

test('a cookie that an attacker has set is not the session that is opened', async () => {
  const visitor = service.visitor();
  const fixed = `1.01890a5d-ac96-774b-bcce-b302099a8057.${'A'.repeat(43)}`;
  visitor.cookies.set('mingze', fixed);
  assert.equal((await visitor.signIn('demo_secretary')).status, 201);
  assert.notEqual(visitor.cookies.get('mingze'), fixed);
  const first = visitor.cookies.get('mingze') ?? '';
  await visitor.signIn('demo_secretary');
  assert.notEqual(visitor.cookies.get('mingze'), first, 'a new sign-in is a new session');
  for (const bearer of [
    '',
    '.',
    `999999999.${first.split('.').slice(1).join('.')}`,
    `2.${first.split('.').slice(1).join('.')}`,
    `${first.slice(0, -1)}${first.endsWith('A') ? 'B' : 'A'}`,
    `${first}x`,
    '9'.repeat(5000),
  ]) {
    visitor.cookies.set('mingze', bearer);
    assert.equal((await probe(visitor, 'GET', 'session')).status, 401, bearer.slice(0, 60));
  }
});

test('sessions and tokens end with the password, the account and the post', async () => {
  const ends: readonly [kind: string, end: (id: string, post: string) => Promise<unknown>][] = [
    ['leader', (id) => probe(system, 'POST', `accounts/${id}/reset-password`, { body: { reason } })],
    ['village_clerk', (id) => probe(system, 'POST', `accounts/${id}/disable`, { body: { reason } })],
    [
      'observer',
      (_, post) =>
        probe(security, 'POST', `appointments/${post}/end`, { body: { to: '2022-01-10', reason } }),
    ],
  ];
  for (const [kind, end] of ends) {
    const one = await service.as(kind);
    const post = (await one.ask('GET', 'session')).json.acting;
    const body = { title: '程序', actions: ['read'], until: '2022-06-01T00:00:00Z' };
    const { bearer } = (await probe(one, 'POST', 'tokens', { body })).json;
    const headers = { authorization: `Bearer ${bearer}` };
    assert.equal((await service.visitor().ask('GET', 'session', { headers })).status, 200);
    await end(await idOf(`demo_${kind}`), post);
    assert.equal((await one.ask('GET', 'session')).status, 401, kind);
    assert.equal((await service.visitor().ask('GET', 'session', { headers })).status, 401, kind);
  }
});

test("the administrator's own reset lets nobody act before the password is changed, and is in the log", async () => {
  const id = await idOf('demo_audit_administrator');
  const reset = () => probe(system, 'POST', `accounts/${id}/reset-password`, { body: { reason } });
  // One administrator gives himself nothing of another: a third has to agree.
  assert.equal((await reset()).json.code, 'ACCESS-SECOND-PERSON');
  const what = { act: 'administrator_password', subject: 'demo_audit_administrator', reason };
  const asked = await probe(system, 'POST', 'proposals', { body: what });
  const agreed = { body: { allowed: true, reason } };
  await probe(security, 'POST', `proposals/${asked.json.id}/decision`, agreed);
  const { json } = await reset();
  const auditor = service.visitor();
  assert.equal((await auditor.signIn('demo_audit_administrator', json.password)).json.mustChange, true);
  const looked = await probe(auditor, 'GET', 'audit');
  assert.equal(looked.json.code, 'AUTH-CHANGE-FIRST');
  const { rows } = await service.context.db.owner.query(
    "select from audit.entries where type = 'account.password_changed' and payload::text like '%demo_audit_administrator%' and payload::text like $1",
    [`%${reason}%`],
  );
  assert.equal(rows.length, 1);
});

test("keys: another account's is one's own, odd ones are refused, a used one is not used for another thing", async () => {
  const office = await service.as('committee_office');
  const organisation = await service.as('organisation_department');
  const headers = { 'idempotency-key': 'shared-by-two-people' };
  const body = { ledger: 'discipline_case', key: 'A', reason };
  const first = await probe(office, 'POST', 'disclosures', { body, headers });
  const again = await probe(office, 'POST', 'disclosures', { body, headers });
  const other = await probe(organisation, 'POST', 'disclosures', { body, headers });
  assert.equal(again.json.id, first.json.id);
  assert.notEqual(other.json.id, first.json.id);
  const changed = await probe(office, 'POST', 'disclosures', { body: { ...body, key: 'B' }, headers });
  assert.equal(changed.json.code, 'HTTP-KEY-REUSED');
  for (const key of ['x', 'x'.repeat(101), 'x'.repeat(5000), "' or 1=1 --", '../../../etc', '%00%00%00%00'])
    assert.equal(
      (await probe(office, 'POST', 'disclosures', { body, headers: { 'idempotency-key': key } })).json.code,
      'HTTP-KEY-NEEDED',
    );
  const secret = { body: { login: 'told_once', name: '某' }, headers };
  assert.ok((await probe(system, 'POST', 'accounts', secret)).json.password);
  assert.equal((await probe(system, 'POST', 'accounts', secret)).json.code, 'HTTP-KEY-TOLD');
});
