import { z } from '@hono/zod-openapi';
import { ROW_STATUSES } from '#engine/records/index.ts';
import { pageOf } from './schemas.ts';

/** A row in a list: the fields that the acting post may see. */
const row = z
  .object({
    id: z.string(),
    status: z.enum(ROW_STATUSES),
    happenedOn: z.string().nullable(),
    recordedOn: z.string().nullable(),
    version: z.number().int(),
    unit: z.string().nullable(),
    values: z.record(z.string(), z.string().nullable()),
  })
  .openapi('Row');

const citedLedger = z
  .object({
    reference: z.string().openapi({ description: '引用时填的字段' }),
    rows: z
      .record(z.string(), z.string())
      .nullable()
      .openapi({ description: '所填的编号和那条记录的 id；封闭台账为空，按编号打开清单时才查阅' }),
  })
  .openapi('CitedLedger');

/** The names behind the codes of rows and the rows that they cite, so that a page needs no second request. */
export const names = z
  .object({
    units: z.record(z.string(), z.string()),
    persons: z.record(z.string(), z.string()),
    cited: z.record(z.string(), citedLedger),
  })
  .openapi('Names');

const gatheredField = z
  .object({
    field: z.string(),
    from: z.array(
      z.object({
        title: z.string().openapi({ description: '从哪本台账的记录得出' }),
        ledger: z.string().nullable().openapi({ description: '无权查阅的为空' }),
        where: z.array(z.string()).openapi({ description: '列出这些记录的条件' }),
      }),
    ),
  })
  .openapi('GatheredField', { description: '现在由别的台账的记录得出、不再手填的字段' });

export const rowPage = pageOf(row);
export const namedRowPage = rowPage.extend({ names });
export const namedRow = row.extend({
  gathered: z.array(gatheredField),
  names,
});
