// The life of a session over real HTTP: signing in, what every answer carries, and what is refused before anything is done.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aWorkbook } from '../builders/a-workbook.ts';
import { units } from '../builders/small-city.ts';
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
  assert.match(entered.headers.get('set-cookie') ?? '', /^mingze=\S+; Path=\/; HttpOnly; SameSite=Strict$/);
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
  assert.equal(visitor.cookies.size, 0);
  visitor.cookies.set('mingze', cookie);
  assert.equal((await visitor.ask('GET', 'session')).status, 401, 'the old cookie is worth nothing');
});
