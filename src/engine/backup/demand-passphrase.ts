import { backupErrors } from './errors.ts';

/** Shorter ones can be tried out. */
export const LEAST_PASSPHRASE = 12;

/** @returns the passphrase, when it is one that a backup may be encrypted with. @throws BACKUP-NO-PASSPHRASE */
export function demandPassphrase(passphrase: string | null): string {
  if (passphrase === null || passphrase.length < LEAST_PASSPHRASE)
    throw backupErrors.error('BACKUP-NO-PASSPHRASE', { least: LEAST_PASSPHRASE });
  return passphrase;
}
