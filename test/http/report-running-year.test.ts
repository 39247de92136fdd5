// The room of a report while its year runs: what a period has not brought yet is no fault before the period has ended.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aService, type Visitor } from '../support/a-service.ts';
import { SAMPLE_SERVICE } from '../support/sample-city.ts';
import type { Json } from '../support/run-mingze.ts';

let today = '2022-03-10';
const service = await aService(SAMPLE_SERVICE, { now: () => new Date(`${today}T02:00:00Z`) });
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const H2 = 'strict-governance-h2';
async function roomOn(day: string, year: string, kind = 'committee_office'): Promise<Json> {
  today = day;
  // A session of another day has ended.
  const visitor: Visitor = await service.as(kind);
  const { status, json, text } = await visitor.ask('GET', `reports/annual/${year}/room`);
  assert.equal(status, 200, text);
  return json;
}
const obstacle = (room: Json, id: string): Json =>
  room.obstacles.find((one: Json) => one.id === id) ??
  assert.fail(`${id}: ${JSON.stringify(room.obstacles)}`);

test('in a running year nothing is told as missing or contradictory that its period may still bring', async () => {
  const room = await roomOn('2022-03-10', '2022');
  assert.deepEqual(
    room.obstacles.filter(({ kind }: Json) => kind === 'check' || kind === 'consistency'),
    [],
  );
  assert.match(obstacle(room, H2).message, /^下半年还没有开始，到时再核对：下半年没有专题研究/u);
  assert.match(obstacle(room, 'study-floor').message, /^2022年还没有过完，到今天：/u);
  assert.deepEqual(
    room.numbers.filter(({ state }: Json) => state === 'fails').map(({ slot }: Json) => slot),
    [],
  );
  for (const note of room.notes.filter(({ severity }: Json) => severity === 'warning'))
    assert.match(note.what, /^2022年还没有过完，到今天：/u);
  // It prevents the issue all the same.
  assert.equal(room.signing.verdict, 'refused');
});

test('a half-year that has ended is judged, and so is the year once it is over', async () => {
  const july = obstacle(await roomOn('2022-07-01', '2022'), H2);
  assert.deepEqual([july.kind, july.message.slice(0, 12)], ['early', '下半年还没有过完，到今天']);
  const room = await roomOn('2023-01-10', '2022');
  for (const id of [H2, 'study-floor']) {
    assert.equal(obstacle(room, id).kind, 'check', id);
    assert.doesNotMatch(obstacle(room, id).message, /还没有/u);
  }
  assert.ok(room.numbers.some(({ state }: Json) => state === 'fails'));
  assert.ok(room.notes.every(({ what }: Json) => !/还没有过完/u.test(what)));
});

test('a reader who does not see every number is told of an empty year by what he sees, and of no other', async () => {
  const room = await roomOn('2022-03-10', '2015', 'organisation_department');
  assert.deepEqual([room.empty, room.emptySeen, room.notes], [false, true, []]);
  assert.ok(room.numbers.every(({ state }: Json) => state === 'none'));
  const office = await roomOn('2022-03-10', '2015');
  assert.deepEqual([office.empty, office.emptySeen], [true, false]);
  assert.equal((await roomOn('2022-03-10', '2021', 'organisation_department')).emptySeen, false);
});
