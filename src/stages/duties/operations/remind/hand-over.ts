import { createHash } from 'node:crypto';
import { isMingzeError } from '#kernel/errors/index.ts';
import { ChannelFault, type Message, type ReminderMeans, sendMail, sendRobot } from '#kernel/notify/index.ts';
import type { ReminderSettings } from './reminder-settings.ts';
import { openRobot } from './own-robot.ts';
import { judgeMail, type OwnReminders } from './own-settings.ts';
import type { Channel } from './prior.ts';

/** What a channel needs to send a message. */
export interface HandOver {
  readonly region: number;
  readonly account: string;
  readonly means: ReminderMeans;
  readonly settings: ReminderSettings;
  readonly own: OwnReminders;
  readonly now: Date;
  /** What the message is, for the id of a mail. */
  readonly what: string;
}

/** Sends a message by a channel. The workspace shows stored messages, so nothing is sent there. @throws ChannelFault */
export async function handOver(channel: Channel, message: Message, by: HandOver): Promise<void> {
  if (channel === 'desk') return;
  try {
    await (channel === 'mail' ? byMail(message, by) : byRobot(message, by));
  } catch (error) {
    // An address that was allowed when it was set may have become forbidden.
    if (isMingzeError(error)) throw new ChannelFault(error.message.replace(/。$/, ''), false, error);
    throw error;
  }
}

/** Channels that the user has chosen and the installation has. */
export function waysOf(
  own: OwnReminders,
  means: ReminderMeans,
  settings: ReminderSettings,
): readonly Channel[] {
  const mail = own.mail !== null && means.mail !== null && settings.mailFrom !== null;
  return ['desk', ...(mail ? (['mail'] as const) : []), ...(own.robot === null ? [] : (['robot'] as const))];
}

/** What a channel depends on: a failure affects everybody with the same. */
export function reachedBy(channel: Channel, own: OwnReminders): string {
  return channel === 'robot' ? `robot ${own.robot?.host ?? ''}` : channel;
}

async function byMail(
  message: Message,
  { region, account, means, settings, own, now, what }: HandOver,
): Promise<void> {
  const { mail: server } = means;
  const { mailFrom: from, mailDomains } = settings;
  if (!server || from === null || own.mail === null) throw new ChannelFault('邮件没有启用', true);
  judgeMail(own.mail, mailDomains);
  const id = createHash('sha256').update(`${region} ${account} ${what}`).digest('hex').slice(0, 32);
  await sendMail(server, { from, to: own.mail, id, message, now });
}

async function byRobot(
  message: Message,
  { region, account, means, settings, own, now }: HandOver,
): Promise<void> {
  const robot = openRobot(means.seal, region, account, own);
  if (!robot) throw new ChannelFault('机器人的地址打不开：MINGZE_REMINDER_KEY 没有设，或换过了', false);
  await sendRobot(robot, message, { hosts: settings.robotHosts, now });
}
