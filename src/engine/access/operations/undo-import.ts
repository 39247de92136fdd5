import { readBatch, undoBatch, type Undone } from '#engine/records/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { type Principal, scopeFor } from '../principal.ts';

/**
 * Takes an import back as the acting post: its own within what it may write, another's within what it may void.
 * @throws RECORD-BATCH, RECORD-BATCH-UNDONE, ACCESS-POST, ACCESS-DENIED
 */
export async function undoImport(
  db: Database,
  { pack, principal, now }: { readonly pack: Pack; readonly principal: Principal; readonly now: Date },
  id: string,
): Promise<Undone> {
  const { actor, account } = await readBatch(db, principal.region, id);
  // Two people may bear one name; the account tells them apart where it was noted.
  const own = account === null ? actor === principal.actor.name : account === principal.account.id;
  const action = own ? 'write' : 'void';
  return undoBatch(db, { scope: scopeFor(principal, pack, action), actor: principal.actor, now }, pack, id);
}
