import { z } from '@hono/zod-openapi';
import {
  findNames,
  initials,
  nameIndex,
  readDeadlines,
  readOverview,
  searchAll,
} from '#stages/ledgers/index.ts';
import { dayOf } from '#model/time/day-of.ts';
import { type Call, type Endpoint, endpoint } from '../endpoint.ts';
import { reaches } from '../reach.ts';
import { yearText } from '../schemas.ts';

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
const named = z.object({ code: z.string(), name: z.string(), note: z.string().nullable() });

const readable = (call: Call) =>
  [...call.context.pack.ledgers.values()].filter((ledger) => reaches(call, ledger, 'read'));

/** The whole on one page, and what is found anywhere. */
export const OVERVIEW_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/overview',
      id: 'readOverview',
      tag: '总览',
      summary: '一年的记录，按单位和部分，与上年比；不含封闭台账',
      query: z.strictObject({ year: yearText }),
      answer: z.object({
        units: z.array(z.object({ code: z.string(), name: z.string(), cells: z.array(cell) })),
        sections: z.array(
          z.object({ section: z.number().int(), title: z.string(), months: counts, lastYear: counts }),
        ),
        deadlines: z.array(deadlines).openapi({ description: '这一年到期的：已办结、未办结，其中已逾期' }),
        worst: z.array(late).openapi({ description: '逾期最久的十件' }),
      }),
      problems: [],
    },
    async ({ query: { year } }, call) => {
      const { db, pack } = call.context;
      const { scope } = call.actFor('read');
      const asked = { db, scope, ledgers: readable(call), year: Number(year) };
      const [{ units, sections }, { deadlines: due, worst }] = await Promise.all([
        readOverview(asked),
        readDeadlines({ ...asked, today: dayOf(call.now) }),
      ]);
      const titled = sections.map((one) => ({ ...one, title: pack.sections.get(one.section) ?? '' }));
      return structuredClone({ units, sections: titled, deadlines: due, worst }) as never;
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
          z.object({ ledger: z.string(), title: z.string(), count: z.number().int(), more: z.boolean() }),
        ),
      }),
      problems: [],
    },
    async ({ query: { q } }, call) => {
      const { db, pack } = call.context;
      const { scope } = call.actFor('read');
      const ledgers = readable(call);
      const text = q.toLowerCase();
      const posts = pack.ledgers.get('posts');
      const namesPeople = scope.rights?.personal && posts && reaches(call, posts, 'read');
      const [units, people, records] = await Promise.all([
        nameIndex(db, call.act.scope, 'units'),
        namesPeople ? nameIndex(db, scope, 'posts') : [],
        searchAll(db, scope, ledgers, q),
      ]);
      return {
        ledgers: ledgers
          .filter(
            ({ title, kind }) => kind === 'ledger' && (title.includes(q) || initials(title).includes(text)),
          )
          .map(({ id, title }) => ({ id, title })),
        units: findNames(units, q).map(shown),
        people: findNames(people, q).map(shown),
        records: [...records],
      };
    },
  ),
];

function shown({ code, name, note }: z.output<typeof named>): z.output<typeof named> {
  return { code, name, note };
}
