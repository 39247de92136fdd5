import { demandHolder, demandPower, demandSecondPerson } from '#engine/access/index.ts';
import { withChange } from '#engine/audit/index.ts';
import { backupErrors, demandPassphrase } from '#engine/backup/index.ts';
import { WHOLE_REGION } from '#kernel/db/index.ts';
import { enqueueJob, regionsOf } from '#kernel/jobs/index.ts';
import { type AskContext, ownerOf } from './context.ts';
import type { Passphrases } from './passphrases.ts';

/**
 * Requests a backup of everything, as the system administrator and with the agreement of another of the three, because
 * none of them may see its contents by office.
 * @param passphrase null writes it in clear
 * @returns the job's id
 * @throws ACCESS-DENIED, ACCESS-SECOND-PERSON, BACKUP-NO-PASSPHRASE, BACKUP-CITIES
 */
export async function askBackup(
  { db, pack, principal, now }: AskContext,
  passphrases: Passphrases,
  passphrase: string | null,
): Promise<string> {
  demandPower(principal, pack, 'system');
  demandHolder(principal);
  const owner = ownerOf(principal);
  if (passphrase !== null) demandPassphrase(passphrase);
  // The administrators of one city must not get the data of another in the same database.
  if ((await regionsOf(db)).length > 1) throw backupErrors.error('BACKUP-CITIES');
  const { region, actor } = principal;
  const encrypted = passphrase !== null;
  await withChange(db, { scope: { region, ...WHOLE_REGION }, actor, now }, async (client) => {
    await demandSecondPerson(client, principal, { act: 'backup', subject: '' }, now);
    return { result: undefined, events: [{ type: 'backup.asked', data: { encrypted } }] };
  });
  const ticket = passphrase === null ? null : passphrases.keep(passphrase);
  return enqueueJob(db, owner, { kind: 'backup', input: { ticket }, now });
}
