// A request sent twice, and requests sent too often.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aWorkbook } from '../builders/a-workbook.ts';
import { units } from '../builders/small-city.ts';
import type { TestCity } from '../support/a-city.ts';
import { aService } from '../support/a-service.ts';

async function fill(city: TestCity, directory: string): Promise<void> {
  const file = join(directory, '单位.xlsx');
  writeFileSync(file, aWorkbook([units()]));
  assert.ok((await city.import([file])).accepted);
}
const service = await aService(fill);
const strict = await aService(fill, { limits: { signedIn: 5, anonymous: 3 } });
after(async () => {
  await service.close();
  await strict.close();
  assert.deepEqual([...service.surprises, ...strict.surprises], []);
});

const security = await service.as('security_administrator');
const system = await service.as('system_administrator');
const holder = (await system.ask('POST', 'accounts', { body: { login: 'liu', name: '刘某' } })).json
  .id as string;
const post = (key: string, unit = 'U2', kind = 'unit_clerk') =>
  security.ask('POST', 'appointments', {
    body: { account: holder, kind, unit, from: '2022-01-10' },
    headers: { 'idempotency-key': key },
  });
const held = async (): Promise<number> =>
  (await security.ask('GET', `appointments?account=${holder}`)).json.items.length;

test('the same request with the same key is done once and answered twice alike', async () => {
  const first = await post('first-request');
  assert.equal(first.status, 201);
  const again = await post('first-request');
  assert.deepEqual([again.status, again.json], [201, first.json]);
  assert.equal(await held(), 1);
  assert.equal((await post('another-request')).status, 201);
  assert.equal(await held(), 2);
});

test('another request with the same key is refused, and a request without a key', async () => {
  const other = await post('first-request', 'U3');
  assert.deepEqual([other.status, other.json.code], [409, 'HTTP-KEY-REUSED']);
  for (const key of ['', 'short', 'with space in it'])
    assert.equal((await post(key)).json.code, 'HTTP-KEY-NEEDED', key);
});

test('of many at once with one key one is done, and no other', async () => {
  const before = await held();
  const answers = await Promise.all(Array.from({ length: 8 }, () => post('at-once-request')));
  for (const { status, json } of answers)
    assert.ok(status === 201 || json.code === 'HTTP-KEY-BUSY', JSON.stringify(json));
  assert.ok(answers.some(({ status }) => status === 201));
  assert.equal(await held(), before + 1);
});

test('what was refused changed nothing and may be sent again with its key', async () => {
  const refused = await post('mended-request', 'U2', 'village_clerk');
  assert.equal(refused.json.code, 'ACCESS-APPOINT');
  assert.equal((await post('mended-request')).status, 201);
});

test('a key left unfinished by a crash is not done again by itself', async () => {
  const before = await held();
  await post('crashed-request');
  await service.city.db.owner.query(
    `update http.idempotency set status = null, answer = null where region_id = $1 and key = 'crashed-request'`,
    [service.city.scope.region],
  );
  const again = await post('crashed-request');
  assert.deepEqual([again.status, again.json.code], [409, 'HTTP-KEY-BUSY']);
  assert.equal(await held(), before + 1);
});

test('a one-time password is told once and stands nowhere', async () => {
  const make = () =>
    system.ask('POST', 'accounts', {
      body: { login: 'guan', name: '关某' },
      headers: { 'idempotency-key': 'a-secret-answer' },
    });
  const made = await make();
  assert.equal(made.status, 201);
  const again = await make();
  assert.deepEqual([again.status, again.json.code], [409, 'HTTP-KEY-TOLD']);
  const { rows } = await service.city.db.owner.query<{ text: string }>(
    'select t::text as text from http.idempotency t where region_id = $1',
    [service.city.scope.region],
  );
  assert.ok(rows.every(({ text }) => !text.includes(made.json.password as string)));
});

test('keys of one account are not those of another, nor of a token-less day later', async () => {
  const reset = (visitor: typeof system) =>
    visitor.ask('POST', `accounts/${holder}/unlock`, {
      body: { reason: '本人到场' },
      headers: { 'idempotency-key': 'the-same-words' },
    });
  assert.equal((await reset(security)).status, 204);
  assert.equal((await reset(security)).status, 204, 'an answer without content is given again');
  assert.equal((await reset(system)).status, 403);
});

test('too many requests are refused for a while: by session, and by address without one', async () => {
  const visitor = strict.visitor();
  const codes: string[] = [];
  for (let attempt = 0; attempt < 4; attempt += 1)
    codes.push((await visitor.signIn('demo_secretary', 'wrong-wrong-wrong')).json.code as string);
  assert.deepEqual(codes, ['AUTH-REFUSED', 'AUTH-REFUSED', 'AUTH-REFUSED', 'HTTP-RATE']);
  const late = await visitor.ask('GET', 'session');
  assert.deepEqual([late.status, late.json.code], [429, 'HTTP-RATE']);
  assert.match(late.json.remedy, /请在 \d+ 秒后再试/);
});

test('a session has its own measure, and the one of another is not used up', async () => {
  const generous = await aService(fill, { limits: { signedIn: 3, anonymous: 100 } });
  try {
    const [first, second] = [await generous.as('secretary'), await generous.as('leader')];
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1)
      statuses.push((await first.ask('GET', 'session')).status);
    assert.deepEqual(statuses, [200, 200, 200, 429]);
    assert.equal((await second.ask('GET', 'session')).status, 200);
  } finally {
    await generous.close();
  }
});

test('right sign-ins use up no measure of an address; what others get wrong keeps nobody from a device he knows', async () => {
  const narrow = await aService(fill, { limits: { signedIn: 1000, anonymous: 8 } });
  try {
    for (let attempt = 0; attempt < 20; attempt += 1)
      assert.equal((await narrow.visitor().signIn('demo_leader')).status, 201, `sign-in ${attempt}`);
    const own = await narrow.as('secretary');
    const other = narrow.visitor();
    const codes: unknown[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1)
      codes.push((await other.signIn('demo_secretary', 'wrong-wrong-wrong')).json.code);
    assert.deepEqual(codes.slice(4), ['AUTH-REFUSED', 'AUTH-LOCKED']);
    assert.equal((await narrow.visitor().signIn('demo_secretary')).json.code, 'AUTH-LOCKED', 'elsewhere');
    assert.equal((await own.signIn('demo_secretary')).status, 201, 'on his own device');
    // The device is known for its login alone.
    assert.equal((await own.signIn('demo_leader', 'wrong-wrong-wrong')).json.code, 'AUTH-REFUSED');
  } finally {
    await narrow.close();
  }
});
