// Every endpoint of the document, asked by nobody, by every class of posts, and with nonsense.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ENDPOINTS } from '#app/endpoints.ts';
import { commonProblems } from '#service/common-problems.ts';
import { documentedCodes } from '#kernel/errors/error-document.ts';
import { errorCatalogues } from '#kernel/errors/index.ts';
import type { Endpoint } from '#service/endpoint.ts';
import type { PostKind } from '#model/access/types.ts';
import { groupBy } from '#model/group-by.ts';
import { createAccount } from '#engine/access/operations/accounts.ts';
import { committed } from '../../scripts/lib/agreement.ts';
import { freshDocument, type JsonSchema } from '../../scripts/lib/api.ts';
import { NOW } from '../support/a-city.ts';
import { TESTER } from '../support/actors.ts';
import { type Asking, aService, type Visitor } from '../support/a-service.ts';
import { SAMPLE_SERVICE } from '../support/sample-city.ts';
import { signed } from '../support/signed.ts';

const service = await aService(SAMPLE_SERVICE);
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));
const { city } = service;
const document = await freshDocument();
const act = { scope: city.scope, actor: TESTER, now: NOW };
const target = await createAccount(city.db, act, {
  login: 'target',
  name: '某人',
  person: null,
  oidcSubject: null,
});
const idIn = async (table: string): Promise<string> =>
  String((await city.query(`select row_id as id from ledger.${table} order by row_key limit 1`))[0]?.['id']);
const rows = { study_session: await idIn('study_session'), discipline_case: await idIn('discipline_case') };
const SWEPT = Object.keys(rows) as (keyof typeof rows)[];
/** These end the visitor's own session, and come last. */
const LAST = ['changePassword', 'removeSecondFactor', 'signOut'];
const endpoints = [...ENDPOINTS].toSorted((a, b) => LAST.indexOf(a.id) - LAST.indexOf(b.id));

/** What a part of a request holds where the schema leaves it open. */
const VALUES: Readonly<Record<string, string>> = {
  account: target.id,
  year: '2021',
  number: '1',
  before: '1',
  after: '1',
  report: 'annual',
  fact: 'S01',
  by: 'row_status',
  digest: 'a'.repeat(64),
  file: '01890a5d-ac96-774b-bcce-b302099a8057',
  batch: '01890a5d-ac96-774b-bcce-b302099a8057',
  sort: '-row_status',
  kind: 'liaison',
  unit: 'U1',
  from: '2022-02-01',
  to: '2022-03-01',
  until: '2022-06-01T00:00:00Z',
  code: '123456',
  old: 'mingze-shifan-2021',
  new: 'lan-tian-bai-yun-7',
  issuer: 'https://example.invalid/',
};

function valueOf(name: string, schema: JsonSchema, ledger: keyof typeof rows): unknown {
  if (name === 'ledger') return ledger;
  if (name === 'row' || name === 'id') return rows[ledger];
  const given = VALUES[name];
  if (given !== undefined) return given;
  if (schema.$ref)
    return valueOf(name, document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, ledger);
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? [];
  if (first) return valueOf(name, first, ledger);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object')
    return Object.fromEntries(
      (schema.required ?? []).map((key) => [key, valueOf(key, schema.properties?.[key] ?? {}, ledger)]),
    );
  if (type === 'array') return [valueOf('', schema.items ?? {}, ledger)];
  if (type === 'boolean') return true;
  return type === 'integer' || type === 'number' ? 1 : `x${crypto.randomUUID()}`;
}

