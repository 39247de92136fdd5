// What the report says of how often something was done agrees with how the duty stands: the same rows, counted twice.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { computeFacts } from '#engine/queries/index.ts';
import { prepareReport, readRoom } from '#stages/reports/index.ts';
import { readOccurrences } from '#stages/duties/index.ts';
import { cityMaker, NOW } from '../support/a-city.ts';
import { SAMPLE_CITY } from '../support/sample-city.ts';

const { aCity, close } = await cityMaker(SAMPLE_CITY);
after(close);
const city = await aCity();
const { db, pack, scope } = city;
const reading = { db, pack, scope, year: 2021, now: NOW, today: '2022-01-10' };
const committee = await city.query(
  `select code from base.units where kind = 'municipal_committee' and row_status = 'accepted'`,
);
const of = async (duty: string) => (await readOccurrences(reading, { duty, after: null, limit: 500 })).items;
const numbers = new Map(
  (await computeFacts({ db, pack, scope, year: 2021, now: NOW })).facts.map((fact) => [
    fact.indicator,
    Number(fact.value),
  ]),
);

test('every legal floor that a sentence states is the sum of its duty’s periods, and met where the duty is', async () => {
  assert.ok(pack.relations.floors.length >= 2);
  for (const { duty, counts, periods, least } of pack.relations.floors) {
    const lines = (await of(duty)).filter(({ unit }) => unit === committee[0]?.['code']);
    assert.equal(lines.length, periods.length, duty);
    assert.equal(
      lines.reduce((sum, { answers }) => sum + answers, 0),
      numbers.get(counts),
      duty,
    );
    for (const line of lines)
      assert.equal(line.answers >= least, line.standing === 'answered', `${duty} ${line.period}`);
  }
});

test('each of the five party groups was heard, and every member who reported has answered his duty', async () => {
  const [heard, ...more] = (await of('DZZC-03')).filter(({ unit }) => unit === committee[0]?.['code']);
  assert.deepEqual([heard?.standing, heard?.answers, heard?.least, more], ['answered', 5, 5, []]);
  assert.equal(numbers.get('party_group_hearing_count'), 1);
  const members = await of('YBS-02');
  assert.equal(
    members.filter(({ standing }) => standing === 'answered').length,
    numbers.get('ecology_report_leaders'),
  );
  const second = (await of('ZTZR-09')).filter(({ period, answers }) => period === '2021-H2' && answers > 0);
  assert.ok(second.length > 0 && second.length <= (numbers.get('leaders_reported_integrity') ?? 0));
});

test('beside the number of meetings stands the legal floor of two, period by period', async () => {
  const request = { db, pack, scope, year: 2021, report: 'annual', date: '2022-01-10', now: NOW };
  const room = readRoom(request, await prepareReport(request), {
    opens: () => true,
    demanded: false,
    account: '',
    whole: true,
  });
  const indicator = pack.indicators.find(({ id }) => id === 'scc_strict_governance_study_count');
  const number = room.numbers.find(({ slot }) => slot === indicator?.slot);
  const halves = (await of('ZTZR-03')).filter(({ unit }) => unit === committee[0]?.['code']);
  const [first, second] = halves.map(({ answers }) => answers);
  assert.equal(number?.printed, String((first ?? 0) + (second ?? 0)));
  assert.deepEqual(number.floor, {
    duty: 'ZTZR-03',
    words: `每半年至少1次：上半年${first}次，下半年${second}次`,
  });
});
