import { z } from '@hono/zod-openapi';
import { demandPower } from '#engine/access/index.ts';
import { withScope } from '#kernel/db/index.ts';
import { reminderSettings, setReminderSettings, wayFaults } from '../index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';

const PATH = '/api/v1/reminders/channels';
const clock = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  .openapi({ example: '08:00' });
const hostname = z
  .string()
  .max(253)
  .regex(/^[a-z0-9](?:[a-z0-9.:-]*[a-z0-9])?$/)
  .openapi({ example: 'robot.city.example' });
const days = z.number().int().min(0).max(60);
const settings = z.strictObject({
  automatic: z
    .boolean()
    .openapi({ description: '服务开着时每天自动提醒；不开的由命令行定时运行 mingze remind' }),
  fromHour: z.number().int().min(0).max(23).openapi({ description: '每天从几点起' }),
  startDays: days.openapi({ description: '一期开始前几天提醒' }),
  dueDays: days.openapi({ description: '到期前几天提醒' }),
  leaderDays: days.openapi({ description: '逾期几天以后也提醒负责人' }),
  quiet: z.strictObject({ from: clock, to: clock }),
  restDays: z.boolean().openapi({ description: '休息日不发' }),
  mailFrom: z.email().max(200).nullable(),
  mailDomains: z.array(hostname).max(20),
  robotHosts: z.array(hostname).max(20).openapi({ description: '自建机器人的主机名，可以在内网' }),
});
const channels = z
  .object({
    settings,
    mailServer: z.string().nullable().openapi({ description: '安装时设的邮件服务器；没有设的为空' }),
    robots: z.boolean().openapi({ description: '安装时设了 MINGZE_REMINDER_KEY' }),
    faults: z.array(
      z.object({
        login: z.string(),
        name: z.string(),
        channel: z.enum(['desk', 'mail', 'robot']),
        since: z.date(),
        lastAt: z.date(),
        tries: z.number().int(),
        reason: z.string(),
      }),
    ),
  })
  .openapi('ReminderChannels');

/** The reminder settings of the city, and failed channels: for the system administrator. */
export const REMINDER_CHANNEL_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: PATH,
      id: 'readReminderChannels',
      tag: '提醒',
      summary: '本市的提醒设置，和现在送不到的',
      answer: channels,
      problems: [],
    },
    async (_, { context, principal, act }) => {
      demandPower(principal, context.pack, 'system');
      const { mail, seal } = context.reminders;
      return withScope(context.db, act.scope, async (client) => {
        const found = await reminderSettings(client, act.scope.region);
        const faults = await wayFaults(client, act.scope.region, null);
        return {
          settings: { ...found, mailDomains: [...found.mailDomains], robotHosts: [...found.robotHosts] },
          mailServer: mail && `${mail.host}:${mail.port}`,
          robots: seal !== null,
          faults: [...faults],
        };
      });
    },
  ),
  endpoint(
    {
      method: 'put',
      path: PATH,
      id: 'setReminderChannels',
      tag: '提醒',
      summary: '改本市的提醒设置',
      body: settings,
      problems: ['REMIND-SETTINGS'],
    },
    async ({ body }, { context, principal, act }) => {
      demandPower(principal, context.pack, 'system');
      await setReminderSettings(context.db, act, body);
    },
  ),
];
