import { endEnded } from '#engine/workflow/index.ts';
import type { JobHandler } from '#kernel/jobs/index.ts';
import type { JobTools } from './context.ts';

/** Ends what ends with a matter that was closed by hand or by a list. A second run finds nothing. */
export function endJob({ db, pack, now }: JobTools): JobHandler {
  return async ({ region }) => ({ ended: await endEnded(db, pack, region, now()) });
}
