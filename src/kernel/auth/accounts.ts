import type { ClientBase } from 'pg';
import type { Failures } from './lockout.ts';

/** An account as the program reads it. */
export interface Account extends Failures {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly person: string | null;
  readonly passwordHash: string | null;
  readonly mustChange: boolean;
  /** When the one-time password expires; null for a password that its holder chose. */
  readonly passwordUntil: Date | null;
  readonly totpSecret: string | null;
  readonly totpOn: boolean;
  readonly totpStep: bigint;
  readonly oidcSubject: string | null;
  readonly epoch: number;
  readonly disabled: boolean;
}

const COLUMNS = `id, login, name, person, password_hash as "passwordHash", must_change as "mustChange", password_until as "passwordUntil",
  totp_secret as "totpSecret", totp_on as "totpOn", totp_step as "totpStep", oidc_subject as "oidcSubject", epoch,
  failures, failed_at as "failedAt", locked_until as "lockedUntil", disabled_at is not null as disabled`;

/** Locks the account until the transaction ends, so that attempts on it take turns. */
export function accountByLogin(client: ClientBase, region: number, login: string): Promise<Account | null> {
  return find(client, 'region_id = $1 and login = $2 for update', [region, login]);
}

/** @param lock true before the account is changed; reading without a lock delays nobody */
export function accountById(
  client: ClientBase,
  region: number,
  id: string,
  lock: boolean,
): Promise<Account | null> {
  return find(client, `region_id = $1 and id = $2${lock ? ' for update' : ''}`, [region, id]);
}

/** @param subject the account's id at the identity provider */
export function accountByOidc(client: ClientBase, region: number, subject: string): Promise<Account | null> {
  return find(client, 'region_id = $1 and oidc_subject = $2 for update', [region, subject]);
}

/** Ends every session and token of an account by starting a new epoch; older ones are refused. */
export async function beginEpoch(client: ClientBase, region: number, account: string): Promise<void> {
  await client.query('update auth.accounts set epoch = epoch + 1 where region_id = $1 and id = $2', [
    region,
    account,
  ]);
}

async function find(client: ClientBase, where: string, values: unknown[]): Promise<Account | null> {
  const { rows } = await client.query<Omit<Account, 'totpStep'> & { totpStep: string }>(
    `select ${COLUMNS} from auth.accounts where ${where}`,
    values,
  );
  const [row] = rows;
  return row ? { ...row, totpStep: BigInt(row.totpStep) } : null;
}
