import { readBatch, undoBatch, type Undone } from '#engine/records/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { type Principal, scopeFor } from '../principal.ts';

/**
 * Undoes an import as the acting post: its own where it may write the rows, another's where it may void them.
 * @throws RECORD-BATCH, RECORD-BATCH-UNDONE, ACCESS-POST, ACCESS-DENIED
 */
export async function undoImport(
  db: Database,
  { pack, principal, now }: { readonly pack: Pack; readonly principal: Principal; readonly now: Date },
  id: string,
): Promise<Undone> {
  const { actor, account } = await readBatch(db, principal.region, id);
  // Two people may have the same name; the account distinguishes them where it was stored.
  const own = account === null ? actor === principal.actor.name : account === principal.account.id;
  const action = own ? 'write' : 'void';
  return undoBatch(db, { scope: scopeFor(principal, pack, action), actor: principal.actor, now }, pack, id);
}
