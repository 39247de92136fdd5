import { z } from '@hono/zod-openapi';
import { spelling } from '#engine/records/index.ts';
import {
  findNames,
  nameIndex,
  readChanges,
  readDeadlines,
  readOverview,
  searchAll,
  unitsBehind,
} from '../index.ts';
import { dayOf } from '#model/time/day-of.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { readableLedgers, reaches } from '#service/reach.ts';
import { yearText } from '#service/schemas.ts';

const part = z.object({
  ledger: z.string(),
  title: z.string(),
  accepted: z.number().int(),
  open: z.number().int(),
  units: z.array(z.string()),
});
const cell = z.object({
  section: z.number().int(),
  accepted: z.number().int(),
  open: z.number().int(),
  before: z.number().int(),
  parts: z.array(part),
});
const counts = z.array(z.number().int());
const countedRows = z.object({ count: z.number().int(), where: z.array(z.string()) });
const deadlines = z.object({
  ledger: z.string(),
  title: z.string(),
  done: countedRows,
  open: countedRows,
  overdue: countedRows,
});
const late = z.object({
  ledger: z.string(),
  title: z.string(),
  row: z.string(),
  name: z.string(),
  unit: z.string(),
  due: z.string(),
  days: z.number().int(),
});
const behind = z.object({
  code: z.string(),
  name: z.string(),
  overdue: z.number().int(),
  returned: z.number().int(),
  parts: z.array(
    z.object({
      kind: z.enum(['overdue', 'returned']),
      ledger: z.string(),
      title: z.string(),
      count: z.number().int(),
      where: z.array(z.string()),
    }),
  ),
});
const changes = z.object({
  ledger: z.string(),
  title: z.string(),
  fresh: countedRows,
  amended: countedRows,
  voided: countedRows,
});
const named = z.object({ code: z.string(), name: z.string(), note: z.string().nullable() });

/** The overview of everything, and the search over everything. */
export const OVERVIEW_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/overview',
      id: 'readOverview',
      tag: '总览',
      summary: '一年的记录，按单位和部分，与上年比；含本岗位有权查阅的封闭台账，并记入日志',
      query: z.strictObject({ year: yearText }),
      answer: z.object({
        units: z.array(z.object({ code: z.string(), name: z.string(), cells: z.array(cell) })),
        sections: z.array(
          z.object({ section: z.number().int(), title: z.string(), months: counts, lastYear: counts }),
        ),
        deadlines: z.array(deadlines).openapi({ description: '这一年到期的：已办结、未办结，其中已逾期' }),
        worst: z.array(late).openapi({ description: '逾期最久的十件' }),
        behind: z.array(behind).openapi({ description: '逾期的和退回的在哪些单位，多的在前' }),
        since: z.iso.datetime().openapi({ description: '上月一日' }),
        changes: z.array(changes).openapi({ description: '上月一日以来变动最多的十本台账' }),
        sealed: z.boolean().openapi({ description: '含有封闭台账的数' }),
      }),
      problems: [],
    },
    async ({ query: { year } }, call) => {
      const { db, pack } = call.context;
      const ledgers = readableLedgers(call);
      const asked = { db, act: call.actFor('read'), ledgers, year: Number(year) };
      const own = call.principal.acting?.unit ?? null;
      const today = dayOf(call.now);
      const since = startOfLastMonth(today);
      const [{ overview, tallies, known }, { deadlines: due, worst, late: overdue }, changed] =
        await Promise.all([
          readOverview({ ...asked, own }),
          readDeadlines({ ...asked, today }),
          readChanges(asked, since),
        ]);
      const { units, sections } = overview;
      const titled = sections.map((one) => ({ ...one, title: pack.sections.get(one.section) ?? '' }));
      const told = {
        units,
        sections: titled,
        deadlines: due,
        worst,
        behind: unitsBehind(tallies, overdue, known, own),
        changes: changed,
      };
      const sealed = ledgers.some(({ kind, sensitivity }) => kind === 'ledger' && sensitivity === 'sealed');
      return { ...told, since: since.toISOString(), sealed };
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/search',
      id: 'search',
      tag: '总览',
      summary: '在能查阅的台账、单位和人员中查找；可用拼音首字母',
      query: z.strictObject({ q: z.string().trim().min(1).max(100) }),
      answer: z.object({
        ledgers: z.array(z.object({ id: z.string(), title: z.string() })),
        units: z.array(named),
        people: z.array(named),
        records: z.array(
          z.object({
            ledger: z.string(),
            title: z.string(),
            count: z.number().int(),
            more: z.boolean(),
            sealed: z.boolean(),
          }),
        ),
      }),
      problems: [],
    },
    async ({ query: { q } }, call) => {
      const { db, pack } = call.context;
      const act = call.actFor('read');
      const { scope } = act;
      const ledgers = readableLedgers(call);
      const text = q.toLowerCase();
      const posts = pack.ledgers.get('posts');
      const namesPeople = scope.rights?.personal && posts && reaches(call, posts, 'read');
      const [units, people, records] = await Promise.all([
        nameIndex(db, call.act.scope, 'units'),
        namesPeople ? nameIndex(db, scope, 'posts') : [],
        searchAll(db, act, ledgers, q),
      ]);
      return {
        ledgers: ledgers
          .filter(
            ({ title, kind }) => kind === 'ledger' && (title.includes(q) || spelling(title).includes(text)),
          )
          .map(({ id, title }) => ({ id, title })),
        units: findNames(units, q).map(shown),
        people: findNames(people, q).map(shown),
        records: [...records],
      };
    },
  ),
];

/** The first moment, in China, of the month before the one of a day. */
function startOfLastMonth(day: string): Date {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const [of, before] = month === 1 ? [year - 1, 12] : [year, month - 1];
  return new Date(`${of}-${String(before).padStart(2, '0')}-01T00:00:00+08:00`);
}

function shown({ code, name, note }: z.output<typeof named>): z.output<typeof named> {
  return { code, name, note };
}
