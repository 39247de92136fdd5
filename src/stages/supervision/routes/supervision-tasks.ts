import { z } from '@hono/zod-openapi';
import { dayOf } from '#model/time/day-of.ts';
import { assignTask, sameTasks } from '../index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { demandBelow, fullName, issuerOf } from '../presenters/issuer.ts';
import { day } from '#service/schemas.ts';

const TASKS = 'assigned_task';
const MOST = 200;
const unit = z.string().min(1).max(100);

/** Tasks. */
export const TASK_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'post',
      path: '/api/v1/supervision/tasks',
      id: 'assignTask',
      tag: '督责',
      summary: '交办一件事给几个单位；preview 只算负担、查有没有要过同样的',
      body: z.strictObject({
        title: z.string().trim().min(2).max(100),
        units: z.array(unit).min(1).max(MOST),
        due: day,
        preview: z.boolean(),
      }),
      answer: z.object({
        number: z.string().nullable().openapi({ description: '交办编号；preview 为空' }),
        units: z.number().int(),
        fields: z.number().int().openapi({ description: '每个单位要填几项' }),
        total: z.number().int(),
        same: z.array(z.object({ number: z.string(), title: z.string(), unit: z.string(), by: z.string() })),
      }),
      problems: [
        'API-LEDGER',
        'SUPERVISION-UNIT',
        'SUPERVISION-NUMBER',
        'RECORD-REFUSED',
        'RECORD-TRANSITION',
        'RECORD-NOT-FOUND',
      ],
    },
    async ({ body: { title, units, due, preview } }, call) => {
      const { issuer, ledger } = issuerOf(call, TASKS);
      const asked = [...new Set(units)];
      for (const one of asked) demandBelow(call, TASKS, one);
      const today = dayOf(call.now);
      const same = await sameTasks(issuer, ledger, { title, units: asked, year: Number(today.slice(0, 4)) });
      const task = {
        title,
        assigner: fullName(call, call.principal.acting?.unit ?? ''),
        units: asked.map((one) => fullName(call, one)),
        day: today,
        due,
      };
      const name = (code: string): string => call.principal.shortNames.get(code) ?? code;
      return {
        number: preview ? null : await assignTask(issuer, ledger, task),
        units: asked.length,
        fields: FIELDS_OF_A_TASK,
        total: asked.length * FIELDS_OF_A_TASK,
        same: same.map((one) => ({ ...one, unit: name(one.unit), by: name(one.by) })),
      };
    },
  ),
];

/** The fields that a unit fills in: done, when, and one sentence. */
const FIELDS_OF_A_TASK = 3;
