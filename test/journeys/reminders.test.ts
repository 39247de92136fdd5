// Who is told of what, when, and how often.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appoint, endAppointment } from '#engine/access/operations/appoint.ts';
import { actorOf } from '#engine/audit/actor.ts';
import type { Pack } from '#model/pack/types.ts';
import { setOwnReminders, setReminderSettings } from '#stages/duties/index.ts';
import { REMINDER_DEFAULTS } from '#stages/duties/operations/remind/reminder-settings.ts';
import { putRows } from '../builders/put-rows.ts';
import { NOW } from '../support/a-city.ts';
import { aRemindedCity, linesOf, type RemindedCity, statesOf } from '../support/a-reminded-city.ts';
import { stories } from '../support/stories.ts';

const kit = await stories();
const act = ({ city }: RemindedCity) => ({ scope: city.scope, actor: actorOf('测试', 'web'), now: NOW });
const digests = async ({ city }: RemindedCity): Promise<number> =>
  Number((await city.query('select count(*)::int as n from duties.digests'))[0]?.['n']);

test('the nearest clerk is told of a unit, the office not of everything, and of a village only its clerk', async () => {
  const there = await aRemindedCity(kit);
  const { seats, remind } = there;
  await remind();
  assert.deepEqual(await linesOf(there, seats.village), ['red C1 CWH-02 2021-Q4']);
  const town = await linesOf(there, seats.town);
  assert.ok(town.includes('red C2 CWH-02 2021-Q4'), 'the village without a clerk is the township’s');
  assert.ok(town.includes('red XZ1 ZXZ-03 2021-Q4'));
  assert.ok(!town.some((line) => line.includes(' C1 ')));
  const office = await linesOf(there, seats.office);
  assert.ok(office.length > 0 && !office.some((line) => / (XZ1|C1|C2) /.test(line)), office.join('\n'));
  // More than five days late: the reviewer of the township is told of both villages and of the township.
  const reviewer = await linesOf(there, seats.reviewer);
  assert.deepEqual(reviewer, [...town, 'red C1 CWH-02 2021-Q4'].toSorted());
  const [digest] = await there.city.query(
    'select subject, body from duties.digests where account_id = $1 and channel = $2',
    [seats.village.account, 'desk'],
  );
  assert.equal(digest?.['subject'], '【明责】2022年1月10日提醒：逾期 1 项');
  assert.match(digest?.['body'], /清溪村：应于2021年12月31日前完成，已过 10 天/);
  assert.match(digest?.['body'], /打开明责：https:\/\/mingze\.example\/duties/);
});

test('two runs on one day tell once, further days tell nothing again, and what was sent is in the log', async () => {
  const there = await aRemindedCity(kit);
  assert.equal(statesOf(await there.remind()).length, 4);
  const lines = await linesOf(there, there.seats.town);
  assert.deepEqual(statesOf(await there.remind()), []);
  assert.deepEqual(statesOf(await there.remind({ at: '2022-01-11T09:00' })), []);
  assert.deepEqual(await linesOf(there, there.seats.town), lines);
  assert.equal(await digests(there), 4);
  const logged = await there.city.query(`select seq from audit.entries where type = 'reminder.sent'`);
  assert.equal(logged.length, 4);
});

test('the same line comes again only at the next level: blue, amber, red, and then to the leader', async () => {
  const there = await aRemindedCity(kit);
  const { seats, remind } = there;
  const quarter = '2022-Q2';
  const of = async (who: keyof typeof seats): Promise<readonly string[]> =>
    (await linesOf(there, seats[who])).filter((line) => line.includes(`C1 CWH-02 ${quarter}`));
  const days: readonly (readonly [string, number, number])[] = [
    ['2022-03-28', 0, 0],
    ['2022-03-29', 1, 0],
    ['2022-03-30', 1, 0],
    ['2022-04-06', 1, 0],
    ['2022-06-22', 1, 0],
    ['2022-06-23', 2, 0],
    ['2022-06-30', 2, 0],
    ['2022-07-01', 3, 0],
    ['2022-07-05', 3, 0],
    ['2022-07-06', 3, 1],
    ['2022-07-07', 3, 1],
  ];
  for (const [day, clerk, leader] of days) {
    await remind({ at: `${day}T09:00` });
    assert.deepEqual([(await of('village')).length, (await of('reviewer')).length], [clerk, leader], day);
  }
  assert.deepEqual(
    await of('village'),
    ['amber', 'blue', 'red'].map((level) => `${level} C1 CWH-02 ${quarter}`),
  );
});

test('what is done is told to nobody', async () => {
  const there = await aRemindedCity(kit);
  const { db, pack, scope } = there.city;
  const ledger = pack.ledgers.get('village_disclosure') ?? assert.fail();
  const answer =
    pack.answers.find((one) => one.duty === 'CWH-02' && one.ledger === ledger.id) ?? assert.fail();
  const values = Object.fromEntries(
    ledger.fields.map((field) => {
      const [choice] = field.choices;
      return [field.id, choice ? choice.code : field.type === 'text' ? 'x' : null];
    }),
  );
  const row = { ...values, [answer.unit.id]: 'C1', [answer.on.id]: '2021-11-05' };
  const tree = [
    { code: 'U1', parent: null },
    { code: 'XZ1', parent: 'U1' },
    { code: 'C1', parent: 'XZ1' },
  ];
  await putRows(db, ledger, [{ status: 'accepted', values: row }], tree, scope.region);
  await there.remind();
  assert.deepEqual(await linesOf(there, there.seats.village), []);
  assert.ok((await linesOf(there, there.seats.town)).length > 0);
});

