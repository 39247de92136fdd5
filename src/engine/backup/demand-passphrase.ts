import { backupErrors } from './errors.ts';

/** Shorter ones could be found by trying. */
export const LEAST_PASSPHRASE = 12;

/** @returns the passphrase, when it is allowed for a backup. @throws BACKUP-NO-PASSPHRASE */
export function demandPassphrase(passphrase: string | null): string {
  if (passphrase === null || passphrase.length < LEAST_PASSPHRASE)
    throw backupErrors.error('BACKUP-NO-PASSPHRASE', { least: LEAST_PASSPHRASE });
  return passphrase;
}
