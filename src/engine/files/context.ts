import type { Act } from '#engine/audit/index.ts';
import { type Principal, scopeFor } from '#engine/access/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { FileStore } from '#kernel/files/index.ts';
import type { LedgerAction } from '#model/access/types.ts';
import type { Pack } from '#model/pack/types.ts';

/** A user's access to files. */
export interface FilesContext {
  readonly db: Database;
  readonly files: FileStore;
  readonly pack: Pack;
  readonly principal: Principal;
  readonly now: Date;
}

/** The acting post with its rights for an action. @throws ACCESS-POST, ACCESS-DENIED */
export function actFor(
  { pack, principal, now }: Omit<FilesContext, 'db' | 'files'>,
  action: LedgerAction,
): Act {
  return { scope: scopeFor(principal, pack, action), actor: principal.actor, now };
}
