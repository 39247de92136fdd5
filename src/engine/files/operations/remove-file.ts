import { withChange } from '#engine/audit/index.ts';
import { tableOf } from '#engine/records/index.ts';
import { fileErrors } from '#kernel/files/index.ts';
import { type Attachment, ATTACHMENT_COLUMNS } from '../attachment.ts';
import { actFor, type FilesContext } from '../context.ts';
import type { RowPlace } from './attach-file.ts';

/**
 * Removes a file from a row that the post may write. It is marked, not deleted: the log names it, and its bytes stay.
 * @throws FILE-GONE
 */
export async function removeFile(
  context: FilesContext,
  { ledger, row }: RowPlace,
  id: string,
): Promise<void> {
  const { db, principal } = context;
  const act = actFor(context, 'write');
  if (act.scope.rights && !act.scope.rights.personal) throw fileErrors.error('FILE-GONE');
  const { region } = act.scope;
  await withChange(db, act, async (client) => {
    const { rows } = await client.query<Attachment & { key: string }>(
      `update files.attachments a set removed_by = $5, removed_at = $6 from ${tableOf(ledger)} t
       where a.region_id = $1 and a.ledger = $2 and a.row_id::text = $3 and a.id::text = $4 and a.removed_at is null
         and t.region_id = $1 and t.row_id = a.row_id
       returning ${ATTACHMENT_COLUMNS}, t.row_key as key`,
      [region, ledger.id, row.toLowerCase(), id.toLowerCase(), principal.account.name, act.now],
    );
    const [file] = rows;
    if (!file) throw fileErrors.error('FILE-GONE');
    const data = { name: file.name, digest: file.digest, bytes: file.size, ledger: ledger.id, key: file.key };
    return { result: undefined, events: [{ type: 'file.removed', data }] };
  });
}
