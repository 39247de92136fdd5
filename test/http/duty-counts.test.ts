// The same thing is counted once: the desk, the page of ledgers and the list of occurrences say one number.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { answersOf } from '#stages/duties/index.ts';
import { dutyWorkbook } from '../builders/duty-city.ts';
import { aService, type Visitor } from '../support/a-service.ts';
import type { Json } from '../support/run-mingze.ts';

const service = await aService(async (city, directory) => {
  const file = join(directory, '全部.xlsx');
  writeFileSync(file, dutyWorkbook());
  assert.deepEqual((await city.import([file])).errors, []);
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));
const { pack } = service.context;

async function list(visitor: Visitor, year: number, query: string): Promise<readonly Json[]> {
  const { json, text } = await visitor.ask('GET', `duties/${year}/occurrences?limit=200&${query}`);
  assert.equal(json.next, null, text);
  return json.items;
}

test('desk, ledgers and list agree on what is overdue and what comes due soon', async () => {
  let later = 0;
  let seen = 0;
  for (const kind of ['village_clerk', 'township_clerk', 'committee_office']) {
    const visitor = await service.as(kind);
    for (const told of (await visitor.ask('GET', 'desk')).json.duties as readonly Json[]) {
      const { year, unit, until } = told;
      const overdue = await list(visitor, year, `unit=${unit}&standing=overdue`);
      const due = await list(visitor, year, `unit=${unit}&standing=due&due_to=${until}`);
      assert.deepEqual([told.overdue, told.due], [overdue.length, due.length], `${kind} ${year}`);
      later += (await list(visitor, year, `unit=${unit}&standing=due`)).length - due.length;
      const { items } = (await visitor.ask('GET', `own-ledgers?year=${year}`)).json;
      for (const own of items as readonly Json[]) {
        const of = (lines: readonly Json[]): number =>
          lines.filter(({ duty }) => answersOf(pack, duty).some(({ ledger }) => ledger === own.ledger))
            .length;
        assert.deepEqual([own.overdue, own.due], [of(overdue), of(due)], `${kind} ${year} ${own.ledger}`);
        seen += own.overdue + own.due;
      }
    }
  }
  assert.ok(seen > 0, 'something hurts in this city');
  assert.ok(later > 0, 'something comes due later than soon, which neither page counts');
});
