import { z } from '@hono/zod-openapi';
import { type OccurrenceLine, type Reading, readOccurrences } from '../index.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { dutyLine, linesOf } from '../presenters/duty-lines.ts';
import { readingOf } from '../presenters/duty-reading.ts';
import { NOWHERE } from '../presenters/duty-shapes.ts';
import { personOf } from '#service/person-of.ts';
import { yearText } from '#service/schemas.ts';

/** Maximum number of lines of a month's page; the list has all. */
const MOST = 200;

/** The user's own page of a month. */
export const DUTY_MINE_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/duties/{year}/mine/{month}',
      id: 'readMyDuties',
      tag: '明责',
      summary: '本单位一个月的责任：到期的、以前逾期的；和本人承担的（班子成员、书记）',
      params: z.object({ year: yearText, month: z.string().regex(/^(?:0[1-9]|1[0-2])$/) }),
      answer: z
        .object({
          unit: z.string(),
          due: z.array(dutyLine).openapi({ description: '本单位本月到期的' }),
          dueCount: z.number().int(),
          overdue: z.array(dutyLine).openapi({ description: '本单位以前到期、还没有做的' }),
          overdueCount: z.number().int(),
          own: z.array(dutyLine).openapi({ description: '本人全年承担的' }),
        })
        .openapi('MyDuties'),
      problems: ['API-LEDGER'],
    },
    async ({ params: { year, month } }, call) => {
      const reading = readingOf(call, year);
      const { principal } = call;
      const unit = principal.acting?.unit ?? '';
      const path = principal.paths.get(unit) ?? NOWHERE;
      const first = `${year}-${month}-01`;
      const last = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
      const page = { path, after: null, limit: MOST };
      const [due, overdue, own] = await Promise.all([
        readOccurrences(reading, { ...page, dueFrom: first, dueTo: last }),
        readOccurrences(reading, { ...page, dueTo: before(first), standings: ['overdue'] }),
        ownOf(call, reading),
      ]);
      const lines = await linesOf(call, [...due.items, ...overdue.items, ...own]);
      const split = due.items.length + overdue.items.length;
      return {
        unit: principal.shortNames.get(unit) ?? unit,
        due: lines.slice(0, due.items.length),
        dueCount: due.total,
        overdue: lines.slice(due.items.length, split),
        overdueCount: overdue.total,
        own: lines.slice(split),
      };
    },
  ),
];

/** The user's own duties are visible to him even where the post does not see those of others. */
async function ownOf(call: Call, reading: Reading): Promise<readonly OccurrenceLine[]> {
  const person = await personOf(call);
  if (person === null) return [];
  const { items } = await readOccurrences(
    { ...reading, scope: call.act.scope },
    { person, after: null, limit: MOST },
  );
  return items;
}

function before(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
