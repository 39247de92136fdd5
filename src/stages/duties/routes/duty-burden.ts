import { z } from '@hono/zod-openapi';
import { subtreeOf } from '#engine/records/index.ts';
import { prohibitionsOf, readBurden, readCost, tableNames } from '../index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { readingOf } from '../presenters/duty-reading.ts';
import { dutyId, NOWHERE } from '../presenters/duty-shapes.ts';
import { numberText, yearText } from '#service/schemas.ts';

/** The cost of duties: before one is dispatched, and measured over a year. */
export const DUTY_BURDEN_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/duties/{year}/cost/{duty}',
      id: 'readDutyCost',
      tag: '明责',
      summary: '下达之前：一项责任要几个单位、几次、填几项，哪些现有记录已经能回答',
      params: z.object({ year: yearText, duty: dutyId }),
      query: z.strictObject({ least: numberText.optional() }),
      answer: z.object({
        duty: z.string(),
        units: z.number().int(),
        times: z.number().int(),
        fields: z.number().int(),
        total: z.number().int(),
        answeredBy: z.array(z.object({ ledger: z.string(), title: z.string() })),
        lastYear: z.object({ answered: z.number().int(), expected: z.number().int() }),
      }),
      problems: ['API-LEDGER', 'DUTY-UNKNOWN'],
    },
    async ({ params, query }, call) => {
      const { pack } = call.context;
      const cost = await readCost(
        readingOf(call, params.year),
        params.duty,
        query.least === undefined ? null : Number(query.least),
      );
      return {
        ...cost,
        answeredBy: cost.answeredBy.map((ledger) => ({
          ledger,
          title: pack.ledgers.get(ledger)?.title ?? ledger,
        })),
      };
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/duties/{year}/burden',
      id: 'readBurden',
      tag: '明责',
      summary: '负担：每月要了几次、人填了几项、系统填了几项，一条记录回答几项责任，同一事实是否要了两次',
      params: z.object({ year: yearText }),
      query: z.strictObject({ unit: z.string().min(1).max(100).optional() }),
      answer: z
        .object({
          months: z.array(
            z.object({
              month: z.number().int(),
              asked: z.number().int(),
              rows: z.number().int(),
              typed: z.number().int(),
              filled: z.number().int(),
              confirmed: z.number().int(),
            }),
          ),
          answering: z.number().int(),
          answeringSeveral: z.number().int(),
          spared: z.number().int(),
          duplicates: z.array(
            z.object({ what: z.string(), first: z.string(), second: z.string(), harmless: z.boolean() }),
          ),
          sameTasks: z.array(z.object({ title: z.string(), unit: z.string(), by: z.array(z.string()) })),
          prohibitions: z.array(
            z.object({
              duty: z.string(),
              title: z.string(),
              kept: z.boolean(),
              looked: z.string(),
              found: z.array(z.string()),
            }),
          ),
        })
        .openapi('Burden'),
      problems: ['API-LEDGER'],
    },
    async ({ params: { year }, query }, call) => {
      const { pack, db } = call.context;
      const { paths, shortNames } = call.principal;
      const path = query.unit === undefined ? null : (paths.get(query.unit) ?? NOWHERE);
      const range = path === null ? { lo: '', hi: '\u{10FFFF}' } : subtreeOf(path);
      const measured = readBurden(readingOf(call, year), range);
      measured.catch(() => undefined);
      const name = (code: string): string => shortNames.get(code) ?? code;
      const tables = await tableNames(db, call.act.scope);
      const burden = await measured;
      return {
        ...burden,
        months: [...burden.months],
        duplicates: [...burden.duplicates],
        sameTasks: burden.sameTasks.map((one) => ({
          title: one.title,
          unit: name(one.unit),
          by: one.by.map(name),
        })),
        prohibitions: prohibitionsOf(pack, { duplicates: burden.duplicates, tables }).map((one) => ({
          ...one,
          found: [...one.found],
        })),
      };
    },
  ),
];
