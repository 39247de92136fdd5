import { accessErrors } from '#engine/access/index.ts';
import { HANDED_TYPES, type HandedFile } from '#engine/files/index.ts';
import { fileErrors, hasStored, storedPath } from '#kernel/files/index.ts';
import { jobErrors, readJob } from '#kernel/jobs/index.ts';
import { type AskContext, jobsScope, ownerOf } from './context.ts';
import { resultFiles } from './inputs.ts';

/**
 * A file that a job has made, for the user who requested it, acting in the same post: the rights of the post decided
 * its contents.
 * @param index which of several
 * @throws JOB-NOT-FOUND, JOB-NO-RESULT, ACCESS-POST, FILE-GONE
 */
export async function readResult(
  { db, files, principal }: AskContext,
  id: string,
  index = 0,
): Promise<HandedFile> {
  const { account, appointment } = ownerOf(principal);
  const job = await readJob(db, jobsScope(principal), account, id);
  if (job.appointment !== appointment)
    throw accessErrors.error('ACCESS-POST', { reason: '这项任务是以另一岗位提出的' });
  const read = resultFiles.safeParse(job.result);
  const file = job.state === 'done' && read.success ? read.data.files[index] : undefined;
  if (!file) throw jobErrors.error('JOB-NO-RESULT');
  if (!hasStored(files, file.digest)) throw fileErrors.error('FILE-GONE');
  const { digest, name, size, type } = file;
  return { path: storedPath(files, digest), name, size, type, mediaType: HANDED_TYPES[type] };
}
