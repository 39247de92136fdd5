import type { Principal } from '#engine/access/index.ts';
import { WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import { withUpkeep } from '#kernel/db/with-upkeep.ts';
import { fileErrors, type FileStore, hasStored } from '#kernel/files/index.ts';
import type { ObjectState } from '../attachment.ts';
import type { FilesContext } from '../context.ts';
import type { FileType } from '../file-type.ts';

export interface UsableObject {
  readonly size: number;
  readonly type: FileType;
  readonly state: ObjectState;
}

type Asking = Pick<FilesContext, 'db' | 'files'> & { readonly principal: Pick<Principal, 'region'> };

const COLUMNS = 'size::float8 as size, type, state';

/**
 * The state of a content that may be read: it exists, and the scanner did not refuse it. Queried with the program's
 * rights, because no post may read the list of contents.
 * @throws FILE-GONE, FILE-QUARANTINED, FILE-WAITING
 */
export async function usableObject(
  { db, files, principal: { region } }: Asking,
  digest: string,
  name: string,
): Promise<UsableObject> {
  const { rows } = await withScope(db, { region, ...WHOLE_REGION }, (client) =>
    client.query<UsableObject>(`select ${COLUMNS} from files.objects where region_id = $1 and digest = $2`, [
      region,
      digest,
    ]),
  );
  return judged(files, rows[0], digest, name);
}

/** The same for a content that is about to be referenced: its use is recorded, so that no collection removes it. */
export async function objectInUse(
  { db, files, principal: { region }, now }: Asking & Pick<FilesContext, 'now'>,
  digest: string,
  name: string,
): Promise<UsableObject> {
  const { rows } = await withUpkeep(db, { region, ...WHOLE_REGION }, (client) =>
    client.query<UsableObject>(
      `update files.objects set used_at = $3 where region_id = $1 and digest = $2 returning ${COLUMNS}`,
      [region, digest, now],
    ),
  );
  return judged(files, rows[0], digest, name);
}

function judged(
  files: FileStore,
  object: UsableObject | undefined,
  digest: string,
  name: string,
): UsableObject {
  if (!object) throw fileErrors.error('FILE-GONE');
  if (object.state === 'quarantined') throw fileErrors.error('FILE-QUARANTINED', { name });
  if (object.state === 'waiting') throw fileErrors.error('FILE-WAITING', { name });
  if (!hasStored(files, digest)) throw fileErrors.error('FILE-GONE');
  return object;
}
