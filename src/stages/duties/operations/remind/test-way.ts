import { type Act, logEvents } from '#engine/audit/index.ts';
import { type Database, withScope } from '#kernel/db/index.ts';
import { FOOTER } from '../../digest.ts';
import { ChannelFault, type Message, type ReminderMeans } from '#kernel/notify/index.ts';
import { reminderSettings } from './city-settings.ts';
import { reminderErrors } from './errors.ts';
import { handOver, waysOf } from './hand-over.ts';
import { ownReminders } from './own-settings.ts';

/**
 * Sends a test message to the user by a channel that he has set, at once and at any hour, because he waits for it. The
 * log records the attempt with its result.
 * @throws REMIND-NONE, REMIND-CHANNEL
 */
export async function testWay(
  db: Database,
  act: Act,
  {
    account,
    channel,
    means,
  }: { readonly account: string; readonly channel: 'mail' | 'robot'; readonly means: ReminderMeans },
): Promise<void> {
  const { region } = act.scope;
  const { settings, own } = await withScope(db, act.scope, async (client) => ({
    settings: await reminderSettings(client, region),
    own: await ownReminders(client, region, account),
  }));
  if (!waysOf(own, means, settings).includes(channel))
    throw reminderErrors.error('REMIND-NONE', { what: channel === 'mail' ? '邮箱' : '群机器人' });
  const by = { region, account, means, settings, own, now: act.now, what: `test ${act.now.toISOString()}` };
  try {
    await handOver(channel, message(means), by);
  } catch (error) {
    if (!(error instanceof ChannelFault)) throw error;
    await logEvents(db, act, [{ type: 'reminder.tested', data: { channel, reason: error.message } }]);
    throw reminderErrors.error('REMIND-CHANNEL', { reason: error.message }, error);
  }
  await logEvents(db, act, [{ type: 'reminder.tested', data: { channel, reason: null } }]);
}

function message({ origin }: ReminderMeans): Message {
  return {
    subject: '【明责】测试消息',
    intro: '这是您在“提醒设置”里发的测试消息。收到了，责任提醒就会这样送来。',
    sections: [],
    link: origin,
    footer: FOOTER,
  };
}
