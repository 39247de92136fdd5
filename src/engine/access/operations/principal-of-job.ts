import { accountById } from '#kernel/auth/index.ts';
import { type Database, withScope, WHOLE_REGION } from '#kernel/db/index.ts';
import type { Job } from '#kernel/jobs/index.ts';
import type { Access } from '#model/access/types.ts';
import { accessErrors } from '../errors.ts';
import { loadPrincipal } from '../load-principal.ts';
import type { Principal } from '../principal.ts';

/**
 * The requester of a job with his present rights, and not those at the time of the request (ASVS 5.0, 8.3.3).
 * @throws ACCESS-POST when the account is disabled or the post has ended
 */
export async function principalOfJob(
  db: Database,
  access: Access,
  { region, account: id, appointment, only, id: job }: Job,
  now: Date,
): Promise<Principal> {
  return withScope(db, { region, ...WHOLE_REGION }, async (client) => {
    const account = await accountById(client, region, id, false);
    if (!account || account.disabled)
      throw accessErrors.error('ACCESS-POST', { reason: '账号已停用，任务没有执行' });
    const standing = {
      region,
      account,
      appointment,
      only,
      session: `job ${job}`,
      address: null,
      via: 'job',
      mustEnrol: false,
    } as const;
    const principal = await loadPrincipal(db, client, access, standing, now);
    if (!principal.acting)
      throw accessErrors.error('ACCESS-POST', { reason: '这一任职已经结束，任务没有执行' });
    return principal;
  });
}
