import { readFile, rm } from 'node:fs/promises';
import { z } from '@hono/zod-openapi';
import { factsByUnitForPost, type PostFactsByUnit, reachesUnits } from '#engine/access/index.ts';
import { writeByUnit } from '#engine/exchange/index.ts';
import { byUnitTable, kindsOf, levelOf, loadGroups } from '#engine/queries/index.ts';
import { withScope } from '#kernel/db/index.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { yearText } from '#service/schemas.ts';
import { WORKBOOK } from '#service/template.ts';
import { fact, levelText, rightsIn } from './fact-parts.ts';

const asked = z.strictObject({ year: yearText, by: levelText });

const cell = z
  .object({
    value: z.string().nullable().openapi({ description: '精确值，十进制文字' }),
    printed: z.string().nullable(),
    rows: z.number().int(),
    withheld: z.enum(['no_right', 'small', 'ratio', 'rounded', 'by_unit']).nullable(),
  })
  .openapi('UnitFact');
const byUnit = z
  .object({
    year: z.number().int(),
    level: z.object({ kinds: z.array(z.string()), title: z.string() }),
    numbers: z.array(fact).openapi({ description: '所及范围合起来的数字；各单位的数字按此顺序' }),
    units: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        shortName: z.string().nullable(),
        kind: z.string(),
        openedOn: z.string().nullable(),
        closedOn: z.string().nullable(),
        successor: z.string().nullable(),
        values: z.array(cell),
      }),
    ),
    remainder: z.array(cell).openapi({ description: '不属于所列任何单位的记录' }),
    comparisons: z
      .array(
        z.object({
          indicator: z.string(),
          sum: z.string().nullable().openapi({ description: '各单位与其余相加；不能相加的没有' }),
          difference: z.string().nullable().openapi({ description: '相加的减去合起来的' }),
          reason: z.string().nullable(),
          fault: z.string().nullable().openapi({ description: '说不出原因的不符' }),
        }),
      )
      .openapi({ description: '各单位相加与合起来的数字逐个比较' }),
  })
  .openapi('FactsByUnit');

export const FACTS_BY_UNIT_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/facts/levels',
      id: 'listFactLevels',
      tag: '数字',
      summary: '数字可以按哪些单位类别分列，按现在的岗位所及',
      answer: z.object({
        items: z.array(z.object({ kind: z.string(), title: z.string(), units: z.number().int() })),
      }),
      problems: [],
    },
    async (_, call) => {
      const { db, pack } = call.context;
      const { scope } = call.actFor('count');
      const kinds = kindsOf(pack);
      const level = { kinds: kinds.map(({ code }) => code), title: '' };
      const { units } = await withScope(db, scope, (client) =>
        loadGroups(client, scope.region, level, reachesUnits(pack, rightsIn(call, 'count'))),
      );
      const counts = kinds.map(({ code, label }) => ({
        kind: code,
        title: label,
        units: units.filter(({ kind }) => kind === code).length,
      }));
      return { items: counts.filter((one) => one.units > 0) };
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/facts/by-unit',
      id: 'listFactsByUnit',
      tag: '数字',
      summary: '一个年度的全部数字，按一级单位分列，并与合起来的数字比较，按现在的岗位所及',
      query: asked,
      answer: byUnit,
      problems: ['LEVEL-UNKNOWN'],
    },
    async ({ query: { year, by } }, call) => {
      const { city, units, remainder, comparisons, level } = await factsOf(call, year, by);
      return {
        year: Number(year),
        level,
        numbers: city,
        units: units.map(({ unit, facts }) => ({ ...unit, values: facts })),
        remainder,
        comparisons,
      };
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/facts/by-unit/workbook',
      id: 'exportFactsByUnit',
      tag: '数字',
      summary: '按单位分列的数字的工作簿',
      query: asked,
      file: [WORKBOOK],
      problems: ['LEVEL-UNKNOWN'],
    },
    async ({ query: { year, by } }, call) => {
      const found = await factsOf(call, year, by);
      const title = `${year}年各${found.level.title}的数字`;
      const path = `${call.context.files.workPath()}.xlsx`;
      try {
        await writeByUnit(path, '数字', byUnitTable(found, '合起来'));
        return { name: `${title}.xlsx`, type: WORKBOOK, bytes: new Uint8Array(await readFile(path)) };
      } finally {
        await rm(path, { force: true });
      }
    },
  ),
];

async function factsOf(call: Call, year: string, by: string): Promise<PostFactsByUnit> {
  const { db, pack } = call.context;
  const level = levelOf(pack, by);
  const { scope } = call.actFor('count');
  return factsByUnitForPost(
    { db, pack, scope, year: Number(year), level, now: call.now },
    rightsIn(call, 'read'),
  );
}
