// Reminders over HTTP: who sets what, what one is told of one's own, and calendars by a secret address.
import { reminderMeans } from '#kernel/notify/index.ts';
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { endAppointment } from '#engine/access/operations/appoint.ts';
import { actorOf } from '#engine/audit/actor.ts';
import { startWorkers } from '#kernel/jobs/index.ts';
import { reminderJobs } from '#stages/duties/index.ts';
import { askReminders } from '#stages/duties/operations/remind/ask-reminders.ts';
import type { ReminderTools } from '#stages/duties/operations/remind/reminder-jobs.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { units } from '../builders/small-city.ts';
import { NOW } from '../support/a-city.ts';
import { aService, type Visitor } from '../support/a-service.ts';
import { aMailBox } from '../support/mail-and-robots.ts';

const TOWN = ['XZ1', '清溪镇', '清溪', '乡镇', 'U1'] as const;
const VILLAGE = ['C1', '清溪村', null, '村', 'XZ1'] as const;
const box = await aMailBox();
const means = reminderMeans(
  {
    MINGZE_SMTP: `smtp://127.0.0.1:${box.port}`,
    MINGZE_REMINDER_KEY: 'a-key-that-is-only-for-tests-0123456789',
  },
  null,
);
const service = await aService(
  async (city, directory) => {
    const file = join(directory, '单位.xlsx');
    writeFileSync(file, aWorkbook([units(TOWN, VILLAGE)]));
    assert.deepEqual((await city.import([file])).errors, []);
  },
  { reminders: means },
);
after(() => box.close());
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const clerk = await service.as('village_clerk');
const system = await service.as('system_administrator');
const CHANNELS = 'reminders/channels';
const OWN = 'reminders/own';
const FEEDS = 'reminders/calendar-feeds';
const { city } = service;
const tools = (at: string): ReminderTools => ({
  db: city.db,
  pack: city.pack,
  region: service.context.region,
  means,
  now: () => new Date(`${at}+08:00`),
});

test('only the system administrator sets how the city reminds; the mail server’s password is told to nobody', async () => {
  for (const kind of ['village_clerk', 'committee_office', 'security_administrator', 'audit_administrator']) {
    const visitor = await service.as(kind);
    assert.equal((await visitor.ask('GET', CHANNELS)).status, 403, kind);
    assert.equal((await visitor.ask('PUT', CHANNELS, { body: {} })).status, 400, kind);
  }
  const { json } = await system.ask('GET', CHANNELS);
  assert.deepEqual([json.mailServer, json.robots, json.faults], [`127.0.0.1:${box.port}`, true, []]);
  const body = {
    ...json.settings,
    mailFrom: 'mingze@city.example',
    mailDomains: ['city.example'],
    robotHosts: ['bot.city.example'],
  };
  const foreign = await (await service.as('committee_office')).ask('PUT', CHANNELS, { body });
  assert.equal(foreign.json.code, 'ACCESS-DENIED');
  assert.equal((await system.ask('PUT', CHANNELS, { body })).status, 204);
  assert.deepEqual((await system.ask('GET', CHANNELS)).json.settings, body);
  const faulty = { ...body, quiet: { from: '8:00', to: '25:00' } };
  assert.equal((await system.ask('PUT', CHANNELS, { body: faulty })).json.code, 'HTTP-INVALID');
});

test('everybody sets his own, tries it, and sees no address of his robot again', async () => {
  const before = (await clerk.ask('GET', OWN)).json;
  assert.deepEqual([before.levels, before.mail, before.robot], [['red', 'amber', 'blue'], null, null]);
  assert.deepEqual(before.city.mailDomains, ['city.example']);
  const body = { levels: ['red'], quiet: { from: '17:30', to: '09:00' }, mail: 'a@city.example' };
  assert.equal((await clerk.ask('PUT', OWN, { body })).status, 204);
  const wrong = await clerk.ask('PUT', OWN, { body: { ...body, mail: 'a@mail.example' } });
  assert.equal(wrong.json.code, 'REMIND-MAIL');
  const robot = {
    kind: 'dingtalk',
    address: 'https://oapi.dingtalk.com/robot/send?access_token=t',
    secret: 'SEC1',
  };
  assert.equal((await clerk.ask('PUT', `${OWN}/robot`, { body: robot })).status, 204);
  const evil = await clerk.ask('PUT', `${OWN}/robot`, { body: { ...robot, address: 'https://10.0.0.1/x' } });
  assert.equal(evil.json.code, 'REMIND-ROBOT');
  const { json, text } = await clerk.ask('GET', OWN);
  assert.deepEqual(json.robot, { kind: 'dingtalk', host: 'oapi.dingtalk.com' });
  assert.deepEqual([json.levels, json.quiet, json.mail], [body.levels, body.quiet, body.mail]);
  assert.ok(!/access_token|SEC1/.test(text));
  assert.equal((await clerk.ask('DELETE', `${OWN}/robot`)).status, 204);
  assert.equal((await clerk.ask('GET', OWN)).json.robot, null);
  assert.equal((await clerk.ask('POST', `${OWN}/test`, { body: { channel: 'mail' } })).status, 204);
  assert.deepEqual(
    box.received.map(({ to }) => to),
    [['a@city.example']],
  );
  assert.equal(
    (await clerk.ask('POST', `${OWN}/test`, { body: { channel: 'robot' } })).json.code,
    'REMIND-NONE',
  );
  const other = await service.as('township_clerk');
  assert.equal((await other.ask('GET', OWN)).json.mail, null);
});

