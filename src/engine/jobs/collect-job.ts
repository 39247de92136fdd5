import { collectFiles, scanWaiting } from '#engine/files/index.ts';
import type { JobHandler } from '#kernel/jobs/index.ts';
import type { JobTools } from './context.ts';

/**
 * Has the scanner check contents without a verdict, and collects unused uploads and results. A second run finds
 * nothing.
 */
export function collectJob({ db, files, now }: JobTools): JobHandler {
  return async ({ region }) => {
    await scanWaiting({ db, files, now: now() }, region);
    return { ...(await collectFiles({ db, files, region, now: now() })) };
  };
}
