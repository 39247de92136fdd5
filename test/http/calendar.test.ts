// The calendar of working days: read by everybody, kept by one, and of an unknown year nothing is said.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readCalendar } from '#engine/calendar/index.ts';
import { withScope } from '#kernel/db/index.ts';
import { addWorkingDays } from '#model/time/working-days.ts';
import { aService } from '../support/a-service.ts';
import { SAMPLE_SERVICE } from '../support/sample-city.ts';

const service = await aService(SAMPLE_SERVICE);
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const office = await service.as('committee_office');
const year = async (number: number) => (await office.ask('GET', `calendar/${number}`)).json;
const put = (day: string, kind: string | null, reason = '市政府通知') =>
  office.ask('PUT', `calendar/days/${day}`, { body: { kind, name: '州庆', reason } });

async function term(from: string, count: number): Promise<string | null> {
  const { db, scope, pack } = service.city;
  return withScope(db, scope, async (client) =>
    addWorkingDays(await readCalendar(client, scope.region, pack), from, count),
  );
}

test('everybody reads it, only its keeper changes it', async () => {
  for (const kind of ['village_clerk', 'secretary', 'system_administrator']) {
    const visitor = await service.as(kind);
    const { status, json } = await visitor.ask('GET', 'calendar/2021');
    assert.deepEqual([status, json.known, json.workingDays, json.editable], [200, true, 250, false], kind);
    const body = { kind: 'off', name: '', reason: '试' };
    const refused = await visitor.ask('PUT', 'calendar/days/2021-03-03', { body });
    assert.ok([403, 404].includes(refused.status), `${kind} ${refused.status}`);
  }
});

test('a day of the city counts in terms from then on, and goes back to the packs', async () => {
  assert.equal(await term('2021-09-01', 1), '2021-09-02');
  assert.equal((await put('2021-09-02', 'off')).status, 204);
  assert.equal(await term('2021-09-01', 1), '2021-09-03');
  const changed = await year(2021);
  assert.equal(changed.workingDays, 249);
  const found = changed.days.find(({ day }: { day: string }) => day === '2021-09-02');
  assert.deepEqual(found, { day: '2021-09-02', kind: 'off', name: '州庆', reason: '市政府通知' });
  // A holiday of the packs is worked here after all.
  assert.equal((await put('2021-10-07', 'plain')).status, 204);
  assert.equal((await year(2021)).workingDays, 250);
  for (const day of ['2021-09-02', '2021-10-07']) assert.equal((await put(day, null)).status, 204);
  assert.equal(await term('2021-09-01', 1), '2021-09-02');
  assert.equal((await year(2021)).workingDays, 250);
});

test('what the weekday says already is refused', async () => {
  assert.equal((await put('2021-09-05', 'off')).json.code, 'CALENDAR-DAY');
  assert.equal((await put('2021-09-06', 'work')).json.code, 'CALENDAR-DAY');
});

test('a year that nobody entered is unknown until its keeper says that it is entered', async () => {
  const before = await year(2027);
  assert.deepEqual([before.known, before.workingDays], [false, null]);
  assert.equal(await term('2026-12-31', 1), null);
  assert.equal((await put('2027-01-01', 'off', '国办通知')).status, 204);
  assert.equal(await term('2026-12-31', 1), null);
  const body = { source: '国务院办公厅关于2027年部分节假日安排的通知' };
  assert.equal((await office.ask('PUT', 'calendar/2027', { body })).status, 204);
  assert.equal(await term('2026-12-31', 1), '2027-01-04');
  const entered = await year(2027);
  assert.deepEqual([entered.known, entered.own, entered.source], [true, true, body.source]);
  assert.equal((await office.ask('PUT', 'calendar/2027', { body: { source: null } })).status, 204);
  assert.equal(await term('2026-12-31', 1), null);
  const audit = await service.as('audit_administrator');
  const entries = (await audit.ask('GET', 'audit?type=calendar.day')).json.items;
  assert.match(entries[0].words, /工作日历 2027-01-01（州庆）改为放假/);
});
