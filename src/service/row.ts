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

/** The names behind the codes of rows, so that a page needs no second request. */
export const names = z
  .object({ units: z.record(z.string(), z.string()), persons: z.record(z.string(), z.string()) })
  .openapi('Names');

export const rowPage = pageOf(row);
export const namedRowPage = rowPage.extend({ names });
export const namedRow = row.extend({ names });
