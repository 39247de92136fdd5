// An empty city may be filled with the demo city instead: marked as such, with its open accounts.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aService } from '../support/a-service.ts';

const service = await aService(async () => undefined, { firstRun: { code: 'kou-ling' } });
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

test('the demo city comes in with one act, marked, and can be signed in to', async () => {
  const visitor = service.visitor();
  const template = await visitor.ask('GET', 'first-steps/template');
  assert.equal(template.status, 200);
  assert.equal(String.fromCharCode(...template.bytes.slice(0, 2)), 'PK');
  const body = { code: 'kou-ling' };
  const started = await visitor.ask('POST', 'first-steps/demo', { body });
  assert.equal(started.status, 200, started.text);
  // Its log tells of all that was set up.
  const auditor = await service.as('audit_administrator');
  const verified = await auditor.ask('POST', 'audit/verify', { body: { checkpoints: [] } });
  assert.deepEqual([verified.status, verified.json.ok], [200, true], verified.text);
  const city = (await visitor.ask('GET', 'city')).json;
  assert.deepEqual([city.demo, city.empty], [true, false]);
  const clerk = await service.as('village_clerk');
  assert.equal((await clerk.ask('GET', 'desk')).status, 200);
  assert.equal((await clerk.ask('GET', 'first-steps?year=2025')).status, 403);
  const office = await service.as('committee_office');
  const { items } = (await office.ask('GET', 'first-steps?year=2025')).json;
  assert.deepEqual(
    items.filter(({ done }: { done: boolean }) => !done).map(({ step }: { step: string }) => step),
    ['report'],
  );
  assert.equal((await visitor.ask('POST', 'first-steps/demo', { body })).json.code, 'API-FIRST-OVER');
});
