// Reminders by mail and into groups: a real mail server, a real receiver of webhooks, and what goes wrong with them.
import { reminderMeans } from '#kernel/notify/index.ts';
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, test } from 'node:test';
import { actorOf } from '#engine/audit/actor.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { setOwnReminders, setOwnRobot, setReminderSettings, testWay } from '#stages/duties/index.ts';
import {
  REMINDER_DEFAULTS,
  type ReminderSettings,
} from '#stages/duties/operations/remind/reminder-settings.ts';
import { NOW } from '../support/a-city.ts';
import { aRemindedCity, linesOf, type RemindedCity, statesOf } from '../support/a-reminded-city.ts';
import type { Seated } from '../support/a-desk.ts';
import { testServer } from '../support/database.ts';
import { aMailBox, aRobotBox, type MailBox, type RobotBox, textOf } from '../support/mail-and-robots.ts';
import { spawnProgram } from '../support/spawn-program.ts';
import { stories } from '../support/stories.ts';

const kit = await stories();
const KEY = 'a-key-that-is-only-for-tests-0123456789';
const act = ({ city }: RemindedCity) => ({ scope: city.scope, actor: actorOf('测试', 'web'), now: NOW });
const settle = (there: RemindedCity, changes: Partial<ReminderSettings> = {}) =>
  setReminderSettings(there.city.db, act(there), {
    ...REMINDER_DEFAULTS,
    mailFrom: 'mingze@city.example',
    mailDomains: ['city.example'],
    robotHosts: ['127.0.0.1'],
    ...changes,
  });
const mails = (there: RemindedCity, { account }: Seated, mail: string) =>
  setOwnReminders(there.city.db, act(there), account, {
    levels: ['red', 'amber', 'blue'],
    quiet: null,
    mail,
  });
const byMail = (box: MailBox, user = '') => ({ MINGZE_SMTP: `smtp://${user}127.0.0.1:${box.port}` });
const faultsOf = async ({ city }: RemindedCity): Promise<readonly object[]> =>
  city.query('select channel, tries, reason from duties.channel_faults order by channel');
const code =
  (wanted: string) =>
  (error: unknown): boolean =>
    isMingzeError(error, wanted);

async function mailed(tls: 'none' | 'starttls' = 'none'): Promise<{ there: RemindedCity; box: MailBox }> {
  const there = await aRemindedCity(kit);
  const box = await aMailBox(tls);
  after(() => box.close());
  await settle(there);
  await mails(there, there.seats.village, 'wen.shu@city.example');
  return { there, box };
}

async function grouped(kind: 'wecom' | 'dingtalk'): Promise<{
  there: RemindedCity;
  box: RobotBox;
  robot: { kind: typeof kind; address: string; secret: string | null };
}> {
  const there = await aRemindedCity(kit);
  const box = await aRobotBox();
  after(() => box.close());
  await settle(there);
  const path = kind === 'wecom' ? 'cgi-bin/webhook/send?key=693axxx6' : 'robot/send?access_token=abc';
  const secret = kind === 'dingtalk' ? 'SEC0123456789' : null;
  const robot = { kind, address: `http://127.0.0.1:${box.port}/${path}`, secret };
  const { seal } = reminderMeans({ MINGZE_REMINDER_KEY: KEY }, null);
  await setOwnRobot(there.city.db, act(there), { account: there.seats.village.account, robot, seal });
  return { there, box, robot };
}

test('a digest goes by mail once, signed in with what the environment says', async () => {
  const { there, box } = await mailed();
  assert.deepEqual(statesOf(await there.remind({ env: byMail(box, 'mingze%40city:right@') })).toSorted(), [
    'desk sent',
    'desk sent',
    'desk sent',
    'desk sent',
    'mail sent',
  ]);
  const [letter] = box.received;
  assert.ok(letter);
  assert.deepEqual(
    [letter.from, letter.to, letter.user],
    ['mingze@city.example', ['wen.shu@city.example'], 'mingze@city'],
  );
  assert.match(textOf(letter), /村务公开[\s\S]*清溪村：应于2021年12月31日前完成，已过 10 天/);
  assert.match(letter.raw, /^auto-submitted: auto-generated/im);
  await there.remind({ env: byMail(box, 'mingze%40city:right@') });
  await there.remind({ env: byMail(box, 'mingze%40city:right@'), at: '2022-01-11T09:00' });
  assert.equal(box.received.length, 1);
});

test('a mail server that refuses is told to the administrator and tried again in the next run, with each line once', async () => {
  const { there, box } = await mailed();
  box.onMessage = async () => Promise.reject(new Error('mailbox full'));
  const failed = await there.remind({ env: byMail(box) });
  assert.ok(statesOf(failed).includes('mail failed'));
  assert.deepEqual(await linesOf(there, there.seats.village, 'mail'), []);
  const [fault] = await faultsOf(there);
  assert.deepEqual({ ...fault, reason: '' }, { channel: 'mail', tries: 1, reason: '' });
  const logged = await there.city.query(`select seq from audit.entries where type = 'reminder.failed'`);
  assert.equal(logged.length, 1);
  box.onMessage = async () => undefined;
  // The workspace had its digest in the first run; only the mail is made up for, the next day too.
  assert.deepEqual(statesOf(await there.remind({ env: byMail(box), at: '2022-01-11T09:00' })), ['mail sent']);
  assert.deepEqual(await faultsOf(there), []);
  assert.equal(box.received.length, 1);
  assert.deepEqual(statesOf(await there.remind({ env: byMail(box), at: '2022-01-12T09:00' })), []);
});