test('the job comes once an hour from the city’s hour on, tells, and each sees what was sent to him alone', async () => {
  const asks = [];
  for (const at of [
    '2022-01-11T07:59',
    '2022-01-11T08:00',
    '2022-01-11T08:20',
    '2022-01-11T09:05',
    '2022-01-11T09:06',
  ])
    asks.push(await askReminders(tools(at)));
  assert.deepEqual(asks, [false, true, false, true, false]);
  const { json } = await system.ask('GET', CHANNELS);
  assert.equal(
    (await system.ask('PUT', CHANNELS, { body: { ...json.settings, automatic: false } })).status,
    204,
  );
  assert.equal(await askReminders(tools('2022-01-11T11:00')), false);
  const at = tools('2022-01-11T09:06');
  const workers = await startWorkers({ db: city.db, now: at.now, handlers: reminderJobs(at), everyMs: null });
  await workers.drain();
  await workers.stop();
  const jobs = await city.query(
    `select state, result from jobs.jobs where kind = 'remind' order by created_at`,
  );
  assert.deepEqual(
    jobs.map(({ state }) => state),
    ['done', 'done'],
  );
  assert.deepEqual([jobs[0]?.['result'].failed, jobs[1]?.['result'].sent], [0, 0]);
  const mine = (await clerk.ask('GET', `${OWN}/sent`)).json.items;
  assert.deepEqual(
    mine.map(({ channel }: { channel: string }) => channel),
    ['desk', 'mail'],
  );
  assert.match(mine[0].body, /清溪村/);
  const town = (await (await service.as('township_clerk')).ask('GET', `${OWN}/sent`)).json.items;
  assert.ok(town.length === 1 && !town[0].body.includes('清溪村'));
  assert.deepEqual((await system.ask('GET', `${OWN}/sent`)).json.items, []);
  assert.deepEqual((await clerk.ask('GET', 'jobs')).json.jobs, [], 'it is nobody’s job');
});

const open = async (address: string, visitor: Visitor = service.visitor()) =>
  visitor.ask('GET', new URL(address).pathname);

test('a calendar holds what its post has to do, opens without signing in, and is the same each time', async () => {
  const made = await clerk.ask('POST', FEEDS);
  assert.equal(made.status, 201);
  const { address } = made.json;
  const first = await open(address);
  assert.equal(first.status, 200);
  assert.equal(first.headers.get('content-type'), 'text/calendar; charset=utf-8');
  assert.equal(first.headers.get('cache-control'), 'no-store');
  const events = first.text.replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1);
  assert.deepEqual(
    events.map((event) => [/DTSTART;VALUE=DATE:(\d+)/.exec(event)?.[1], event.includes('清溪村')]),
    [
      ['20211231', true],
      ['20211231', true],
      ['20220331', true],
    ],
  );
  assert.ok(first.text.includes(`DTSTAMP:${NOW.toISOString().replace(/[-:]|\.\d+/g, '')}\r\n`));
  assert.equal((await open(address)).text, first.text);
  const kept = await city.query('select f::text as text from duties.calendar_feeds f');
  assert.ok(!kept.some(({ text }) => String(text).includes(address.split('.').at(-1))));
  for (const wrong of [
    address.slice(0, -1),
    `${address}x`,
    address.replace(/.$/, (last: string) => (last === 'A' ? 'B' : 'A')),
  ])
    assert.equal((await open(wrong)).json.code, 'REMIND-FEED');
  assert.equal((await open(address.replace('/1.', '/2.'))).json.code, 'REMIND-FEED');
});

test('a calendar is taken back by its maker alone, and ends with the post', async () => {
  const made = (await clerk.ask('POST', FEEDS)).json;
  const another = await service.as('township_clerk');
  assert.equal((await another.ask('DELETE', `${FEEDS}/${made.id}`)).json.code, 'REMIND-FEED');
  assert.equal((await clerk.ask('DELETE', `${FEEDS}/${made.id}`)).status, 204);
  assert.equal((await open(made.address)).status, 404);
  assert.equal((await clerk.ask('DELETE', `${FEEDS}/${made.id}`)).status, 404);
  const { items } = (await clerk.ask('GET', FEEDS)).json;
  assert.equal(items.length, 1);
  const town = (await another.ask('POST', FEEDS)).json;
  assert.match((await open(town.address)).text, /BEGIN:VEVENT/);
  const [held] = await city.query('select appointment::text as id from duties.calendar_feeds where id = $1', [
    town.id,
  ]);
  const act = { scope: city.scope, actor: actorOf('测试', 'web'), now: NOW };
  await endAppointment(city.db, act, city.pack, {
    id: String(held?.['id']),
    to: '2022-01-10',
    reason: '调离',
  });
  assert.equal((await open(town.address)).json.code, 'REMIND-FEED');
});

test('a token neither makes calendars nor changes how its holder is reminded', async () => {
  const body = { title: '程序', actions: ['read'], until: '2022-06-01T00:00:00Z' };
  const { bearer } = (await clerk.ask('POST', 'tokens', { body })).json;
  const headers = { authorization: `Bearer ${bearer}` };
  for (const [method, path] of [
    ['POST', FEEDS],
    ['GET', OWN],
    ['GET', `${OWN}/sent`],
    ['DELETE', `${OWN}/robot`],
  ] as const)
    assert.equal((await service.visitor().ask(method, path, { headers })).json.code, 'ACCESS-DENIED', path);
});
