import { collectFiles, scanWaiting } from '#engine/files/index.ts';
import type { JobHandler } from '#kernel/jobs/index.ts';
import type { JobTools } from './context.ts';

/**
 * Has the scanner look at what it gave no verdict on, and collects what was uploaded or made and is used no more. Done
 * again it finds nothing left.
 */
export function collectJob({ db, files, now }: JobTools): JobHandler {
  return async ({ region }) => {
    await scanWaiting({ db, files, now: now() }, region);
    return { ...(await collectFiles({ db, files, region, now: now() })) };
  };
}
