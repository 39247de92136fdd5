import { z } from '@hono/zod-openapi';
import { demandHolder } from '#engine/access/index.ts';
import { listFeeds, makeFeed, readFeed, withdrawFeed } from '../index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { uuidText } from '#service/schemas.ts';

const PATH = '/api/v1/reminders/calendar-feeds';
const OPEN = '/api/v1/calendar-feeds';
const TYPE = 'text/calendar; charset=utf-8';

/** The calendar feed of a post: made and withdrawn by its holder, read by any program that has its address. */
export const CALENDAR_FEED_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: PATH,
      id: 'listCalendarFeeds',
      tag: '提醒',
      summary: '本人的日历订阅',
      answer: z.object({
        items: z.array(z.object({ id: z.string(), appointment: z.string(), createdAt: z.date() })),
      }),
      problems: [],
    },
    async (_, { context, principal, act }) => {
      demandHolder(principal);
      return { items: [...(await listFeeds(context.db, act, principal))] };
    },
  ),
  endpoint(
    {
      method: 'post',
      path: PATH,
      id: 'makeCalendarFeed',
      tag: '提醒',
      summary: '生成现在岗位的日历订阅地址',
      repeat: 'secret',
      created: true,
      answer: z.object({
        id: z.string(),
        address: z.string().openapi({ description: '只显示这一次；有它就能看，不要转给别人' }),
      }),
      problems: [],
    },
    async (_, { context, principal, act }) => {
      demandHolder(principal);
      const { id, bearer } = await makeFeed(context.db, act, principal);
      return { id, address: `${context.origin}${OPEN}/${bearer}` };
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: `${PATH}/{id}`,
      id: 'withdrawCalendarFeed',
      tag: '提醒',
      summary: '收回一个日历订阅地址',
      params: z.object({ id: uuidText }),
      problems: ['REMIND-FEED'],
    },
    async ({ params: { id } }, { context, principal, act }) => {
      demandHolder(principal);
      await withdrawFeed(context.db, act, principal, id);
    },
  ),
  endpoint(
    {
      method: 'get',
      path: `${OPEN}/{bearer}`,
      id: 'readCalendarFeed',
      tag: '提醒',
      summary: '一个岗位还没有完成的责任，按到期日排的日历（iCalendar）',
      caller: 'anybody',
      params: z.object({ bearer: z.string().max(200) }),
      file: [TYPE],
      problems: ['REMIND-FEED'],
    },
    async ({ params: { bearer } }, { context, now }) => {
      const { db, pack, region } = context;
      const text = await readFeed({ db, pack, region, bearer, now });
      return { name: '明责.ics', type: TYPE, bytes: new TextEncoder().encode(text) };
    },
  ),
];
