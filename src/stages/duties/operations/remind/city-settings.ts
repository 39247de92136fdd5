import type { ClientBase } from 'pg';
import { type Act, nothingChanged, withChangeIfAny } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import { PAST_DAYS } from '../../remind.ts';
import { reminderErrors } from './errors.ts';
import { REMINDER_DEFAULTS, type ReminderSettings } from './reminder-settings.ts';

interface Kept extends Omit<ReminderSettings, 'quiet'> {
  readonly quietFrom: string;
  readonly quietTo: string;
}

/** The reminder settings of a city. */
export async function reminderSettings(client: ClientBase, region: number): Promise<ReminderSettings> {
  const { rows } = await client.query<Kept>(
    `select automatic, from_hour as "fromHour", start_days as "startDays", due_days as "dueDays", leader_days as "leaderDays",
       quiet_from as "quietFrom", quiet_to as "quietTo", rest_days as "restDays", mail_from as "mailFrom",
       mail_domains as "mailDomains", robot_hosts as "robotHosts"
     from duties.reminder_settings where region_id = $1`,
    [region],
  );
  const [row] = rows;
  if (!row) return REMINDER_DEFAULTS;
  const { quietFrom, quietTo, ...rest } = row;
  return { ...rest, quiet: { from: quietFrom, to: quietTo } };
}

/** Changes the reminder settings of a city; before and after are in the log. @throws REMIND-SETTINGS */
export async function setReminderSettings(db: Database, act: Act, wanted: ReminderSettings): Promise<void> {
  judge(wanted);
  await withChangeIfAny(db, act, async (client) => {
    const { region } = act.scope;
    const before = await reminderSettings(client, region);
    if (inWords(before) === inWords(wanted)) nothingChanged();
    await client.query(
      `insert into duties.reminder_settings (region_id, automatic, from_hour, start_days, due_days, leader_days, quiet_from, quiet_to,
         rest_days, mail_from, mail_domains, robot_hosts)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       on conflict (region_id) do update set automatic = excluded.automatic, from_hour = excluded.from_hour,
         start_days = excluded.start_days, due_days = excluded.due_days, leader_days = excluded.leader_days,
         quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, rest_days = excluded.rest_days,
         mail_from = excluded.mail_from, mail_domains = excluded.mail_domains, robot_hosts = excluded.robot_hosts`,
      [
        region,
        wanted.automatic,
        wanted.fromHour,
        wanted.startDays,
        wanted.dueDays,
        wanted.leaderDays,
        wanted.quiet.from,
        wanted.quiet.to,
        wanted.restDays,
        wanted.mailFrom,
        wanted.mailDomains,
        wanted.robotHosts,
      ],
    );
    const data = { setting: '提醒', before: inWords(before), after: inWords(wanted) };
    return { result: undefined, events: [{ type: 'setting.changed', data }] };
  });
}

function judge({ fromHour, quiet, leaderDays, mailFrom, mailDomains }: ReminderSettings): void {
  const refuse = (reason: string) => reminderErrors.error('REMIND-SETTINGS', { reason });
  if (fromHour < 0 || fromHour > 23) throw refuse('每天开始的钟点是 0 至 23');
  if (leaderDays >= PAST_DAYS) throw refuse(`逾期多少天报负责人，要少于 ${PAST_DAYS} 天`);
  if (quiet.from === '00:00' && quiet.to === '23:59') throw refuse('免打扰不能占满一天');
  if (mailFrom !== null && mailDomains.length === 0) throw refuse('用邮件要写明可以发往哪些域名');
}

function inWords(one: ReminderSettings): string {
  const { automatic, fromHour, startDays, dueDays, leaderDays, quiet, restDays, mailFrom } = one;
  return [
    automatic ? `每天 ${fromHour} 点起自动提醒` : '不自动提醒',
    `开始前 ${startDays} 天、到期前 ${dueDays} 天、逾期 ${leaderDays} 天报负责人`,
    `免打扰 ${quiet.from} 至 ${quiet.to}${restDays ? '和休息日' : ''}`,
    mailFrom === null ? '不用邮件' : `邮件由 ${mailFrom} 发往 ${one.mailDomains.join('、')}`,
    one.robotHosts.length === 0 ? '没有登记自建机器人' : `登记的机器人主机 ${one.robotHosts.join('、')}`,
  ].join('；');
}
