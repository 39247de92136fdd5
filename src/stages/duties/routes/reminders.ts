import { z } from '@hono/zod-openapi';
import { demandHolder } from '#engine/access/index.ts';
import { withScope } from '#kernel/db/index.ts';
import {
  ownReminders,
  REMINDER_LEVELS,
  reminderSettings,
  sentTo,
  setOwnReminders,
  setOwnRobot,
  testWay,
  wayFaults,
} from '../index.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';

const OWN = '/api/v1/reminders/own';
const about = { tag: '提醒' } as const;
const clock = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  .openapi({ example: '20:00' });
const hours = z.strictObject({ from: clock, to: clock });
const levels = z
  .array(z.enum(REMINDER_LEVELS))
  .max(3)
  .openapi({ description: '红：逾期；黄：临期；蓝：未开始' });
const way = z.enum(['desk', 'mail', 'robot']);
const own = z
  .object({
    levels,
    quiet: hours.nullable().openapi({ description: '本人的免打扰时间，在本市的之外' }),
    mail: z.string().nullable(),
    robot: z.object({ kind: z.enum(['wecom', 'dingtalk']), host: z.string() }).nullable(),
    city: z.object({
      quiet: hours,
      restDays: z.boolean(),
      mailDomains: z.array(z.string()).openapi({ description: '可以用哪些域名的邮箱；空为不用邮件' }),
      robots: z.boolean().openapi({ description: '能不能设群机器人' }),
      robotHosts: z.array(z.string()),
    }),
    faults: z.array(z.object({ channel: way, since: z.date(), reason: z.string() })),
  })
  .openapi('OwnReminders');

/** The user's reminder settings, and what was sent to him. */
export const REMINDER_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      ...about,
      method: 'get',
      path: OWN,
      id: 'readOwnReminders',
      summary: '本人的提醒设置',
      answer: own,
      problems: [],
    },
    async (_, call) => readOwn(call),
  ),
  endpoint(
    {
      ...about,
      method: 'put',
      path: OWN,
      id: 'setOwnReminders',
      summary: '改本人的提醒设置：哪几级、免打扰、邮箱',
      body: z.strictObject({ levels, quiet: hours.nullable(), mail: z.email().max(200).nullable() }),
      problems: ['REMIND-MAIL'],
    },
    async ({ body }, { context, principal, act }) => {
      demandHolder(principal);
      await setOwnReminders(context.db, act, principal.account.id, body);
    },
  ),
  endpoint(
    {
      ...about,
      method: 'put',
      path: `${OWN}/robot`,
      id: 'setOwnRobot',
      summary: '设本人所在群的机器人（企业微信、钉钉）；地址和密钥加密存放，不再显示',
      body: z.strictObject({
        kind: z.enum(['wecom', 'dingtalk']),
        address: z.string().trim().min(1).max(1000),
        secret: z.string().trim().min(1).max(200).nullable().openapi({ description: '钉钉“加签”的密钥' }),
      }),
      // The address of a group's robot is stored nowhere else, not even as a digest.
      repeat: 'free',
      problems: ['REMIND-ROBOT'],
    },
    async ({ body }, { context, principal, act }) => {
      demandHolder(principal);
      const { seal } = context.reminders;
      await setOwnRobot(context.db, act, { account: principal.account.id, robot: body, seal });
    },
  ),
  endpoint(
    {
      ...about,
      method: 'delete',
      path: `${OWN}/robot`,
      id: 'forgetOwnRobot',
      summary: '不再用群机器人',
      problems: [],
    },
    async (_, { context, principal, act }) => {
      demandHolder(principal);
      await setOwnRobot(context.db, act, { account: principal.account.id, robot: null, seal: null });
    },
  ),
  endpoint(
    {
      ...about,
      method: 'post',
      path: `${OWN}/test`,
      id: 'testOwnReminders',
      summary: '给本人发一条测试消息',
      body: z.strictObject({ channel: z.enum(['mail', 'robot']) }),
      problems: ['REMIND-NONE', 'REMIND-CHANNEL'],
    },
    async ({ body: { channel } }, { context, principal, act }) => {
      demandHolder(principal);
      await testWay(context.db, act, { account: principal.account.id, channel, means: context.reminders });
    },
  ),
  endpoint(
    {
      ...about,
      method: 'get',
      path: `${OWN}/sent`,
      id: 'listOwnReminders',
      summary: '发给本人的提醒，新的在前',
      answer: z.object({
        items: z.array(
          z.object({
            day: z.string(),
            channel: way,
            sentAt: z.date(),
            subject: z.string(),
            body: z.string(),
          }),
        ),
      }),
      problems: [],
    },
    async (_, { context, principal, act }) => {
      demandHolder(principal);
      return withScope(context.db, act.scope, async (client) => ({
        items: [...(await sentTo(client, act.scope.region, principal.account.id))],
      }));
    },
  ),
];

async function readOwn({ context, principal, act }: Call): Promise<z.input<typeof own>> {
  demandHolder(principal);
  const { region } = act.scope;
  const { id } = principal.account;
  return withScope(context.db, act.scope, async (client) => {
    const mine = await ownReminders(client, region, id);
    const city = await reminderSettings(client, region);
    const faults = await wayFaults(client, region, id);
    const mails = context.reminders.mail !== null && city.mailFrom !== null;
    return {
      ...mine,
      levels: [...mine.levels],
      robot: mine.robot && { kind: mine.robot.kind, host: mine.robot.host },
      city: {
        quiet: city.quiet,
        restDays: city.restDays,
        mailDomains: mails ? [...city.mailDomains] : [],
        robots: context.reminders.seal !== null,
        robotHosts: [...city.robotHosts],
      },
      faults: faults.map(({ channel, since, reason }) => ({ channel, since, reason })),
    };
  });
}
