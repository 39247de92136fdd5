import { type Database, isUuid, type Scope, withScope } from '../db/index.ts';
import { jobErrors } from './errors.ts';
import { type Job, JOB_COLUMNS } from './job.ts';

/** Number of jobs in a list. */
const MOST = 100;

/** The latest jobs of an account, newest first. @param scope of a post; the policies narrow it to its account */
export async function listJobs(db: Database, scope: Scope, account: string): Promise<readonly Job[]> {
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<Job>(
      `select ${JOB_COLUMNS} from jobs.jobs where region_id = $1 and account = $2 order by created_at desc, id desc limit ${MOST}`,
      [scope.region, account],
    );
    return rows;
  });
}

/** One job of an account. @throws JOB-NOT-FOUND, also for another's */
export async function readJob(db: Database, scope: Scope, account: string, id: string): Promise<Job> {
  if (!isUuid(id)) throw jobErrors.error('JOB-NOT-FOUND');
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<Job>(
      `select ${JOB_COLUMNS} from jobs.jobs where region_id = $1 and account = $2 and id = $3`,
      [scope.region, account, id],
    );
    const [job] = rows;
    if (!job) throw jobErrors.error('JOB-NOT-FOUND');
    return job;
  });
}
