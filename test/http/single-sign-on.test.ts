// Signing in by an identity provider: a real one, on this machine.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Provider } from 'oidc-provider';
import { createAccount } from '#engine/access/operations/accounts.ts';
import { changeSettings } from '#engine/access/settings.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { units } from '../builders/small-city.ts';
import { NOW } from '../support/a-city.ts';
import { TESTER } from '../support/actors.ts';
import { aService, type Visitor } from '../support/a-service.ts';

const CLIENT = 'mingze';
const SECRET = 'a-secret-between-the-two-of-them';
const service = await aService(
  async (city, directory) => {
    const file = join(directory, '单位.xlsx');
    writeFileSync(file, aWorkbook([units()]));
    assert.ok((await city.import([file])).accepted);
  },
  { oidcSecret: SECRET },
);
const provider = await aProvider(`${service.context.origin}/api/v1/session/oidc/callback`);
after(async () => {
  await provider.close();
  await service.close();
  assert.deepEqual(service.surprises, []);
});
const { city } = service;
const act = { scope: city.scope, actor: TESTER, now: NOW };
await createAccount(city.db, act, {
  login: 'wangyi',
  name: '王一',
  person: 'P1',
  oidcSubject: 'sub-of-wang',
});

/** An identity provider whose only page signs in whomever the test names. */
async function aProvider(
  callback: string,
): Promise<{ issuer: string; as: (sub: string) => void; close: () => Promise<void> }> {
  let subject = '';
  const server: Server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const one = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT,
        client_secret: SECRET,
        redirect_uris: [callback],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['only-for-this-test'] },
    features: { devInteractions: { enabled: false } },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: async () => ({ sub }) }),
    loadExistingGrant: async (context) => {
      const { oidc } = context;
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  const answer = one.callback();
  const handle = async (
    request: Parameters<typeof answer>[0],
    response: Parameters<typeof answer>[1],
  ): Promise<void> => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    await one.interactionFinished(request, response, { login: { accountId: subject } });
  };
  return {
    issuer,
    as: (sub) => {
      subject = sub;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Goes the whole way of a browser, up to the address with which it comes back to us. */
async function outAndBack(visitor: Visitor, from?: string): Promise<string> {
  let at = from ?? '';
  if (from === undefined) {
    const away = await visitor.ask('GET', 'session/oidc');
    assert.equal(away.status, 303, away.text);
    at = away.headers.get('location') ?? '';
  }
  const cookies = new Map<string, string>();
  for (let step = 0; step < 10; step += 1) {
    const url = new URL(at);
    if (url.origin === service.context.origin) return `${url.pathname}${url.search}`;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    at = new URL(response.headers.get('location') ?? assert.fail(await response.text()), url).href;
  }
  return assert.fail(at);
}

test('without a provider there is none', async () => {
  const none = await service.visitor().ask('GET', 'session/oidc');
  assert.deepEqual([none.status, none.json.code], [404, 'API-SINGLE-SIGN-ON']);
  await changeSettings(city.db, act, { oidc_issuer: provider.issuer, oidc_client: CLIENT });
  assert.equal((await service.visitor().ask('GET', 'city')).json.singleSignOn, true);
});

test('somebody whom the provider knows, and we know by its name for him, is signed in', async () => {
  provider.as('sub-of-wang');
  const visitor = service.visitor();
  const back = await outAndBack(visitor);
  assert.match(back, /^\/api\/v1\/session\/oidc\/callback\?code=/);
  const entered = await visitor.ask('GET', back);
  assert.deepEqual([entered.status, entered.headers.get('location')], [303, '/']);
  assert.match(entered.headers.get('set-cookie') ?? '', /mingze=\S+; Path=\/; HttpOnly; SameSite=Strict/);
  assert.equal((await visitor.ask('GET', 'session')).json.account.login, 'wangyi');
  const twice = await visitor.ask('GET', back);
  assert.equal(twice.headers.get('location'), '/?problem=API-PROVIDER', 'a state is good once');
});

test('who signed in there signs a report after a fresh sign-on: asked anew, as himself, in his own browser, once', async () => {
  const { id } = (await (await service.as('system_administrator')).ask('GET', 'accounts?q=wangyi')).json
    .items[0];
  const post = { account: id, kind: 'secretary', unit: 'U1', from: '2021-01-01', reason: '任职' };
  const security = await service.as('security_administrator');
  assert.equal((await security.ask('POST', 'appointments', { body: post })).status, 201);
  provider.as('sub-of-wang');
  const visitor = service.visitor();
  await visitor.ask('GET', await outAndBack(visitor));
  const page = '/reports/annual/2021/sign';
  // The password that was made with the account is nobody's: it neither shuts him out nor lets him sign.
  const shown = await visitor.ask('GET', page.slice(1));
  assert.deepEqual([shown.json.confirm, shown.json.fresh], [['single_sign_on'], false], shown.text);
  const begin = (to: string) => visitor.ask('POST', 'session/oidc/confirm', { body: { to } });
  for (const to of ['//evil.example', 'https://evil.example', '/reports/../..//x', '/a?b=/c'])
    assert.equal((await begin(to)).status, 400, to);
  const { url } = (await begin(page)).json;
  const asked = new URL(url).searchParams;
  assert.deepEqual([asked.get('prompt'), asked.get('max_age')], ['login', '60']);
  const back = await outAndBack(visitor, url);
  // In another browser it is worth nothing, and is used up.
  const stranger = await service.visitor().ask('GET', back);
  assert.equal(stranger.headers.get('location'), `${page}?problem=API-PROVIDER`);
  const stale = await visitor.ask('GET', back);
  assert.equal(stale.headers.get('location'), '/?problem=API-PROVIDER');
  const session = visitor.cookies.get('mingze');
  const again = await visitor.ask('GET', await outAndBack(visitor, (await begin(page)).json.url));
  assert.equal(again.headers.get('location'), page);
  assert.equal(visitor.cookies.get('mingze'), session, 'the session is the same');
  assert.equal((await visitor.ask('GET', page.slice(1))).json.fresh, true);
  // Somebody else's identity confirms nothing.
  provider.as('sub-of-a-stranger');
  const other = await visitor.ask('GET', await outAndBack(visitor, (await begin(page)).json.url));
  assert.equal(other.headers.get('location'), `${page}?problem=AUTH-REFUSED`);
});

test('somebody without an account of ours is not, and is led home with a code', async () => {
  provider.as('sub-of-a-stranger');
  const visitor = service.visitor();
  const refused = await visitor.ask('GET', await outAndBack(visitor));
  assert.deepEqual([refused.status, refused.headers.get('location')], [303, '/?problem=AUTH-REFUSED']);
  assert.equal((await visitor.ask('GET', 'session')).status, 401);
});

test('an answer is worth nothing in another browser, with another state, or with another code', async () => {
  provider.as('sub-of-wang');
  const victim = service.visitor();
  const back = await outAndBack(service.visitor());
  for (const address of [back, '/api/v1/session/oidc/callback?state=made-up&code=x']) {
    const refused = await victim.ask('GET', address);
    assert.equal(refused.headers.get('location'), '/?problem=API-PROVIDER', address);
    assert.equal(victim.cookies.has('mingze'), false);
  }
  const own = service.visitor();
  const forged = (await outAndBack(own)).replace(/code=[^&]+/, 'code=made-up');
  assert.equal((await own.ask('GET', forged)).headers.get('location'), '/?problem=API-PROVIDER');
});

test('the browser is sent nowhere that a request names', async () => {
  const visitor = service.visitor();
  const away = await visitor.ask('GET', 'session/oidc', {
    headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
  });
  const url = new URL(away.headers.get('location') ?? '');
  assert.equal(url.origin, provider.issuer);
  assert.equal(
    url.searchParams.get('redirect_uri'),
    `${service.context.origin}/api/v1/session/oidc/callback`,
  );
  assert.equal(url.searchParams.get('code_challenge_method'), 'S256');
  for (const more of ['?next=https://evil.example', '?redirect_uri=https://evil.example']) {
    const again = await visitor.ask('GET', `session/oidc${more}`);
    assert.ok(!(again.headers.get('location') ?? '').includes('evil'), more);
  }
});

test('only https, or this very machine, may be set as the provider', async () => {
  const security = await service.as('security_administrator');
  const set = (issuer: string) =>
    security.ask('PUT', 'settings/single-sign-on', { body: { issuer, client: CLIENT } });
  for (const bad of ['http://example.com/', 'ftp://127.0.0.1/', 'http://127.0.0.1.example.com/', 'nonsense'])
    assert.equal((await set(bad)).status, 400, bad);
  const nobody = 'http://127.0.0.1:1/';
  const body = { act: 'identity_provider', subject: `${nobody} ${CLIENT}`, reason: '更换' };
  const { id } = (await security.ask('POST', 'proposals', { body })).json;
  const system = await service.as('system_administrator');
  const agreed = { body: { allowed: true, reason: '已核实' } };
  assert.equal((await system.ask('POST', `proposals/${id}/decision`, agreed)).status, 204);
  assert.equal((await set(nobody)).status, 204);
  const away = await service.visitor().ask('GET', 'session/oidc');
  assert.deepEqual([away.status, away.json.code], [502, 'API-PROVIDER']);
  service.surprises.splice(0);
});
