// Attacks by methods, headers and pages of other sites.
import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import { aService } from '../support/a-service.ts';
import { SAMPLE_SERVICE } from '../support/sample-city.ts';
import { probe } from '../support/attacks.ts';

const service = await aService(SAMPLE_SERVICE);
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));
const office = await service.as('committee_office');
const ROWS = 'ledgers/study_session/rows';
const { port } = new URL(service.context.origin);

test('methods: HEAD reads like GET and without a body; no other method means anything', async () => {
  const head = await office.ask('HEAD', ROWS);
  assert.deepEqual([head.status, head.text], [200, '']);
  assert.equal((await service.visitor().ask('HEAD', ROWS)).status, 401);
  for (const method of ['OPTIONS', 'PATCH', 'PUT']) {
    const { status, headers } = await office.ask(method, ROWS);
    assert.equal(status, 404, method);
    assert.equal(headers.get('access-control-allow-origin'), null);
  }
  // The client of these tests refuses to send TRACE.
  const traced = await new Promise<number>((done, fail) => {
    httpRequest(
      { port, method: 'TRACE', path: `/api/v1/${ROWS}`, headers: { cookie: 'mingze=x' } },
      (answer) => {
        answer.resume();
        done(answer.statusCode ?? 0);
      },
    )
      .on('error', fail)
      .end();
  });
  assert.equal(traced, 404);
  const headers = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' };
  assert.equal((await office.ask('GET', 'session?_method=DELETE', { headers })).status, 200);
  assert.equal((await office.ask('GET', 'session')).status, 200, 'the session is still there');
});

test('another site cannot write: no header, another origin, a form', async () => {
  const body = { ledger: 'discipline_case', key: 'A', reason: 'x' };
  for (const headers of [
    { 'x-mingze': '' },
    { 'x-mingze': '0' },
    { 'x-mingze': '', 'content-type': 'text/plain' },
    { 'x-mingze': '', 'content-type': 'application/x-www-form-urlencoded' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `${service.context.origin}.evil.example` },
    { origin: service.context.origin.replace('http:', 'https:') },
  ]) {
    const { status, json } = await probe(office, 'POST', 'disclosures', { body, headers });
    assert.deepEqual([status, json.code], [403, 'HTTP-FORGERY'], JSON.stringify(headers));
    const entering = { body: { login: 'demo_leader', password: 'x' }, headers };
    assert.equal((await probe(service.visitor(), 'POST', 'session', entering)).status, 403);
  }
  const basic = { authorization: 'Basic eDp5', 'x-mingze': '' };
  assert.equal((await probe(office, 'POST', 'disclosures', { body, headers: basic })).status, 403);
});

test('headers: forged hosts and addresses change nothing, and nothing is broken in two', async () => {
  const send = (lines: readonly string[]): Promise<string> =>
    new Promise((done, fail) => {
      let text = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
      socket.on('data', (bytes) => (text += bytes.toString())).on('end', () => done(text));
      socket.on('error', fail);
    });
  for (const host of ['evil.example', 'a b', '[', '"', 'x:99999', '127.0.0.1@evil.example', '']) {
    const answered = await send(['GET /api/v1/session/oidc HTTP/1.1', `Host: ${host}`, 'Connection: close']);
    assert.match(answered, /^HTTP\/1\.1 40[04]/, host);
    assert.doesNotMatch(answered, /evil|\.ts:|node_modules/, host);
  }
  const visitor = service.visitor();
  for (let i = 0; i < 5; i += 1)
    await visitor.ask('POST', 'session', {
      body: { login: 'demo_liaison', password: 'wrong' },
      headers: { 'x-forwarded-for': `10.0.0.${i}`, 'x-real-ip': `10.0.0.${i}`, forwarded: `for=10.0.0.${i}` },
    });
  const locked = await visitor.signIn('demo_liaison');
  assert.equal(locked.json.code, 'AUTH-LOCKED');
  const addresses = await service.context.db.owner.query<{ address: string }>(
    'select address from auth.addresses',
  );
  assert.deepEqual(addresses.rows, [{ address: '127.0.0.1' }]);
});

test('single sign-on leads nowhere but to our own page', async () => {
  for (const query of [
    '?next=https://evil.example',
    '?redirect_uri=//evil.example',
    '?state=x&return=//evil',
  ]) {
    const begun = await service.visitor().ask('GET', `session/oidc${query}`);
    assert.equal(begun.status, 404);
    const ended = await service.visitor().ask('GET', `session/oidc/callback${query}`);
    assert.ok(ended.status === 400 || ended.headers.get('location') === '/?problem=API-SINGLE-SIGN-ON');
  }
});
