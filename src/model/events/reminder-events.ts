import { z } from 'zod';
import { count, eventKind, text } from './event-kind.ts';

/** The channel of a message; the workspace is one. */
const channel = z.enum(['desk', 'mail', 'robot']);
const WAYS: Readonly<Record<z.output<typeof channel>, string>> = {
  desk: '站内',
  mail: '邮件',
  robot: '群机器人',
};

export const reminderEvents = {
  'reminder.sent': eventKind(
    z.strictObject({ account: text, day: text, by: z.array(z.strictObject({ channel, lines: count })) }),
    ({ account, by }) =>
      `提醒“${account}”：${by.map(({ channel: way, lines }) => `${WAYS[way]} ${lines} 项`).join('、')}`,
  ),
  'reminder.failed': eventKind(
    z.strictObject({ account: text, channel, reason: text }),
    ({ account, channel: way, reason }) => `给“${account}”的提醒没有送到（${WAYS[way]}）：${reason}`,
  ),
  'reminder.chosen': eventKind(z.strictObject({ what: text }), ({ what }) => `更改本人的提醒设置：${what}`),
  'reminder.tested': eventKind(
    z.strictObject({ channel, reason: text.nullable() }),
    ({ channel: way, reason }) =>
      `向本人发测试消息（${WAYS[way]}）：${reason === null ? '已送到' : `没有送到，${reason}`}`,
  ),
  'calendar_feed.made': eventKind(z.strictObject({ feed: text }), () => '生成责任日历的订阅地址'),
  'calendar_feed.withdrawn': eventKind(z.strictObject({ feed: text }), () => '收回责任日历的订阅地址'),
};