test('nothing goes out in quiet hours and on days off, and everything after them', async () => {
  const there = await aRemindedCity(kit);
  const { city, seats, remind } = there;
  const own = { levels: ['red' as const], quiet: { from: '08:00', to: '10:30' }, mail: null };
  await setOwnReminders(city.db, act(there), seats.village.account, own);
  const saturday = await remind({ at: '2022-01-08T10:00' });
  assert.deepEqual([saturday.dayOff, saturday.accounts], [true, []]);
  const early = await remind({ at: '2022-01-10T07:59' });
  assert.ok(early.accounts.every(({ quiet, outcomes }) => quiet && outcomes.length === 0));
  assert.equal(await digests(there), 0);
  const morning = await remind({ at: '2022-01-10T08:00' });
  assert.deepEqual(
    [morning.accounts.filter(({ quiet }) => quiet).length, statesOf(morning).length],
    [1, 3],
    'all but the one with hours of his own',
  );
  assert.equal(statesOf(await remind({ at: '2022-01-10T10:29' })).length, 0);
  assert.equal(statesOf(await remind({ at: '2022-01-10T10:30' })).length, 1);
  assert.equal(statesOf(await remind({ at: '2022-01-10T19:00' })).length, 0);
});

test('a weekend day that is worked is a day like others; a city may want days off as well', async () => {
  const worked = await aRemindedCity(kit);
  assert.equal(statesOf(await worked.remind({ at: '2022-01-29T09:00' })).length, 4);
  const always = await aRemindedCity(kit);
  await setReminderSettings(always.city.db, act(always), { ...REMINDER_DEFAULTS, restDays: false });
  assert.equal(statesOf(await always.remind({ at: '2022-01-08T10:00' })).length, 4);
});

test('levels that somebody does not want do not come, and come when he wants them again', async () => {
  const there = await aRemindedCity(kit);
  const { city, seats, remind } = there;
  const want = (levels: readonly ('red' | 'amber' | 'blue')[]) =>
    setOwnReminders(city.db, act(there), seats.village.account, { levels, quiet: null, mail: null });
  await want(['amber', 'blue']);
  await remind();
  assert.deepEqual(await linesOf(there, seats.village), []);
  await want(['red']);
  await remind({ at: '2022-01-11T09:00' });
  assert.deepEqual(await linesOf(there, seats.village), ['red C1 CWH-02 2021-Q4']);
});

test('a masked post is told nothing about persons, and nobody is told a name', async () => {
  const there = await aRemindedCity(kit);
  const { city, seats, remind } = there;
  const { pack } = city;
  const kind = pack.access.posts.get('committee_office') ?? assert.fail();
  const posts = new Map([...pack.access.posts, ['committee_office', { ...kind, personal: false }]]);
  const masked: Pack = { ...pack, access: { ...pack.access, posts } };
  await remind({ pack: masked });
  const persons = async (): Promise<readonly object[]> =>
    city.query(`select duty, bearer from duties.reminded where account_id = $1 and bearer <> ''`, [
      seats.office.account,
    ]);
  assert.ok((await linesOf(there, seats.office)).length > 0, 'it is told of what units bear');
  assert.deepEqual(await persons(), []);
  // The same account with its eyes open: now it is told, and still no name leaves.
  await remind({ at: '2022-01-11T09:00' });
  assert.ok((await persons()).length > 0);
  const bodies = await city.query('select body from duties.digests where account_id = $1', [
    seats.office.account,
  ]);
  assert.equal(bodies.length, 2);
  for (const { body } of bodies) assert.ok(!/王一|P1/.test(String(body)));
  assert.ok(bodies.some(({ body }) => String(body).includes('1 名责任人')));
});

test('an account with two posts gets one digest with the lines of both, each once', async () => {
  const there = await aRemindedCity(kit);
  const { city, seats, remind } = there;
  const more = { account: seats.village.account, kind: 'township_reviewer', unit: 'XZ1', named: [] };
  await appoint(city.db, act(there), city.pack, { ...more, from: '2020-01-01', to: null, reason: '兼任' });
  const { accounts } = await remind();
  assert.equal(accounts.length, 4);
  const lines = await linesOf(there, seats.village);
  assert.deepEqual(lines, await linesOf(there, seats.reviewer));
  assert.equal(await digests(there), 4);
});

test('a post that is over and an account that is switched off are told nothing, and what they had passes on', async () => {
  const there = await aRemindedCity(kit);
  const { city, seats, remind } = there;
  await endAppointment(city.db, act(there), city.pack, {
    id: seats.village.appointment,
    to: '2022-01-10',
    reason: '调离',
  });
  await city.db.owner.query('update auth.accounts set disabled_at = $2 where id = $1', [
    seats.reviewer.account,
    NOW,
  ]);
  await remind();
  assert.deepEqual(await linesOf(there, seats.village), []);
  assert.deepEqual(await linesOf(there, seats.reviewer), []);
  assert.ok((await linesOf(there, seats.town)).includes('red C1 CWH-02 2021-Q4'));
});

test('runs at the same moment tell once, and a dry run tells what would be sent and keeps nothing', async () => {
  const there = await aRemindedCity(kit);
  const dry = await there.remind({ dryRun: true });
  assert.deepEqual(new Set(statesOf(dry)), new Set(['desk planned']));
  assert.equal(await digests(there), 0);
  const runs = await Promise.all([there.remind(), there.remind(), there.remind()]);
  assert.equal(runs.flatMap(statesOf).length, 4);
  assert.equal(await digests(there), 4);
});
