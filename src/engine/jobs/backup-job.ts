import { demandPower, principalOfJob } from '#engine/access/index.ts';
import { logEvents } from '#engine/audit/index.ts';
import { backupErrors, filesOfInstallation, writeBackup } from '#engine/backup/index.ts';
import { keepResult } from '#engine/files/index.ts';
import type { Signer } from '#proof/manifest/installation-key.ts';
import { WHOLE_REGION } from '#kernel/db/index.ts';
import type { Job, JobHandler } from '#kernel/jobs/index.ts';
import { dayOf } from '#model/time/day-of.ts';
import type { JobTools } from './context.ts';
import { backupInput } from './inputs.ts';
import type { Passphrases } from './passphrases.ts';

/** What a backup job needs besides the tools of every job. */
export interface BackupTools {
  readonly dataDir: string;
  readonly signer: () => Signer;
  readonly passphrases: Passphrases;
}

/**
 * Writes everything into one file for download. The signing key is never in it, because it must not leave over a
 * network.
 */
export function backupJob(tools: JobTools, means: BackupTools): JobHandler {
  return async (job, report) => {
    const { db, pack, files, now } = tools;
    const { ticket } = backupInput.parse(job.input);
    const passphrase = ticket === null ? null : means.passphrases.of(ticket);
    if (ticket !== null && passphrase === null) throw backupErrors.error('BACKUP-ASK-AGAIN');
    try {
      const name = `备份-${dayOf(now())}.mingze`;
      await told(tools, job, { file: name, encrypted: passphrase !== null });
      const path = `${files.workPath()}.mingze`;
      let done = 0;
      const request = {
        db,
        pack,
        now: now(),
        signer: means.signer(),
        passphrase,
        files: await filesOfInstallation(means.dataDir, { withKey: false }),
        store: files,
        onProgress: () => report({ done: (done += 1), total: null, what: '备份各表' }),
      };
      const { tables, rows, objects, missing, digest } = await writeBackup(request, path);
      const kept = await keepResult({ db, files, now: now() }, job.region, { path, name, type: 'backup' });
      return {
        tables,
        rows,
        objects,
        missing: [...missing],
        digest,
        encrypted: ticket !== null,
        files: [{ ...kept }],
      };
    } finally {
      if (ticket !== null) means.passphrases.forget(ticket);
    }
  };
}

/** Before the backup, so that the backup itself contains the entry; with the present rights. */
async function told(
  { db, pack, now }: JobTools,
  job: Job,
  data: { readonly file: string; readonly encrypted: boolean },
): Promise<void> {
  const principal = await principalOfJob(db, pack.access, job, now());
  demandPower(principal, pack, 'system');
  const act = { scope: { region: job.region, ...WHOLE_REGION }, actor: principal.actor, now: now() };
  await logEvents(db, act, [{ type: 'backup.taken', data }]);
}
