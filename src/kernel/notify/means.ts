import { type MailServer, mailServerOf } from './mail-server.ts';
import { type Seal, sealOf } from './seal.ts';

/** The channels by which the installation can remind. */
export interface ReminderMeans {
  readonly mail: MailServer | null;
  /** Null: no robots, because their addresses could not be kept. */
  readonly seal: Seal | null;
  /** The origin of the workspace; null where it is not configured. */
  readonly origin: string | null;
}

/** Reads it from the environment, the one place for passwords and keys. @throws REMIND-SMTP */
export function reminderMeans(env: NodeJS.ProcessEnv, origin: string | null): ReminderMeans {
  return { mail: mailServerOf(env['MINGZE_SMTP']), seal: sealOf(env['MINGZE_REMINDER_KEY']), origin };
}