/** A request that fits the document. */
function requestOf(face: Endpoint, ledger: keyof typeof rows): { path: string; asking: Asking } {
  const operation = document.paths[face.path]?.[face.method] ?? assert.fail(face.path);
  const id = face.path.includes('/accounts/') ? target.id : rows[ledger];
  const path = face.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(name === 'id' ? id : valueOf(name, {}, ledger)),
  );
  const query = (operation.parameters ?? [])
    .filter((one) => one.in === 'query' && one.required)
    .map((one) => `${one.name}=${encodeURIComponent(String(valueOf(one.name, one.schema, ledger)))}`);
  const json = operation.requestBody?.content['application/json'];
  const body = json && valueOf('', json.schema, ledger);
  const asking = body === undefined ? { raw: face.upload ? new Uint8Array([1, 2, 3]) : '' } : { body };
  return {
    path: `${path}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    asking: face.method === 'get' ? {} : asking,
  };
}

const ask = (visitor: Visitor, face: Endpoint, ledger: keyof typeof rows = 'study_session') => {
  const { path, asking } = requestOf(face, ledger);
  return visitor.ask(face.method.toUpperCase(), path, asking);
};

test('nobody is told anything but that he must sign in', async () => {
  const open = ENDPOINTS.filter((face) => face.caller === 'anybody').map((face) => face.id);
  // The three of an empty city ask for its code, and are shut once it is one.
  const FIRST_RUN = ['readFirstTemplate', 'startCity', 'startDemo'];
  assert.deepEqual(open, [
    'getCity',
    ...FIRST_RUN,
    'signIn',
    'beginSingleSignOn',
    'endSingleSignOn',
    'readCalendarFeed',
  ]);
  for (const face of ENDPOINTS.filter((one) => one.caller !== 'anybody')) {
    const answered = await ask(service.visitor(), face);
    assert.deepEqual([answered.status, answered.json.code], [401, 'AUTH-NEEDED'], face.id);
    const forged = await service
      .visitor()
      .ask(face.method.toUpperCase(), requestOf(face, 'study_session').path, {
        headers: { authorization: `Bearer 1.${target.id}.${'A'.repeat(43)}` },
      });
    assert.equal(forged.status, 401, face.id);
  }
});

test('a page of somebody else is told so by every endpoint, reading, writing and downloading', async () => {
  const visitor = await service.as('township_reviewer');
  const clerk = (await (await service.as('village_clerk')).ask('GET', 'session')).json;
  const as = `${clerk.account.id}.${clerk.acting}`;
  for (const face of ENDPOINTS.filter((one) => one.caller !== 'anybody')) {
    const { path, asking } = requestOf(face, 'study_session');
    const byHeader = { ...asking, headers: { 'x-mingze-as': as } };
    const answered = await visitor.ask(face.method.toUpperCase(), path, byHeader);
    assert.deepEqual([answered.status, answered.json.code], [409, 'AUTH-OTHER'], face.id);
    assert.match(answered.json.detail, /township_reviewer/, face.id);
    if (face.method !== 'get') continue;
    const link = await visitor.ask('GET', `${path}${path.includes('?') ? '&' : '?'}as=${as}`);
    assert.deepEqual([link.status, link.json.code], [409, 'AUTH-OTHER'], face.id);
  }
  const own = (await visitor.ask('GET', 'session')).json;
  const mine = { headers: { 'x-mingze-as': `${own.account.id}.${own.acting}` } };
  assert.equal((await visitor.ask('GET', 'ledgers', mine)).status, 200);
  assert.equal((await visitor.ask('GET', 'ledgers', { headers: { 'x-mingze-as': 'x' } })).status, 409);
});

/** What an endpoint may ask of a post before it looks at rows: how far a right reaches is for access-matrix.test.ts. */
function classOf({ power, personal, reports, grants }: PostKind): string {
  const changes = ['write', 'accept'].map((name) =>
    grants.some(({ actions }) => actions.some((one) => one === name)),
  );
  const sealed = grants
    .filter(({ ledgers }) => [...ledgers].some((id) => city.pack.ledgers.get(id)?.sensitivity === 'sealed'))
    .flatMap(({ knowledge, actions }) => (actions.some((one) => one === 'read') ? [knowledge] : ['counted']));
  return JSON.stringify([power, personal, reports, changes, [...new Set(sealed)].toSorted()]);
}

/** Posts of one class take turns: each class asks every endpoint, and every post asks some. */
const classes = [...groupBy(city.pack.access.posts.values(), classOf).values()].map((of) =>
  of.map(({ id }) => id),
);
const isTurnOf = (kind: string, index: number): boolean =>
  classes.some((of) => of[index % of.length] === kind);

test('each class of posts asks every endpoint', () => {
  assert.ok(classes.length >= 10, JSON.stringify(classes));
  for (const of of classes)
    for (const index of endpoints.keys()) assert.equal(of.filter((kind) => isTurnOf(kind, index)).length, 1);
});

for (const kind of city.pack.access.posts.keys())
  test(`${kind}: every endpoint answers what its document says, and none breaks`, async () => {
    const visitor = await service.as(kind);
    const power = city.pack.access.posts.get(kind)?.power ?? null;
    for (const face of endpoints.filter((_, index) => isTurnOf(kind, index)))
      for (const ledger of face.path.includes('{ledger}') || face.id === 'prove'
        ? SWEPT
        : SWEPT.slice(0, 1)) {
        if (face.caller === 'anybody') continue;
        if (visitor.cookies.size === 0 || LAST.includes(face.id)) await visitor.signIn(`demo_${kind}`);
        const { status, headers, text, json } = await ask(visitor, face, ledger);
        const where = `${kind} ${face.id} ${ledger}: ${status} ${text.slice(0, 300)}`;
        assert.ok(status < 500, where);
        const described = document.paths[face.path]?.[face.method]?.responses[String(status)];
        assert.ok(described, where);
        if (status >= 400) assert.ok(described['x-codes']?.includes(json.code), where);
        assert.equal(headers.get('cache-control'), 'no-store', where);
        if (face.path.startsWith('/api/v1/accounts') && power === null) assert.equal(status, 403, where);
        if (face.path.startsWith('/api/v1/audit')) assert.equal(status === 403, power !== 'audit', where);
        if (/\/rows/.test(face.path) && power !== null && face.id !== 'listFactRows')
          assert.equal(status, 404, where);
        if (face.id === 'listFactRows' && power !== null) assert.deepEqual(json.items, [], where);
        // The password was changed: the demo account gets its open one back.
        if (face.id === 'changePassword' && status === 204) await reopen(kind);
      }
  });

async function reopen(kind: string): Promise<void> {
  await city.db.owner.query(
    `update auth.accounts a set password_hash = b.password_hash from auth.accounts b
     where a.region_id = $1 and b.region_id = $1 and a.login = $2 and b.login = $3`,
    [city.scope.region, `demo_${kind}`, kind === 'secretary' ? 'demo_leader' : 'demo_secretary'],
  );
}

test('a post from which persons are hidden gets no field about one, of any ledger', async () => {
  const [leader, office] = [await service.as('leader'), await service.as('committee_office')];
  let seen = 0;
  for (const ledger of city.pack.ledgers.values()) {
    const hidden = ledger.fields.filter((field) => field.personal).map((field) => field.id);
    const open = await office.ask('GET', `ledgers/${ledger.id}/rows?limit=500`);
    const masked = await leader.ask('GET', `ledgers/${ledger.id}/rows?limit=500`);
    const values = (answered: typeof open): string[] =>
      ((answered.json.items ?? []) as { values: object }[]).flatMap((row) => Object.keys(row.values));
    assert.deepEqual(
      values(masked).filter((id) => hidden.includes(id)),
      [],
      ledger.id,
    );
    seen += values(open).filter((id) => hidden.includes(id)).length;
  }
  assert.ok(seen > 0, 'the office sees some');
});

test('a report is issued once, handed out whole, verified, and tells what has changed', async () => {
  const office = await service.as('committee_office');
  const at = 'reports/annual/2021';
  const draft = await office.ask('POST', `${at}/draft`, { body: { date: '2022-01-05' } });
  assert.equal(draft.status, 200, draft.text.slice(0, 500));
  // The sweep has sent it as the office and taken that back: it is sent, returned, and taken up again.
  assert.equal((await office.ask('POST', `${at}/send`, { body: {} })).status, 204);
  const { step } = (await office.ask('GET', `${at}/room`)).json.signing.last;
  const secretary = await service.as('secretary');
  const opinion = { body: { words: '再改', step } };
  assert.equal((await secretary.ask('POST', `${at}/return`, opinion)).status, 204);
  const returned = await office.ask('POST', `${at}/issue`, { body: { date: '2022-01-05' } });
  assert.equal(returned.json.code, 'REPORT-REFUSED', returned.text);
  assert.equal((await office.ask('POST', `${at}/send`, { body: { words: '已改' } })).status, 204);
  const unsigned = await office.ask('POST', `${at}/issue`, { body: { date: '2022-01-05' } });
  assert.equal(unsigned.json.code, 'REPORT-UNSIGNED', unsigned.text);
  await signed(service, at);
  const issued = await office.ask('POST', `${at}/issue`, { body: { date: '2022-01-05' } });
  assert.equal(issued.status, 200, issued.text);
  const { items } = (await office.ask('GET', `${at}/versions`)).json;
  const { number, digest } = items[0];
  const file = await office.ask('GET', `${at}/versions/${number}/document`);
  const hash = await crypto.subtle.digest('SHA-256', file.bytes);
  assert.equal(Buffer.from(hash).toString('hex'), digest);
  const verified = await office.ask('POST', 'verify', { raw: file.bytes });
  assert.deepEqual([verified.json.ok, verified.json.disagrees], [true, []]);
  assert.ok(
    verified.json.agrees.some((one: { kind: string }) => one.kind === 'data'),
    'and held against the rows',
  );
  const verifying = async (parts: Readonly<Record<string, Uint8Array<ArrayBuffer> | string>>, query = '') => {
    const form = new FormData();
    for (const [name, part] of Object.entries(parts))
      form.append(name, typeof part === 'string' ? part : new Blob([part]));
    const sent = new Response(form);
    const headers = { 'content-type': sent.headers.get('content-type') ?? '' };
    return office.ask('POST', `verify${query}`, { headers, raw: new Uint8Array(await sent.arrayBuffer()) });
  };
  const kept = (await office.ask('GET', `${at}/versions/${number}/package`)).bytes;
  const both = await verifying({ file: file.bytes, package: kept });
  assert.equal(both.json.ok, true, both.text);
  const broken = await verifying({ file: file.bytes, package: kept.slice(0, 100) });
  assert.equal(broken.json.ok, false, 'the document is held against the package beside it');
  for (const wrong of [{ package: kept }, { file: kept, other: kept }, { file: '文字' }])
    assert.equal((await verifying(wrong)).json.code, 'HTTP-INVALID', Object.keys(wrong).join());
  const foreign = await verifying({ file: file.bytes }, `?key=${'0'.repeat(64)}`);
  assert.equal(foreign.json.ok, false, 'not by the key that was expected');
  const changes = await office.ask('GET', `${at}/changes`);
  assert.deepEqual(changes.json.items, []);
  const behind = await office.ask('GET', 'facts/S01/rows?year=2021&limit=2');
  assert.equal(behind.json.items.length, 2);
  const next = await office.ask('GET', `facts/S01/rows?year=2021&limit=500&after=${behind.json.next}`);
  const fact = (await office.ask('GET', 'facts?year=2021')).json.items.find(
    (one: { slot: string }) => one.slot === 'S01',
  );
  assert.equal(next.json.items.length + 2, fact.rows, 'pages hold what the number counts');
  const body = { year: '2021', fact: 'S01', ledger: behind.json.ledger, row: behind.json.items[0].id };
  const proof = await office.ask('POST', 'prove', { body });
  assert.equal(proof.status, 200, proof.text.slice(0, 300));
  assert.equal((await office.ask('POST', 'verify', { raw: proof.bytes })).json.ok, true);
  const clerk = await service.as('village_clerk');
  for (const closed of [at, `${at}/versions`, `${at}/versions/1/document`, `${at}/changes`].slice(1))
    assert.equal((await clerk.ask('GET', closed)).json.code, 'ACCESS-DENIED', closed);
});

test('nonsense is refused in Chinese, naming the field, and breaks nothing', async () => {
  const visitor = await service.as('committee_office');
  for (const face of ENDPOINTS.filter((one) => one.caller !== 'anybody' && !LAST.includes(one.id)))
    for (const nonsense of ['%00', "'%20or%201=1--", '../..', '%F0%9F%98%80', '9'.repeat(400)]) {
      const path = face.path.replaceAll(/\{\w+\}/g, nonsense);
      const asking = { body: { login: '\0', reason: '\0', [nonsense]: [] } };
      const answered = await visitor.ask(
        face.method.toUpperCase(),
        `${path}?year=${nonsense}&x=${nonsense}`,
        {
          ...(face.method === 'get' ? {} : asking),
        },
      );
      assert.ok(answered.status < 500, `${face.id} ${nonsense} ${answered.text}`);
      if (answered.json?.code === 'HTTP-INVALID') assert.match(answered.json.detail, /\p{Script=Han}/u);
    }
});

test('the codes of the document are those of docs/errors.md, both ways', () => {
  const documented = new Set(documentedCodes(committed('docs/errors.md')));
  const declared = new Set(ENDPOINTS.flatMap((face) => [...commonProblems(face), ...face.problems]));
  for (const code of declared) assert.ok(documented.has(code), code);
  /** What only the service as a whole answers, the command line tells, or a start. */
  const elsewhere = [
    'HTTP-NOT-FOUND',
    'HTTP-UNAVAILABLE',
    'EXPLANATION-FILE',
    'EXPLANATION-REFUSED',
    'RECORD-TYPE-CHANGED',
    'RECORD-UNIT',
    'RECORD-GATHER-UNIT',
    'RECORD-ENTRY',
  ];
  for (const { module, entries } of errorCatalogues())
    if (['http', 'server', 'auth', 'access', 'audit', 'records', 'reports', 'queries'].includes(module))
      for (const code of Object.keys(entries))
        assert.ok(declared.has(code) !== elsewhere.includes(code), code);
});
