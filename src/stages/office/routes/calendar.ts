import { z } from '@hono/zod-openapi';
import { readYear, setDay, setYear } from '#engine/calendar/index.ts';
import { withScope } from '#kernel/db/index.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { ledgerFor, reaches } from '#service/reach.ts';
import { day, reason, yearText } from '#service/schemas.ts';

const kind = z.enum(['off', 'work', 'plain']);
const calendar = z
  .object({
    year: z.number().int(),
    known: z.boolean().openapi({ description: '这一年的放假安排录了没有；没录的年份不推算' }),
    source: z.string().nullable(),
    own: z.boolean(),
    days: z.array(z.object({ day: z.string(), kind, name: z.string(), reason: z.string().nullable() })),
    workingDays: z.number().int().nullable(),
    editable: z.boolean(),
  })
  .openapi('CalendarYear');
const PATH = '/api/v1/calendar/{year}';
const oneYear = z.object({ year: yearText });

/** Posts that maintain this sheet also maintain the calendar: both apply to the whole city and belong to no unit. */
const KEPT_WITH = 'report_parameters';

/** The calendar of working days. */
export const CALENDAR_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: PATH,
      id: 'readCalendar',
      tag: '城市',
      summary: '一年的工作日历：放假、调休和本市的改动',
      params: oneYear,
      answer: calendar,
      problems: [],
    },
    async ({ params: { year } }, call) => {
      const { act, context } = call;
      const { db, pack } = context;
      const found = await withScope(db, act.scope, (client) =>
        readYear(client, act.scope.region, { pack, year: Number(year) }),
      );
      return { ...found, days: [...found.days], editable: mayEdit(call) };
    },
  ),
  endpoint(
    {
      method: 'put',
      path: PATH,
      id: 'setCalendarYear',
      tag: '城市',
      summary: '声明一年的放假安排已经录全，或收回',
      params: oneYear,
      body: z.strictObject({ source: z.string().trim().min(1).max(200).nullable() }),
      problems: ['API-LEDGER'],
    },
    async ({ params: { year }, body: { source } }, call) => {
      ledgerFor(call, KEPT_WITH, 'write');
      await setYear(call.context.db, call.act, { year: Number(year), source });
    },
  ),
  endpoint(
    {
      method: 'put',
      path: '/api/v1/calendar/days/{day}',
      id: 'setCalendarDay',
      tag: '城市',
      summary: '改一天：放假、上班、与平常一样；空为按定义包',
      params: z.object({ day }),
      body: z.strictObject({ kind: kind.nullable(), name: z.string().trim().max(50), reason }),
      problems: ['API-LEDGER', 'CALENDAR-DAY'],
    },
    async ({ params, body }, call) => {
      ledgerFor(call, KEPT_WITH, 'write');
      await setDay(call.context.db, call.act, { ...body, ...params, pack: call.context.pack });
    },
  ),
];

function mayEdit(call: Call): boolean {
  const ledger = call.context.pack.ledgers.get(KEPT_WITH);
  return ledger !== undefined && reaches(call, ledger, 'write');
}
