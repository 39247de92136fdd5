// Numbers by unit over HTTP: for every kind of post the table, the rows behind its cells and the workbook agree, and
// nobody is told more than his own numbers tell him.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openSource } from '#formats/open-source.ts';
import { aService, type Visitor } from '../support/a-service.ts';
import type { Json } from '../support/run-mingze.ts';
import { SAMPLE_SERVICE } from '../support/sample-city.ts';
import { temporaryDir } from '../support/test-server.ts';

const service = await aService(SAMPLE_SERVICE);
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));
const { pack } = service.city;
const overOf = new Map(pack.indicators.map(({ slot, over }) => [slot, over]));
const isSealed = (slot: string): boolean =>
  pack.ledgers.get(overOf.get(slot) ?? '')?.sensitivity === 'sealed';

const tableOf = async (visitor: Visitor, by: string): Promise<Json> => {
  const answer = await visitor.ask('GET', `facts/by-unit?year=2021&by=${encodeURIComponent(by)}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
};
const rowsOf = (visitor: Visitor, slot: string, by: string, unit: string | null) =>
  visitor.ask(
    'GET',
    `facts/${slot}/rows?year=2021&limit=500&by=${encodeURIComponent(by)}${unit === null ? '' : `&unit=${unit}`}`,
  );

/** The rows behind cells of a line are as many as the cell says: so many cells with rows, at most. */
async function opens(visitor: Visitor, table: Json, by: string, most: number): Promise<number> {
  let opened = 0;
  const lines = [...table.units, { code: null, values: table.remainder }];
  for (const { code, values } of lines)
    for (const [at, { rows, withheld }] of values.entries()) {
      if (rows === 0 || withheld !== null || opened >= most) continue;
      const behind = await rowsOf(visitor, table.numbers[at].slot, by, code);
      assert.equal(behind.status, 200, behind.text);
      assert.equal(behind.json.items.length, Math.min(rows, 500), `${code} ${table.numbers[at].slot}`);
      opened += 1;
    }
  return opened;
}

for (const kind of pack.access.posts.keys())
  test(`${kind}: the table agrees with the post's own numbers, and its cells open the rows that they count`, async () => {
    const visitor = await service.as(kind);
    const levels = await visitor.ask('GET', 'facts/levels');
    const own = await visitor.ask('GET', 'facts?year=2021');
    if (own.status !== 200) {
      // Administrators have no numbers at all.
      assert.equal(levels.status, own.status);
      assert.equal((await visitor.ask('GET', 'facts/by-unit?year=2021&by=township')).status, own.status);
      return;
    }
    for (const { kind: level, units } of levels.json.items as { kind: string; units: number }[]) {
      const table = await tableOf(visitor, level);
      assert.deepEqual(table.numbers, own.json.items, level);
      assert.ok(table.units.length <= units, level);
      for (const [at, { slot, withheld }] of table.numbers.entries()) {
        const parts = [...table.units.map(({ values }: Json) => values[at]), table.remainder[at]];
        const { sum, difference, reason, fault } = table.comparisons[at];
        assert.equal(fault, null, `${level} ${slot}`);
        if (parts.some((part: Json) => part.withheld !== null)) assert.equal(sum, null);
        assert.equal(reason === null, difference === '0', `${level} ${slot}: ${reason}`);
        // What is coarsened as a whole is told in no part.
        if (withheld === null) continue;
        for (const part of parts) assert.deepEqual([part.value, part.rows], [null, 0], `${level} ${slot}`);
      }
      await opens(visitor, table, level, 6);
    }
  });

test('a township clerk sees the own township and its villages, a village clerk the own village', async () => {
  const clerk = await service.as('township_clerk');
  const own = (await clerk.ask('GET', 'facts?year=2021')).json.items;
  const { units } = await tableOf(clerk, '乡镇、街道、开发区');
  assert.equal(units.length, 1);
  for (const [at, { value, rows, withheld }] of units[0].values.entries())
    if (withheld === null) assert.deepEqual([value, rows], [own[at].value, own[at].rows]);
  const others = await tableOf(clerk, '市直机关');
  assert.deepEqual(others.units, []);
  const village = await service.as('village_clerk');
  const mine = await tableOf(village, '村、社区');
  assert.equal(mine.units.length, 1);
  const whole = await tableOf(await service.as('committee_office'), '村、社区');
  const stranger = whole.units.find(({ code }: Json) => code !== mine.units[0].code).code;
  const refused = await rowsOf(village, 'S05', '村、社区', stranger);
  assert.deepEqual([refused.status, refused.json.code], [404, 'FACT-UNIT']);
  assert.deepEqual((await tableOf(village, '乡镇')).units, []);
});

test('sealed numbers are told by unit to whoever knows all their rows, and to nobody else', async () => {
  const level = '市纪委监委、市直机关';
  const of = async (kind: string): Promise<{ told: number; withheld: number }> => {
    const table = await tableOf(await service.as(kind), level);
    const cells = table.numbers.flatMap(({ slot }: Json, at: number) =>
      isSealed(slot) ? table.units.map(({ values }: Json) => values[at]) : [],
    );
    const withheld = cells.filter((cell: Json) => cell.withheld !== null).length;
    return { told: cells.length - withheld, withheld };
  };
  const keeper = await of('discipline_case_keeper');
  assert.deepEqual([keeper.told > 0, keeper.withheld], [true, 0]);
  assert.equal((await of('secretary')).told, 0);
  assert.equal((await of('committee_office')).told, 0);
});

test('the workbook holds what the table shows', async () => {
  const visitor = await service.as('committee_office');
  const table = await tableOf(visitor, '乡镇');
  const answer = await visitor.ask(
    'GET',
    `facts/by-unit/workbook?year=2021&by=${encodeURIComponent('乡镇')}`,
  );
  assert.equal(answer.status, 200);
  const directory = temporaryDir('by-unit-');
  after(() => rmSync(directory, { recursive: true, force: true }));
  const path = join(directory, '数字.xlsx');
  writeFileSync(path, answer.bytes);
  const lines: (readonly unknown[])[] = [];
  for await (const some of (await openSource(path)).rows('数字'))
    lines.push(...some.map(({ cells }) => cells));
  assert.equal(lines.length, 1 + table.units.length + 5);
  assert.deepEqual(
    lines.slice(1).map(([name]) => name),
    [
      ...table.units.map(({ shortName, name }: Json) => shortName ?? name),
      '其余',
      '合计',
      '合起来',
      '相差',
      '说明',
    ],
  );
  for (const [line, { values }] of table.units.entries())
    for (const [at, { value }] of values.entries()) {
      const cell = lines[line + 1]?.[at + 1] ?? '';
      assert.ok(typeof cell === 'string' || typeof cell === 'number');
      assert.equal(String(cell), value ?? '');
    }
});

test('a level that there is not, and no level, are refused', async () => {
  const visitor = await service.as('committee_office');
  const wrong = await visitor.ask('GET', 'facts/by-unit?year=2021&by=county');
  assert.deepEqual([wrong.status, wrong.json.code], [400, 'LEVEL-UNKNOWN']);
  assert.equal((await visitor.ask('GET', 'facts/by-unit?year=2021')).status, 400);
});
