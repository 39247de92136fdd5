import { reminderMeans } from '#kernel/notify/index.ts';
import { type RemindersSent, sendReminders } from '#stages/duties/index.ts';
import { reportMatters } from '#stages/reports/index.ts';
import { withCity } from '../city.ts';
import { type Command, EXIT } from '../command.ts';
import type { Output } from '../output.ts';
import { originOption } from '../serve-city.ts';

const WAYS = { desk: '站内', mail: '邮件', robot: '群机器人' } as const;
const STATES = { sent: '已发', failed: '没有送到', left: '这次没有再试', planned: '将发' } as const;

export const remind: Command = {
  usage: '[--dry-run] [--origin https://网址] [--json]',
  details:
    '每人每天至多一次，同一项同一级不重复；免打扰时间和休息日不发，下次运行再发。可以由系统定时运行，每小时一次即可。\n邮件服务器放在环境变量 MINGZE_SMTP 中，存放群机器人地址的密钥放在 MINGZE_REMINDER_KEY 中，与服务的相同。\n有没有送到的，退出码为 1。',
  options: {
    'dry-run': { type: 'boolean', help: '只列出将要发什么，不发，也不记' },
    origin: { type: 'string', value: '网址', help: '写进消息的网址；不写就不带' },
  },
  run: async (invocation) => {
    const { out, options, now } = invocation;
    const origin = originOption(options);
    const means = reminderMeans(process.env, origin);
    const dryRun = options['dry-run'] === true;
    const sent = await withCity(invocation, ({ db, pack, region, scope, actor }) =>
      sendReminders({
        db,
        pack,
        region,
        means,
        actor,
        now: now(),
        dryRun,
        matters: () => reportMatters(db, scope, pack),
        onProgress: (done, total) => out.progress(`提醒 ${done}/${total}`),
      }),
    );
    tell(sent, out, dryRun);
    out.result({ ...sent, dryRun });
    const failed = sent.accounts.some(({ outcomes }) => outcomes.some(({ state }) => state === 'failed'));
    return failed ? EXIT.failed : EXIT.ok;
  },
};

function tell({ dayOff, accounts }: RemindersSent, out: Output, dryRun: boolean): void {
  if (dayOff) return out.line('今天是休息日，按本市的设置不发提醒。');
  for (const { login, quiet, outcomes } of accounts) {
    if (quiet) out.line(`${login}：现在是免打扰时间，以后再发`);
    for (const { channel, lines, state, reason, body } of outcomes) {
      out.line(
        `${login}：${WAYS[channel]} ${lines} 项，${STATES[state]}${reason === null ? '' : `（${reason}）`}`,
      );
      if (dryRun && channel === 'desk') out.line(body.replace(/^/gm, '    '));
    }
  }
  if (accounts.every(({ quiet, outcomes }) => !quiet && outcomes.length === 0)) out.line('没有要提醒的。');
}
