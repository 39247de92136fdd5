import type { ClientBase } from 'pg';
import { type Act, nothingChanged, withChangeIfAny } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { QuietHours } from '../../quiet.ts';
import { LEVEL_TITLES } from '../../digest.ts';
import type { ReminderLevel } from '../../told-key.ts';
import { REMINDER_LEVELS } from '../../told-key.ts';
import { reminderSettings } from './city-settings.ts';
import { reminderErrors } from './errors.ts';

/** The reminder settings of a user. */
export interface OwnReminders {
  readonly levels: readonly ReminderLevel[];
  /** Besides the city's; null: only those. */
  readonly quiet: QuietHours | null;
  readonly mail: string | null;
  readonly robot: {
    readonly kind: 'wecom' | 'dingtalk';
    readonly host: string;
    readonly sealed: string;
  } | null;
}

const UNSAID: OwnReminders = Object.freeze({ levels: REMINDER_LEVELS, quiet: null, mail: null, robot: null });

interface Kept {
  readonly account: string;
  readonly levels: readonly ReminderLevel[];
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly mail: string | null;
  readonly kind: 'wecom' | 'dingtalk' | null;
  readonly host: string | null;
  readonly sealed: string | null;
}

const COLUMNS = `account_id as account, levels, quiet_from as "quietFrom", quiet_to as "quietTo", mail, robot_kind as kind,
  robot_host as host, robot_sealed as sealed`;

/** The reminder settings of an account. */
export async function ownReminders(
  client: ClientBase,
  region: number,
  account: string,
): Promise<OwnReminders> {
  const { rows } = await client.query<Kept>(
    `select ${COLUMNS} from duties.own_reminders where region_id = $1 and account_id = $2`,
    [region, account],
  );
  const [row] = rows;
  return row ? ownOf(row) : UNSAID;
}

/** Sets levels, quiet hours and the address for mail; the robot stays. @throws REMIND-MAIL */
export async function setOwnReminders(
  db: Database,
  act: Act,
  account: string,
  { levels, quiet, mail }: Pick<OwnReminders, 'levels' | 'quiet' | 'mail'>,
): Promise<void> {
  await withChangeIfAny(db, act, async (client) => {
    const { region } = act.scope;
    if (mail !== null) {
      const { mailFrom, mailDomains } = await reminderSettings(client, region);
      judgeMail(mail, mailFrom === null ? [] : mailDomains);
    }
    const { rowCount } = await client.query(
      `insert into duties.own_reminders (region_id, account_id, levels, quiet_from, quiet_to, mail) values ($1, $2, $3, $4, $5, $6)
       on conflict (region_id, account_id) do update set levels = excluded.levels, quiet_from = excluded.quiet_from,
         quiet_to = excluded.quiet_to, mail = excluded.mail
         where (own_reminders.levels, own_reminders.quiet_from, own_reminders.quiet_to, own_reminders.mail)
           is distinct from (excluded.levels, excluded.quiet_from, excluded.quiet_to, excluded.mail)`,
      [region, account, levels, quiet?.from ?? null, quiet?.to ?? null, mail],
    );
    // Saved again as it was, it may still be meant as another try of an address that failed.
    if (!(await forgetFault(client, region, account, 'mail')) && rowCount === 0) nothingChanged();
    const wanted = REMINDER_LEVELS.filter((level) => levels.includes(level)).map(
      (level) => LEVEL_TITLES[level],
    );
    const hours = quiet === null ? '随本市的免打扰时间' : `免打扰 ${quiet.from} 至 ${quiet.to}`;
    const what = `${wanted.length === 0 ? '都不提醒' : wanted.join('、')}；${hours}；${mail === null ? '不用邮件' : '用邮件'}`;
    return { result: undefined, events: [{ type: 'reminder.chosen', data: { what } }] };
  });
}

/** A new address clears the recorded fault of its channel. @returns whether there was one */
export async function forgetFault(
  client: ClientBase,
  region: number,
  account: string,
  channel: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    'delete from duties.channel_faults where region_id = $1 and account_id = $2 and channel = $3',
    [region, account, channel],
  );
  return (rowCount ?? 0) > 0;
}

/**
 * Whether mail may be sent to an address: the digest of a unit's duties must not go to a private one. @throws
 * REMIND-MAIL
 */
export function judgeMail(mail: string, domains: readonly string[]): void {
  const domain = mail.slice(mail.lastIndexOf('@') + 1).toLowerCase();
  if (domains.length === 0) throw reminderErrors.error('REMIND-MAIL', { reason: '本市没有启用邮件提醒' });
  if (!domains.includes(domain))
    throw reminderErrors.error('REMIND-MAIL', { reason: `只发往 ${domains.join('、')} 的邮箱` });
}

function ownOf({ levels, quietFrom, quietTo, mail, kind, host, sealed }: Kept): OwnReminders {
  return {
    levels,
    quiet: quietFrom !== null && quietTo !== null ? { from: quietFrom, to: quietTo } : null,
    mail,
    robot: kind !== null && sealed !== null ? { kind, host: host ?? '', sealed } : null,
  };
}
