import { readRows } from '#engine/audit/index.ts';
import { withScope, WHOLE_REGION } from '#kernel/db/index.ts';
import { type Attachment, ATTACHMENT_COLUMNS, type ObjectState } from '../attachment.ts';
import { actFor, type FilesContext } from '../context.ts';
import type { RowPlace } from './attach-file.ts';

/** An attachment with the state of its scan. */
export interface ListedFile extends Attachment {
  readonly state: ObjectState;
}

/**
 * The files of a row that the post may read, oldest first; none for a row out of reach, and none for a post without
 * access to fields about persons, because a file may contain them. Reading a sealed ledger is logged.
 */
export async function listFiles(
  context: FilesContext,
  { ledger, row }: RowPlace,
): Promise<readonly ListedFile[]> {
  const { db, principal } = context;
  const { region } = principal;
  const act = actFor(context, 'read');
  if (act.scope.rights && !act.scope.rights.personal) return [];
  const look = { ledger, purpose: '附件列表', keyOf: () => row };
  const files = await readRows(
    db,
    act,
    look,
    async (client) =>
      (
        await client.query<Attachment>(
          `select ${ATTACHMENT_COLUMNS} from files.attachments a
           where a.region_id = $1 and a.ledger = $2 and a.row_id::text = $3 and a.removed_at is null order by a.attached_at, a.id`,
          [region, ledger.id, row.toLowerCase()],
        )
      ).rows,
  );
  if (files.length === 0) return [];
  const states = await withScope(db, { region, ...WHOLE_REGION }, async (client) => {
    const { rows } = await client.query<{ digest: string; state: ObjectState }>(
      'select digest, state from files.objects where region_id = $1 and digest = any($2)',
      [region, files.map((file) => file.digest)],
    );
    return new Map(rows.map(({ digest, state }) => [digest, state]));
  });
  return files.map((file) => ({ ...file, state: states.get(file.digest) ?? 'waiting' }));
}
