import type { Context } from 'hono';
import type { Principal } from '#engine/access/principal.ts';
import { recordErrors } from '#engine/records/errors.ts';
import type { Database } from '#kernel/db/index.ts';
import type { FileStore } from '#kernel/files/index.ts';
import type { Workers } from '#kernel/jobs/index.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';

/** With what a request about files and jobs is answered. */
export interface RouteContext {
  readonly db: Database;
  readonly pack: Pack;
  /** Signed in, and acting in a post. */
  readonly principal: Principal;
  readonly now: Date;
  readonly files: FileStore;
  /** Told when there is new work. */
  readonly jobs: Pick<Workers, 'poke'>;
}

/** Makes the context of a request: the application resumes the session there, or refuses. */
export type ContextOf = (c: Context) => Promise<RouteContext>;

/** @throws RECORD-NOT-FOUND for a ledger that no pack defines */
export function ledgerNamed(pack: Pack, id: string): Ledger {
  const ledger = pack.ledgers.get(id);
  if (!ledger) throw recordErrors.error('RECORD-NOT-FOUND', { ledger: id, key: '' });
  return ledger;
}