test('a server that is gone is waited for once in a run, however many want mail', async () => {
  const { there, box } = await mailed();
  await mails(there, there.seats.town, 'zhen@city.example');
  await mails(there, there.seats.office, 'ban@city.example');
  const { port } = box;
  await box.close();
  const states = statesOf(await there.remind({ env: { MINGZE_SMTP: `smtp://127.0.0.1:${port}` } }));
  assert.equal(states.filter((state) => state === 'mail failed').length, 1);
  assert.equal(states.filter((state) => state === 'mail left').length, 2);
  assert.deepEqual((await faultsOf(there)).length, 1);
});

test('a certificate that nobody vouches for is refused, and nothing is sent', async () => {
  const { there, box } = await mailed('starttls');
  const { accounts } = await there.remind({ env: byMail(box) });
  const outcome = accounts.flatMap(({ outcomes }) => outcomes).find(({ channel }) => channel === 'mail');
  assert.equal(outcome?.state, 'failed');
  assert.equal(box.received.length, 0);
});

test('runs at the same moment send one mail', async () => {
  const { there, box } = await mailed();
  const env = byMail(box);
  await Promise.all([there.remind({ env }), there.remind({ env }), there.remind({ env })]);
  assert.equal(box.received.length, 1);
});

test('killed between sending and keeping, one message is sent once more, under the same id, and then never', async () => {
  const { there, box } = await mailed();
  const { db, scope } = there.city;
  const { rows } = await db.owner.query<{ name: string }>('select current_database() as name');
  process.env['MINGZE_SMTP'] = byMail(box).MINGZE_SMTP;
  const program = spawnProgram('test/support/remind-program.ts', [
    JSON.stringify(await testServer()),
    rows[0]?.name ?? '',
    String(scope.region),
    NOW.toISOString(),
  ]);
  delete process.env['MINGZE_SMTP'];
  // The message is here; its sender dies before he hears of it.
  box.onMessage = async () => {
    program.kill('SIGKILL');
    await program.ended;
  };
  assert.equal(await program.ended, 'SIGKILL');
  box.onMessage = async () => undefined;
  const env = byMail(box);
  assert.ok(statesOf(await there.remind({ env })).includes('mail sent'));
  assert.ok(!statesOf(await there.remind({ env })).includes('mail sent'));
  assert.equal(box.received.length, 2);
  const ids = box.received.map(({ raw }) => /^message-id: (.*)$/im.exec(raw)?.[1]);
  assert.ok(ids[0]);
  assert.equal(ids[0], ids[1]);
});

test('mail goes to the domains that the city has named, and not at all where it has named none', async () => {
  const there = await aRemindedCity(kit);
  await assert.rejects(mails(there, there.seats.village, 'a@city.example'), code('REMIND-MAIL'));
  await settle(there);
  await assert.rejects(mails(there, there.seats.village, 'a@mail.example'), code('REMIND-MAIL'));
  await assert.rejects(
    mails(there, there.seats.village, 'a@evil.example@city.example.cn'),
    code('REMIND-MAIL'),
  );
  await assert.rejects(settle(there, { mailDomains: [] }), code('REMIND-SETTINGS'));
});

test('企业微信 gets its markdown within 4096 bytes', async () => {
  const { there, box } = await grouped('wecom');
  const env = { MINGZE_REMINDER_KEY: KEY };
  assert.ok(statesOf(await there.remind({ env })).includes('robot sent'));
  const [post = assert.fail()] = box.posted;
  assert.equal(post.path, '/cgi-bin/webhook/send?key=693axxx6');
  assert.match(post.type ?? '', /^application\/json/);
  const { msgtype, markdown } = post.body as { msgtype: string; markdown: { content: string } };
  assert.equal(msgtype, 'markdown');
  assert.match(markdown.content, /\*\*已经逾期（红）\*\*\n1\. 村务公开/);
  assert.ok(Buffer.byteLength(markdown.content) <= 4096);
  await there.remind({ env });
  assert.equal(box.posted.length, 1);
});

