// Attacks on what is hidden and what is sealed: every way in answers as if it did not exist.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { signed } from '../support/signed.ts';
import { aService } from '../support/a-service.ts';
import { SAMPLE_SERVICE } from '../support/sample-city.ts';
import { gist, probe } from '../support/attacks.ts';

const service = await aService(SAMPLE_SERVICE);
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));
const { city } = service;
const { db, pack } = city;
const security = await service.as('security_administrator');
const system = await service.as('system_administrator');
const auditor = await service.as('audit_administrator');
const village = await service.as('village_clerk');
const leader = await service.as('leader');
const observer = await service.as('observer');
const organisation = await service.as('organisation_department');
const clerk = await service.as('discipline_clerk');
const office = await service.as('committee_office');
const NOWHERE = '01890a5d-ac96-774b-bcce-b302099a8057';
const reason = '试探';

const code = ({ json }: { readonly json: { readonly code: string } }): string => json.code;

test('a field that is hidden is a field that does not exist, and no role breaks on any ledger', async () => {
  for (const visitor of [leader, observer]) {
    const { json } = await probe(visitor, 'GET', 'ledgers');
    for (const { id } of json.items as { id: string }[]) {
      const rows = `ledgers/${id}/rows`;
      const shown = (await probe(visitor, 'GET', `ledgers/${id}`)).json.fields.map(
        (f: { id: string }) => f.id,
      );
      const hidden = pack.ledgers.get(id)?.fields.filter((field) => !shown.includes(field.id)) ?? [];
      for (const { id: field } of hidden)
        for (const way of [
          '?where=F:present',
          '?sort=F',
          '/groups?by=F',
          '/count?where=F:eq:x',
          '/totals?where=F:empty',
        ]) {
          const at = (name: string) => probe(visitor, 'GET', `${rows}${way.replace('F', name)}`);
          assert.equal(gist(await at(field), field), gist(await at('no_such_field'), 'no_such_field'));
        }
      const page = await probe(visitor, 'GET', rows);
      for (const path of ['/count?search=张', '?search=张', '/totals', '/groups?by=row_status'])
        assert.equal((await probe(visitor, 'GET', `${rows}${path}`)).status, 200, `${id} ${path}`);
      const [row] = page.json.items as { id: string }[];
      if (row) assert.equal(code(await probe(visitor, 'GET', `${rows}/${row.id}/history`)), 'ACCESS-DENIED');
    }
    await probe(visitor, 'GET', 'people?search=张');
    const facts = await probe(visitor, 'GET', 'facts?year=2021');
    for (const { slot } of facts.json.items as { slot: string }[])
      assert.equal((await probe(visitor, 'GET', `facts/${slot}/rows?year=2021`)).status, 200, slot);
  }
});

test('a sealed ledger tells nothing to who is not named: lists, numbers, histories, facts, questions', async () => {
  const sealed = [...pack.ledgers.values()].filter(
    (one) => one.sensitivity === 'sealed' && one.kind === 'ledger',
  );
  // A village records what interference it meets, and is told of nothing else.
  assert.deepEqual((await probe(village, 'GET', 'ledgers/interference_record/rows')).json.items, []);
  for (const visitor of [village, leader, observer, security, system, auditor])
    for (const { id } of sealed) {
      if (visitor === village && id === 'interference_record') continue;
      for (const way of [
        '',
        '/rows',
        '/rows/count',
        '/rows/totals',
        '/rows/groups?by=row_status',
        `/rows/${NOWHERE}`,
      ]) {
        const at = (ledger: string) => probe(visitor, 'GET', `ledgers/${ledger}${way}`);
        assert.equal(gist(await at(id), id), gist(await at('no_such_ledger'), 'no_such_ledger'));
      }
    }
  const rows = 'ledgers/discipline_case/rows';
  assert.deepEqual((await probe(clerk, 'GET', `${rows}/count`)).json, { count: 0 });
  const { names, ...listed } = (await probe(clerk, 'GET', `${rows}?search=a&sort=case_no`)).json;
  assert.deepEqual(listed, { items: [], next: null });
  // Which ledgers it cites says its definition; no row of them is named.
  assert.deepEqual([names.units, names.persons], [{}, {}]);
  for (const { rows: cited } of Object.values(names.cited as Record<string, { rows: object | null }>))
    assert.deepEqual(cited ?? {}, {});
  assert.deepEqual((await probe(clerk, 'GET', `${rows}/groups?by=category`)).json, { items: [] });
  const [key] = await city.query('select row_key from ledger.discipline_case order by row_key limit 1');
  const ask = (text: string) =>
    probe(organisation, 'POST', 'disclosures', { body: { ledger: 'discipline_case', key: text, reason } });
  const [real, made] = [await ask(String(key?.['row_key'])), await ask('没有这一案')];
  assert.equal(gist(real, real.json.id), gist(made, made.json.id));
  const exact = new Map(
    (await city.facts()).map((fact) => Object.values(fact)).map(([slot, , value]) => [slot, value]),
  );
  for (const { slot, value, withheld, rows: behind } of (await probe(office, 'GET', 'facts?year=2021')).json
    .items) {
    const truth = Number(exact.get(slot));
    if (withheld === 'rounded') assert.ok(Number(value) <= truth && behind === 0, slot);
    else if (withheld === null && value !== null) assert.equal(Number(value), truth, slot);
    else assert.deepEqual([value, behind], [null, 0], slot);
    for (const row of (await probe(office, 'GET', `facts/${slot}/rows?year=2021&limit=1`)).json.items)
      if (withheld !== null) assert.fail(`${slot} ${JSON.stringify(row)}`);
  }
});

test('what has changed since a report is told as the numbers are: a reader learns no exact sealed number', async () => {
  await signed(service, 'reports/annual/2021');
  const issued = await probe(office, 'POST', 'reports/annual/2021/issue', { body: {} });
  assert.equal(issued.status, 200, issued.text);
  await db.owner.query(
    `update ledger.discipline_case set row_status = 'draft' where region_id = $1 and concluded_on between '2021-01-01' and '2021-12-31'`,
    [city.scope.region],
  );
  await db.owner.query('truncate core.fact_cache, core.digest_cache');
  const path = 'reports/annual/2021/changes';
  const whole = await probe(office, 'GET', path);
  assert.ok(whole.json.items.some((one: { now: string | null; rows: object | null }) => one.rows === null));
  for (const visitor of [leader, organisation])
    for (const one of (await probe(visitor, 'GET', path)).json.items)
      if (one.rows === null) assert.deepEqual([one.now, one.printedNow], [null, null], JSON.stringify(one));
  for (const visitor of [village, observer, clerk, security, system, auditor])
    for (const way of ['changes', 'versions', 'versions/1/document', 'versions/1/package', 'versions/1/page'])
      assert.equal(code(await probe(visitor, 'GET', `reports/annual/2021/${way}`)), 'ACCESS-DENIED', way);
});
