// Attacks by what is sent: values, parameters, headers, paths and methods that no page of ours would send.
import assert from 'node:assert/strict';
import { after as afterAll, test } from 'node:test';
import { ENDPOINTS } from '#app/endpoints.ts';
import { aService } from '../support/a-service.ts';
import { SAMPLE_SERVICE } from '../support/sample-city.ts';
import { probe } from '../support/attacks.ts';

const service = await aService(SAMPLE_SERVICE);
afterAll(() => service.close());
afterAll(() => assert.deepEqual(service.surprises, []));
const office = await service.as('committee_office');
const security = await service.as('security_administrator');
const system = await service.as('system_administrator');
const auditor = await service.as('audit_administrator');
const ROWS = 'ledgers/study_session/rows';
const place = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a place that no page has said is refused, whatever it holds', async () => {
  const id = '01890a5d-ac96-774b-bcce-b302099a8057';
  for (const sort of ['held_on', 'row_received_at', 'row_status', '-row_happened_on', ''])
    for (const value of [
      ['no such day', id],
      ['2021-02-30', id],
      ["'; drop table base.units; --", id],
      ['a\0b', id],
      [null, '-'.repeat(36)],
      [null, 'a'.repeat(36)],
      [{}, id],
      { length: 2 },
      null,
      [[[]]],
    ]) {
      const query = `after=${place(value)}${sort === '' ? '' : `&sort=${sort}`}`;
      await probe(office, 'GET', `${ROWS}?${query}`);
    }
  for (const after of ['', '%FF', 'null', '..%2f', 'A'.repeat(500), 'A'.repeat(501)])
    await probe(office, 'GET', `${ROWS}?after=${after}`);
});

test('a page says places for every field that a list is sorted by, and takes them back', async () => {
  const { json } = await probe(office, 'GET', 'ledgers/study_session');
  const fields = json.fields.map((one: { id: string }) => one.id);
  for (const sort of [...fields, 'row_received_at', 'row_happened_on', 'row_status', 'unit_id']) {
    const first = await probe(office, 'GET', `${ROWS}?limit=2&sort=${sort}`);
    assert.equal(first.status, 200);
    assert.ok(first.json.next, sort);
    const second = await probe(office, 'GET', `${ROWS}?limit=2&sort=${sort}&after=${first.json.next}`);
    assert.equal(second.status, 200, `${sort} ${second.text}`);
  }
});

test('values of conditions: days, moments and numbers that are none', async () => {
  const values = ['1', 'Tue', '2021-02-30', '0000-01-01', '2021-13-01T00:00:00Z', 'now', 'infinity', '1e9'];
  const more = ['NaN', '-', '9'.repeat(30), '+1', '99999-01-01T00:00:00Z', '+275760-09-13T00:00:00Z', '2021'];
  const sent = [...values, ...more, "' or 1=1 --", '\\', '%', '_', '$1', '%00'];
  const fields = ['held_on', 'row_received_at', 'row_happened_on', 'row_status', 'unit_id', 'row_amended_at'];
  for (const field of [...fields, 'attendees'])
    for (const op of ['eq', 'ge', 'in', 'contains'])
      for (const value of sent) {
        const where = `where=${field}:${op}:${value === '%00' ? value : encodeURIComponent(value)}`;
        await probe(office, 'GET', `${ROWS}/count?${where}`);
      }
});

test('days that the calendar of the database does not have', async () => {
  const account = '01890a5d-ac96-774b-bcce-b302099a8057';
  for (const day of ['0000-01-01', '0001-01-01', '9999-12-31', '2021-02-30', '-2021-01-01', '10000-01-01']) {
    for (const path of [`units?on=${day}`]) await probe(office, 'GET', path);
    await probe(security, 'GET', `appointments?on=${day}`);
    await probe(auditor, 'GET', `audit?from=${day}`);
    await probe(auditor, 'GET', `audit?to=${day}`);
    await probe(office, 'POST', 'reports/annual/2021/draft', { body: { date: day } });
    await probe(security, 'POST', 'appointments', {
      body: { account, kind: 'liaison', unit: 'U1', from: day, to: day },
    });
  }
});

test('floods, aliases and odd sizes of parameters', async () => {
  const thousand = (one: string): string => Array.from({ length: 1000 }, () => one).join('&');
  for (const query of [thousand('search=x'), thousand('sort=held_on'), thousand('limit=1'), thousand('x=1')])
    assert.equal((await probe(office, 'GET', `${ROWS}?${query}`)).status, 400);
  const where = (n: number): string => Array.from({ length: n }, () => 'where=held_on:present').join('&');
  assert.equal((await probe(office, 'GET', `${ROWS}?${where(200)}`)).status, 400);
  assert.equal((await probe(office, 'GET', `${ROWS}?${where(50)}`)).status, 200);
  for (const limit of ['-1', '0', '1e9', '1000000000', 'NaN', 'Infinity', '1.5', ' 1', '0x10', '', '501'])
    assert.equal((await probe(office, 'GET', `${ROWS}?limit=${encodeURIComponent(limit)}`)).status, 400);
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'limit[]', 'limit[0]'])
    await probe(office, 'GET', `${ROWS}?${encodeURIComponent(name)}=1`);
  assert.equal((await probe(office, 'GET', `${ROWS}?limit=1&limit=2`)).status, 400, 'two are not one');
});

