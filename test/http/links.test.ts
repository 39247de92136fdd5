// References are links both ways: a record tells what cites it, a row tells where what it cites stands; each post sees of
// both what its lists show.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { tableOf } from '#engine/records/table.ts';
import { fieldTypes } from '#fields/index.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { LINKED_CITY } from '../builders/linked-city.ts';
import { aService, type Visitor } from '../support/a-service.ts';

const service = await aService(async (city, directory) => {
  const file = join(directory, '互相引用.xlsx');
  writeFileSync(file, aWorkbook(LINKED_CITY));
  const done = await city.import([file]);
  assert.ok(done.accepted, JSON.stringify(done.errors));
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

interface Row {
  readonly id: string;
  readonly values: Readonly<Record<string, string | null>>;
}

const rowOf = async (visitor: Visitor, ledger: string, where: string): Promise<Row> => {
  const found = await visitor.ask('GET', `ledgers/${ledger}/rows?where=${encodeURIComponent(where)}`);
  assert.equal(found.json.items.length, 1, found.text);
  return found.json.items[0];
};

const citedBy = (visitor: Visitor, ledger: string, id: string) =>
  visitor.ask('GET', `ledgers/${ledger}/rows/${id}/cited-by`);

/** The numbers of the records in the list that an answer names. */
async function listed(
  visitor: Visitor,
  { ledger, where }: { ledger: string; where: readonly string[] },
  field: string,
): Promise<readonly string[]> {
  const query = where.map((one) => `where=${encodeURIComponent(one)}`).join('&');
  const { json } = await visitor.ask('GET', `ledgers/${ledger}/rows?${query}`);
  return json.items.map(({ values }: Row) => values[field]).toSorted();
}

const looks = async (type: string): Promise<number> =>
  (await service.city.query(`select from audit.entries where type = '${type}'`)).length;

test('a deed tells which problems cite it: to its village its own, to the township its villages too, to the office all', async () => {
  const seen: Readonly<Record<string, readonly string[]>> = {
    village_clerk: ['WT-1'],
    township_clerk: ['WT-1', 'WT-2'],
    committee_office: ['WT-1', 'WT-2', 'WT-3'],
  };
  for (const [kind, problems] of Object.entries(seen)) {
    const visitor = await service.as(kind);
    const deed = await rowOf(visitor, 'practical_deed', 'deed_no:eq:SS-1');
    const { json, text } = await citedBy(visitor, 'practical_deed', deed.id);
    assert.deepEqual(
      json.items,
      [
        {
          ledger: 'public_problem',
          title: '群众困难问题台账',
          field: '关联实事',
          count: problems.length,
          where: ['deed:eq:SS-1'],
          sealed: false,
        },
      ],
      `${kind}: ${text}`,
    );
    assert.deepEqual(await listed(visitor, json.items[0], 'problem_no'), problems, kind);
    const uncited = await rowOf(visitor, 'practical_deed', 'deed_no:eq:SS-2');
    assert.deepEqual((await citedBy(visitor, 'practical_deed', uncited.id)).json.items, [], kind);
  }
  const definition = await (await service.as('village_clerk')).ask('GET', 'ledgers/practical_deed');
  assert.equal(definition.json.reference, 'deed_no');
});

test('a problem tells where the deed stands that it cites, unless the deed is out of sight', async () => {
  const office = await service.as('committee_office');
  const deed = await rowOf(office, 'practical_deed', 'deed_no:eq:SS-1');
  const cited = { practical_deed: { reference: 'deed_no', rows: { 'SS-1': deed.id } } };
  const problem = await rowOf(office, 'public_problem', 'problem_no:eq:WT-3');
  const list = await office.ask('GET', 'ledgers/public_problem/rows');
  assert.deepEqual(list.json.names.cited, cited);
  const one = await office.ask('GET', `ledgers/public_problem/rows/${problem.id}`);
  assert.deepEqual(one.json.names.cited, cited);
  // 甲局 handles the problem; the deed is a village's.
  const clerk = await service.as('unit_clerk');
  await service.city.db.owner.query(`update access.appointments set unit = 'U2' where kind = 'unit_clerk'`);
  const own = await clerk.ask('GET', `ledgers/public_problem/rows/${problem.id}`);
  const deeds = await clerk.ask('GET', `ledgers/practical_deed/rows/${deed.id}`);
  assert.equal(deeds.status, 404);
  assert.deepEqual(own.json.names.cited, { practical_deed: { reference: 'deed_no', rows: {} } });
});

test('what cites a sealed record is told to who may read it, and the look is in the log', async () => {
  const keeper = await service.as('discipline_case_keeper');
  const lead = await rowOf(keeper, 'data_supervision_lead', 'lead_no:eq:XS-1');
  const before = await looks('row.look_sealed');
  const { json, text } = await citedBy(keeper, 'data_supervision_lead', lead.id);
  const found = json.items.find(({ ledger }: { ledger: string }) => ledger === 'fund_recovery');
  assert.deepEqual([found?.count, found?.sealed], [2, true], text);
  assert.equal(await looks('row.look_sealed'), before + 1);
  // A number that a list names is no look: the row behind it is looked for when its list is opened.
  const recoveries = await keeper.ask('GET', 'ledgers/fund_recovery/rows');
  assert.deepEqual(recoveries.json.names.cited, {
    data_supervision_lead: { reference: 'lead_no', rows: null },
  });
  assert.equal(await looks('row.look_sealed'), before + 1);
  for (const kind of ['village_clerk', 'township_clerk', 'observer']) {
    const visitor = await service.as(kind);
    const nothing = await citedBy(visitor, 'data_supervision_lead', crypto.randomUUID());
    const refused = await citedBy(visitor, 'data_supervision_lead', lead.id);
    assert.equal(refused.status, 404, kind);
    assert.equal(refused.json.code, nothing.json.code, kind);
  }
});

test('who cites a record is found by an index, in every ledger with a reference', async () => {
  const client = await service.city.db.owner.connect();
  // Tables of a few rows are read whole, whatever indexes they have.
  await client.query('begin; set local enable_seqscan = off');
  let fields = 0;
  for (const ledger of service.city.pack.ledgers.values())
    for (const { id, type } of ledger.fields) {
      if (fieldTypes[type].reference !== 'ledger') continue;
      fields += 1;
      const plan = await client.query<{ 'QUERY PLAN': string }>(
        `explain select count(*) from ${tableOf(ledger)} t where t.region_id = 1 and t."${id}" = 'X'`,
      );
      const steps = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
      assert.match(steps, /_cites_/u, `${ledger.title} ${id}\n${steps}`);
    }
  await client.query('rollback');
  client.release();
  assert.ok(fields >= 20, `${fields} references`);
});
