import { z } from '@hono/zod-openapi';
import { dayOf } from '#model/time/day-of.ts';
import { within } from '#kernel/db/index.ts';
import { periodWords, readOccurrence } from '#stages/duties/index.ts';
import {
  assignTask,
  type Issuer,
  issueOrders,
  sameTasks,
  supervisionErrors,
} from '#stages/supervision/index.ts';
import { type Call, type Endpoint, endpoint } from '../endpoint.ts';
import { readingOf } from '../presenters/duty-reading.ts';
import { dutyId } from '../presenters/duty-shapes.ts';
import { ledgerFor, reaches } from '../reach.ts';
import { day, yearText } from '../schemas.ts';

const ORDERS = 'supervision_order';
const TASKS = 'assigned_task';
const MOST = 200;
const unit = z.string().min(1).max(100);

function issuerOf(
  call: Call,
  id: string,
): { readonly issuer: Issuer; readonly ledger: ReturnType<typeof ledgerFor> } {
  const ledger = ledgerFor(call, id, 'write');
  const { db, pack } = call.context;
  const accepting = reaches(call, ledger, 'accept') ? call.actFor('accept') : null;
  return { ledger, issuer: { db, pack, writing: call.actFor('write'), accepting } };
}

/** Nobody supervises himself, nor whom he does not write for. @throws SUPERVISION-UNIT */
function demandBelow(call: Call, ledger: string, code: string): void {
  const { paths, acting } = call.principal;
  const index = call.context.pack.access.classOf.get(ledger)?.index ?? -1;
  const mine = call.actFor('write').scope.rights?.classes[index];
  const path = paths.get(code);
  if (
    path === undefined ||
    code === acting?.unit ||
    !mine ||
    mine.author !== null ||
    !within(path, mine.ranges)
  )
    throw supervisionErrors.error('SUPERVISION-UNIT', { unit: call.principal.shortNames.get(code) ?? code });
}

const fullName = (call: Call, code: string): string => call.principal.unitNames.get(code) ?? code;

/** Orders and tasks. */
export const SUPERVISION_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'post',
      path: '/api/v1/supervision/{year}/orders',
      id: 'issueOrders',
      tag: '督责',
      summary: '为没有做的责任发督办单：一期一单，编号、时限，办理和回复都在督办单台账',
      params: z.object({ year: yearText }),
      body: z.strictObject({
        due: day,
        occurrences: z
          .array(
            z.strictObject({
              duty: dutyId,
              unit,
              period: z.string().max(60),
              bearer: z.string().max(100).default(''),
            }),
          )
          .min(1)
          .max(MOST),
      }),
      answer: z.object({ orders: z.array(z.object({ number: z.string(), row: z.string() })) }),
      created: true,
      problems: [
        'API-LEDGER',
        'DUTY-OCCURRENCE',
        'SUPERVISION-UNIT',
        'SUPERVISION-NUMBER',
        'RECORD-REFUSED',
        'RECORD-TRANSITION',
        'RECORD-NOT-FOUND',
      ],
    },
    async ({ params: { year }, body: { due, occurrences } }, call) => {
      const { issuer, ledger } = issuerOf(call, ORDERS);
      for (const one of occurrences) demandBelow(call, ORDERS, one.unit);
      const matters = [];
      for (const one of occurrences) {
        const { occurrence } = await readOccurrence(readingOf(call, year), one);
        matters.push({
          unitName: fullName(call, one.unit),
          matter: `${year}年 ${one.duty} ${periodWords(one.period)}`,
          shortfall:
            occurrence.answers > 0
              ? 'insufficient'
              : occurrence.standing === 'overdue'
                ? 'overdue'
                : 'not_done',
        });
      }
      return { orders: [...(await issueOrders(issuer, ledger, { matters, due, day: dayOf(call.now) }))] };
    },
  ),
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

/** The unit fills in that it is done, when, and one sentence. */
const FIELDS_OF_A_TASK = 3;