test('JSON: deep, with keys of prototypes, with the wrong types, and none', async () => {
  const deep = (open: string, close: string, n: number): string => open.repeat(n) + close.repeat(n);
  for (const raw of [
    deep('[', ']', 400_000),
    `{"login":${deep('[', ']', 200_000)},"password":"x"}`,
    `{"a":${deep('{"a":', '', 100_000)}1${'}'.repeat(100_000)}}`,
    '{"__proto__":{"login":"demo_secretary"},"password":"x"}',
    '{"constructor":{"prototype":{"x":1}}}',
    '{"login":["demo_secretary"],"password":{"$ne":null}}',
    '{"login":true,"password":0}',
    '[]',
    'null',
    '"x"',
    '{',
    '',
    '\u{FEFF}{}',
    '{"login":"\\u0000","password":"x"}',
    '{"login":"\\ud800","password":"\\udfff"}',
  ])
    for (const [visitor, path] of [
      [service.visitor(), 'session'],
      [office, 'tokens'],
      [office, 'disclosures'],
    ] as const) {
      const { status } = await probe(visitor, 'POST', path, { raw });
      assert.ok(status === 400 || status === 401, `${path} ${raw.slice(0, 40)} ${status}`);
    }
  assert.equal(Object.hasOwn(Object.prototype, 'x') || 'login' in {}, false, 'nothing reached the prototype');
  const large = await probe(office, 'POST', 'tokens', { raw: `{"title":"${'x'.repeat(1_100_000)}"}` });
  assert.equal(large.status, 413);
});

test('SQL in every text that a request may hold', async () => {
  const texts = [
    "' or '1'='1",
    '"; select 1; --',
    '/*',
    '\\',
    "\\'",
    '%',
    '_',
    '%_\\',
    '$$',
    '$1',
    ':a',
    '?',
  ];
  const everything = await probe(office, 'GET', `${ROWS}/count`);
  for (const text of texts) {
    const coded = encodeURIComponent(text);
    const found = await probe(office, 'GET', `${ROWS}/count?search=${coded}`);
    assert.ok(found.json.count < everything.json.count, `${text} is a text and not a pattern`);
    for (const path of [`people?search=${coded}`, `${ROWS}?sort=${coded}`, `${ROWS}/groups?by=${coded}`])
      await probe(office, 'GET', path);
    await probe(system, 'GET', `accounts?after=${coded}`);
    await probe(auditor, 'GET', `audit?type=${coded}`);
    await probe(service.visitor(), 'POST', 'session', { body: { login: text, password: text } });
    const asked = { ledger: 'discipline_case', key: text, reason: text };
    assert.equal((await probe(office, 'POST', 'disclosures', { body: asked })).status, 201);
    await probe(system, 'POST', 'accounts', { body: { login: text, name: text, person: text } });
    const reason = { body: { reason: text } };
    await probe(system, 'POST', 'accounts/01890a5d-ac96-774b-bcce-b302099a8057/disable', reason);
  }
});

test('paths: nothing is read beside the addresses that there are', async () => {
  const odd = [
    '%2e%2e',
    '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '%00',
    '%EF%BC%8F',
    '%E2%88%95',
    '..%5c',
    '%ff',
    '%',
  ];
  const longer = ['x'.repeat(5000), '%25%32%65', '*', '{id}', ':id', '-1', '__proto__', 'constructor'];
  const ADDRESSES: ReadonlySet<string> = new Set(ENDPOINTS.map(({ path }) => path));
  for (const face of ENDPOINTS.filter(({ path, id }) => path.includes('{') && id !== 'signOut'))
    for (const value of [...odd, ...longer]) {
      const path = face.path.replaceAll(/\{\w+\}/g, value);
      const { status } = await probe(
        office,
        face.method.toUpperCase(),
        path,
        face.method === 'get' ? {} : { body: {} },
      );
      // “..” is taken out before a request is sent: what is then asked for may be an address that there is.
      const meant = new URL(path, 'http://localhost').pathname;
      if (meant !== path && ADDRESSES.has(meant)) continue;
      assert.ok([400, 403, 404].includes(status), `${path.slice(0, 80)} ${status}`);
    }
});
