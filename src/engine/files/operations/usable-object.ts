import { withScope, WHOLE_REGION } from '#kernel/db/index.ts';
import { fileErrors, hasStored } from '#kernel/files/index.ts';
import type { ObjectState } from '../attachment.ts';
import type { Principal } from '#engine/access/principal.ts';
import type { FilesContext } from '../context.ts';
import type { FileType } from '../file-type.ts';

export interface UsableObject {
  readonly size: number;
  readonly type: FileType;
  readonly state: ObjectState;
}

/**
 * What is known of a content that may be used: it is there, and no scanner has anything against it. Asked by the
 * program, because the list of contents is nobody's to see.
 * @throws FILE-GONE, FILE-QUARANTINED, FILE-WAITING
 */
export async function usableObject(
  {
    db,
    files,
    principal,
  }: Pick<FilesContext, 'db' | 'files'> & { readonly principal: Pick<Principal, 'region'> },
  digest: string,
  name: string,
): Promise<UsableObject> {
  const { region } = principal;
  const object = await withScope(db, { region, ...WHOLE_REGION }, async (client) => {
    const { rows } = await client.query<UsableObject>(
      'select size::float8 as size, type, state from files.objects where region_id = $1 and digest = $2',
      [region, digest],
    );
    return rows[0];
  });
  if (!object) throw fileErrors.error('FILE-GONE');
  if (object.state === 'quarantined') throw fileErrors.error('FILE-QUARANTINED', { name });
  if (object.state === 'waiting') throw fileErrors.error('FILE-WAITING', { name });
  if (!hasStored(files, digest)) throw fileErrors.error('FILE-GONE');
  return object;
}