test('钉钉 gets its message signed by time and key', async () => {
  const { there, box } = await grouped('dingtalk');
  await there.remind({ env: { MINGZE_REMINDER_KEY: KEY } });
  const [post = assert.fail()] = box.posted;
  const { searchParams } = new URL(post.path, 'http://127.0.0.1');
  const timestamp = searchParams.get('timestamp') ?? '';
  assert.equal(timestamp, String(NOW.getTime()));
  const sign = createHmac('sha256', 'SEC0123456789').update(`${timestamp}\nSEC0123456789`).digest('base64');
  assert.equal(searchParams.get('sign'), sign);
  assert.equal(searchParams.get('access_token'), 'abc');
  const { msgtype, markdown } = post.body as { msgtype: string; markdown: { title: string; text: string } };
  assert.equal(msgtype, 'markdown');
  assert.equal(markdown.title, '【明责】2022年1月10日提醒：逾期 1 项');
  assert.ok(markdown.text.includes('清溪村'));
});

test('a robot that refuses, leads elsewhere, or talks nonsense has not taken the message; when it does, it has', async () => {
  const { there, box } = await grouped('wecom');
  const other = await aRobotBox();
  after(() => other.close());
  const run = async () =>
    (await there.remind({ env: { MINGZE_REMINDER_KEY: KEY } })).accounts
      .flatMap(({ outcomes }) => outcomes)
      .find(({ channel }) => channel === 'robot');
  box.answer = (response) => void response.end('{"errcode":93000,"errmsg":"invalid webhook url"}');
  assert.match((await run())?.reason ?? '', /93000/);
  box.answer = (response) =>
    void response.writeHead(302, { location: `http://127.0.0.1:${other.port}/` }).end();
  assert.match((await run())?.reason ?? '', /302/);
  assert.equal(other.posted.length, 0);
  box.answer = (response) => void response.end('<html>');
  assert.match((await run())?.reason ?? '', /读不懂/);
  box.answer = (response) => void response.end('x'.repeat(100_000));
  assert.match((await run())?.reason ?? '', /太长/);
  const [fault] = await faultsOf(there);
  assert.deepEqual(fault, { channel: 'robot', tries: 4, reason: '对方的回答太长' });
  box.answer = (response) => void response.end('{"errcode":0}');
  assert.equal((await run())?.state, 'sent');
  assert.equal(await run(), undefined);
});

test('address and key of a robot stand nowhere in clear, and open by their own key and for their owner alone', async () => {
  const { there, robot } = await grouped('dingtalk');
  const { city, seats } = there;
  for (const table of ['duties.own_reminders', 'audit.entries', 'duties.digests']) {
    const rows = await city.query(`select t::text as text from ${table} t`);
    for (const { text } of rows) assert.ok(!/access_token|SEC0123456789/.test(String(text)), table);
  }
  const state = async (key: string) =>
    (await there.remind({ env: { MINGZE_REMINDER_KEY: key }, dryRun: false })).accounts
      .flatMap(({ outcomes }) => outcomes)
      .find(({ channel }) => channel === 'robot');
  assert.match((await state(`${KEY}x`))?.reason ?? '', /打不开/);
  await city.db.owner.query(
    `insert into duties.own_reminders (region_id, account_id, levels, robot_kind, robot_host, robot_sealed)
     select region_id, $2, levels, robot_kind, robot_host, robot_sealed from duties.own_reminders where account_id = $1`,
    [seats.village.account, seats.town.account],
  );
  const { accounts } = await there.remind({ env: { MINGZE_REMINDER_KEY: KEY } });
  const robots = accounts.flatMap(({ outcomes }) => outcomes).filter(({ channel }) => channel === 'robot');
  assert.deepEqual(robots.map(({ state: one }) => one).toSorted(), ['failed', 'sent']);
  const { seal } = reminderMeans({}, null);
  await assert.rejects(
    setOwnRobot(city.db, act(there), { account: seats.town.account, robot, seal }),
    code('REMIND-ROBOT'),
  );
});

test('a host that is struck off the list is called no more', async () => {
  const { there, box } = await grouped('wecom');
  await settle(there, { robotHosts: [] });
  const { accounts } = await there.remind({ env: { MINGZE_REMINDER_KEY: KEY } });
  const robot = accounts.flatMap(({ outcomes }) => outcomes).find(({ channel }) => channel === 'robot');
  assert.match(robot?.reason ?? '', /没有登记主机 127\.0\.0\.1/);
  assert.equal(box.posted.length, 0);
});

test('a test message goes to the one who asks, whatever the hour, and is in the log either way', async () => {
  const { there, box } = await mailed();
  const { city, seats } = there;
  const night = { ...act(there), now: new Date('2022-01-10T23:00+08:00') };
  const means = reminderMeans(byMail(box), null);
  const ask = { account: seats.village.account, channel: 'mail', means } as const;
  await testWay(city.db, night, ask);
  assert.equal(box.received.length, 1);
  box.onMessage = async () => Promise.reject(new Error('no'));
  await assert.rejects(testWay(city.db, night, ask), code('REMIND-CHANNEL'));
  await assert.rejects(testWay(city.db, night, { ...ask, channel: 'robot' }), code('REMIND-NONE'));
  await assert.rejects(testWay(city.db, night, { ...ask, account: seats.town.account }), code('REMIND-NONE'));
  const logged = await city.query(`select seq from audit.entries where type = 'reminder.tested'`);
  assert.equal(logged.length, 2);
});
