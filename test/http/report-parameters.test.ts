// The names of a report start from last year's: marked, counted as not in order, and signed by nobody until confirmed.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, test } from 'node:test';
import { signerOf } from '#proof/manifest/installation-key.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { issueReport } from '#stages/reports/index.ts';
import { NOW } from '../support/a-city.ts';
import { TESTER } from '../support/actors.ts';
import { aService } from '../support/a-service.ts';
import { SAMPLE_SERVICE } from '../support/sample-city.ts';
import type { Json } from '../support/run-mingze.ts';

const service = await aService(SAMPLE_SERVICE);
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const REPORT = 'reports/annual/2022';
const office = await service.as('committee_office');
const room = async (): Promise<Json> => (await office.ask('GET', `${REPORT}/room`)).json;
const confirm = (values: Json, visitor = office) =>
  visitor.ask('POST', `${REPORT}/parameters`, {
    body: { values: values.map(({ parameter, value }: Json) => ({ parameter, value })) },
  });
const ofKind = ({ obstacles }: Json, kind: string): Json[] =>
  obstacles.filter((one: Json) => one.kind === kind);
const kept = (year: number): Promise<readonly Json[]> =>
  service.city.query(
    `select parameter, value, row_status from base.report_parameters where year = ${year} order by parameter`,
  );

test('last year’s names stand in the text, each marked and each in the way of issuing, by the command line too', async () => {
  const found = await room();
  const before = await kept(2021);
  assert.ok(found.carried.length > 5);
  for (const { parameter, value } of found.carried)
    assert.ok(
      before.some((one) => one.parameter === parameter && one.value === value),
      parameter,
    );
  assert.deepEqual(
    ofKind(found, 'carried').map(({ id }) => id),
    found.carried.map(({ parameter }: Json) => parameter),
  );
  // A year is not carried over: it is to be filled in, and confirmed by nobody.
  const ofYear = { parameter: 'livelihood_plan_year', value: '2021' };
  assert.ok(before.some(({ parameter, value }) => parameter === ofYear.parameter && value === ofYear.value));
  assert.ok(!found.carried.some(({ parameter }: Json) => parameter === ofYear.parameter));
  assert.deepEqual(
    ofKind(found, 'parameter').map(({ id }) => id),
    [ofYear.parameter],
  );
  assert.equal((await confirm([ofYear])).json.code, 'REPORT-PARAMETERS-MOVED');
  const runs: Json[] = [
    ...found.addressee,
    ...found.blocks.flatMap((one: Json) => one.runs),
    ...found.signer,
  ];
  assert.ok(runs.some(({ kind }) => kind === 'carried'));
  assert.deepEqual(
    runs.filter(({ kind }) => kind === 'blank').map(({ parameter }) => parameter),
    [ofYear.parameter],
  );
  // No number is computed from what nobody has confirmed.
  const waiting = ofKind(found, 'number').filter(({ message }) => message.includes('沿用去年，还没有确认'));
  assert.ok(waiting.length > 0, JSON.stringify(ofKind(found, 'number')));
  const { db, pack, scope } = service.city;
  const request = { db, pack, scope, year: 2022, report: 'annual', date: '2022-01-10', now: NOW };
  const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
  const refused = await issueReport(request, { actor: TESTER, signer, reason: '' }).catch((error) => error);
  assert.ok(isMingzeError(refused, 'REPORT-REFUSED'));
  assert.match(JSON.stringify(refused.details['obstacles']), /沿用去年的“[^”]+”，还没有确认/);
  const { parameters } = (await office.ask('GET', `${REPORT}/text`)).json;
  assert.ok(parameters.some(({ carried, value }: Json) => carried && value !== null));
});

test('only who drafts confirms, and only what he was shown', async () => {
  const { carried } = await room();
  const [first] = carried;
  for (const kind of ['secretary', 'organisation_department', 'village_clerk'])
    assert.equal((await confirm([first], await service.as(kind))).status, 403, kind);
  for (const values of [[{ ...first, value: '别的值' }], [first, { parameter: 'no_such', value: 'x' }]])
    assert.equal((await confirm(values)).json.code, 'REPORT-PARAMETERS-MOVED');
  assert.deepEqual(await kept(2022), []);
});

test('confirmed one by one or all at once they are this year’s, with who confirmed them; of two at once one is told', async () => {
  const { carried } = await room();
  const [first, ...others] = carried;
  const one = await confirm([first]);
  assert.equal(one.status, 204, one.text);
  assert.deepEqual((await room()).carried, others);
  assert.deepEqual(await kept(2022), [
    { parameter: first.parameter, value: first.value, row_status: 'accepted' },
  ]);
  assert.equal((await confirm([first, ...others])).json.code, 'REPORT-PARAMETERS-MOVED', 'all or none');
  const both = await Promise.all([confirm(others), confirm(others)]);
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((a, b) => a - b),
    [204, 409],
  );
  const now = await room();
  assert.deepEqual([now.carried, ofKind(now, 'carried')], [[], []]);
  assert.ok(ofKind(now, 'number').every(({ message }) => !message.includes('沿用去年')));
  const audit = await service.as('audit_administrator');
  const entries = (await audit.ask('GET', 'audit?limit=20')).json.items.map(({ words }: Json) => words);
  assert.equal(
    entries.filter((words: string) => /责任制办干部.*报告参数/u.test(words)).length >= 2,
    true,
    entries,
  );
});
