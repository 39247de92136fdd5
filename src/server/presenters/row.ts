import { z } from '@hono/zod-openapi';
import { ROW_STATUSES } from '#engine/records/table.ts';
import { pageOf } from '../schemas.ts';

/** A row as a list shows it: the fields that exist for the acting post. */
export const row = z
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

export const rowPage = pageOf(row);
