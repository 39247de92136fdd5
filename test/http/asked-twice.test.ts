// Acts that set something, asked for a second time with another key: what is so already is answered, and logged once.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { dutyWorkbook } from '../builders/duty-city.ts';
import { aService, type Visitor } from '../support/a-service.ts';
import type { Json } from '../support/run-mingze.ts';

const service = await aService(async (city, directory) => {
  const file = join(directory, '全部.xlsx');
  writeFileSync(file, dutyWorkbook());
  assert.deepEqual((await city.import([file])).errors, []);
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const [office, clerk, system, security] = await Promise.all(
  ['committee_office', 'township_clerk', 'system_administrator', 'security_administrator'].map(service.as),
);
assert.ok(office && clerk && system && security);
const made = await system.ask('POST', 'accounts', { body: { login: 'liu', name: '刘某' } });
const account = `accounts/${made.json.id}`;
const because = { reason: '本人到场' };

async function entries(): Promise<number> {
  const { region } = service.city.scope;
  const { rows } = await service.city.db.owner.query<{ count: number }>(
    'select count(*)::int as count from audit.entries where region_id = $1',
    [region],
  );
  return rows[0]?.count ?? 0;
}

type Twice = readonly [first: number, entries: number, again: number, entries: number];
const SET: Twice = [204, 1, 204, 0];
/** The second is refused, in words, since the state that it needs is gone. */
const REFUSED: Twice = [204, 1, 409, 0];
const ACTS: readonly (readonly [
  name: string,
  who: Visitor,
  method: string,
  path: string,
  body: Json,
  Twice,
])[] = [
  [
    'a duty of the list',
    office,
    'PUT',
    'duties/2021/list/GBXB-07',
    { on: false, least: null, dueOn: null, reason: '本年由省里组织' },
    SET,
  ],
  ['the list approved', office, 'POST', 'duties/2021/list/advance', { to: 'approved', note: '' }, REFUSED],
  [
    'the list dispatched',
    office,
    'POST',
    'duties/2021/list/advance',
    { to: 'dispatched', note: '' },
    REFUSED,
  ],
  ['the list acknowledged', clerk, 'POST', 'duties/2021/list/acknowledge', {}, SET],
  ['a year of the calendar', office, 'PUT', 'calendar/2022', { source: '国办发明电〔2021〕11号' }, SET],
  ['the year taken back', office, 'PUT', 'calendar/2022', { source: null }, SET],
  [
    'a day of the calendar',
    office,
    'PUT',
    'calendar/days/2022-03-02',
    { kind: 'off', name: '停工', reason: '大风' },
    SET,
  ],
  [
    'the day taken back',
    office,
    'PUT',
    'calendar/days/2022-03-02',
    { kind: null, name: '', reason: '不停' },
    SET,
  ],
  ['the days that files are kept', system, 'PUT', 'settings/keep-days', { days: 90 }, SET],
  ['who needs a second factor', security, 'PUT', 'settings/second-factor', { of: 'nobody' }, SET],
  ['three administrators', security, 'PUT', 'settings/small-office', { on: false }, SET],
  ['one’s own reminders', clerk, 'PUT', 'reminders/own', { levels: ['red'], quiet: null, mail: null }, SET],
  ['an account disabled', system, 'POST', `${account}/disable`, because, SET],
  ['an account enabled', system, 'POST', `${account}/enable`, because, SET],
];

for (const [name, who, method, path, body, expected] of ACTS)
  test(`asked for twice: ${name}`, async () => {
    const told: number[] = [];
    let texts = '';
    for (const key of ['first', 'again']) {
      const before = await entries();
      const headers = {
        'idempotency-key': `${key}-${path}`.replaceAll(/[^\w-]/gu, '-') + `-${name.length}-${body.to ?? ''}`,
      };
      const { status, text } = await who.ask(method, path, { body, headers });
      told.push(status, (await entries()) - before);
      texts += text;
    }
    assert.deepEqual(told, expected, texts);
  });

test('the lock of an account that is not locked, and a second factor that is not there, leave nothing in the log', async () => {
  for (const verb of ['unlock', 'remove-second-factor']) {
    const before = await entries();
    assert.equal((await security.ask('POST', `${account}/${verb}`, { body: because })).status, 204, verb);
    assert.equal(await entries(), before, verb);
  }
  const visitor = service.visitor();
  for (let attempt = 0; attempt < 5; attempt += 1) await visitor.signIn('liu', 'wrong-wrong-wrong');
  const before = await entries();
  assert.equal((await security.ask('POST', `${account}/unlock`, { body: because })).status, 204);
  assert.equal(await entries(), before + 1);
});

test('an enabled account that is enabled again stays signed in', async () => {
  const visitor = await service.as('village_clerk');
  const { items } = (await system.ask('GET', 'accounts?q=demo_village_clerk')).json;
  const { id } = (items as readonly Json[]).find(({ login }) => login === 'demo_village_clerk');
  assert.equal((await system.ask('POST', `accounts/${id}/enable`, { body: because })).status, 204);
  assert.equal((await visitor.ask('GET', 'session')).status, 200);
});

test('the security administrator alone ends the sessions of another, at once and in the log', async () => {
  const visitor = await service.as('village_clerk');
  const { items } = (await security.ask('GET', 'accounts?q=demo_village_clerk')).json;
  const { id } = (items as readonly Json[]).find(({ login }) => login === 'demo_village_clerk');
  const end = (by: Visitor) =>
    by.ask('POST', `accounts/${id}/end-sessions`, { body: { reason: '手机丢失' } });
  for (const other of [system, office, clerk]) assert.equal((await end(other)).status, 403);
  assert.equal((await visitor.ask('GET', 'session')).status, 200);
  assert.equal((await end(security)).status, 204);
  assert.equal((await visitor.ask('GET', 'session')).json.code, 'AUTH-NEEDED');
  assert.equal((await visitor.signIn('demo_village_clerk')).status, 201);
  const audit = await service.as('audit_administrator');
  const [logged] = (await audit.ask('GET', 'audit?type=account.sessions_ended')).json.items;
  assert.match(logged.words, /结束账号.*demo_village_clerk.*的全部会话和令牌.*手机丢失/u);
  assert.equal((await end(security)).status, 204);
});
