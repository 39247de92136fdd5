import type { PoolClient } from 'pg';
import { withChange } from '#engine/audit/index.ts';
import { tableOf } from '#engine/records/index.ts';
import { withScope } from '#kernel/db/index.ts';
import { fileErrors, storedPath } from '#kernel/files/index.ts';
import { type Attachment, ATTACHMENT_COLUMNS } from '../attachment.ts';
import { actFor, type FilesContext } from '../context.ts';
import { type HandedType, MEDIA_TYPES } from '../file-type.ts';
import type { RowPlace } from './attach-file.ts';
import { usableObject } from './usable-object.ts';

/** A file that may be sent, with its type. */
export interface HandedFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly type: HandedType;
  readonly mediaType: string;
}

type Found = Attachment & { readonly key: string };

/**
 * A file of a row, for posts that may read the row. For a sealed ledger the log entry is committed before the file is
 * sent.
 * @throws FILE-GONE, also for a row out of reach; FILE-QUARANTINED, FILE-WAITING
 */
export async function readFile(context: FilesContext, place: RowPlace, id: string): Promise<HandedFile> {
  const { db, files } = context;
  const { ledger } = place;
  const act = actFor(context, 'read');
  if (act.scope.rights && !act.scope.rights.personal) throw fileErrors.error('FILE-GONE');
  const read = async (client: PoolClient): Promise<Found> => find(client, act.scope.region, place, id);
  const found =
    ledger.sensitivity === 'sealed'
      ? await withChange(db, act, async (client) => {
          const one = await read(client);
          const data = {
            name: one.name,
            digest: one.digest,
            bytes: one.size,
            ledger: ledger.id,
            key: one.key,
          };
          return { result: one, events: [{ type: 'file.read', data }] };
        })
      : await withScope(db, act.scope, read);
  const { size, type } = await usableObject(context, found.digest, found.name);
  return Object.freeze({
    path: storedPath(files, found.digest),
    name: found.name,
    size,
    type,
    mediaType: MEDIA_TYPES[type],
  });
}

/** Both the attachment and its row must be in reach: neither policy alone is relied on. @throws FILE-GONE */
async function find(
  client: PoolClient,
  region: number,
  { ledger, row }: RowPlace,
  id: string,
): Promise<Found> {
  const { rows } = await client.query<Found>(
    `select ${ATTACHMENT_COLUMNS}, t.row_key as key from files.attachments a
     join ${tableOf(ledger)} t on t.region_id = $1 and t.row_id = a.row_id
     where a.region_id = $1 and a.ledger = $2 and a.row_id::text = $3 and a.id::text = $4 and a.removed_at is null`,
    [region, ledger.id, row.toLowerCase(), id.toLowerCase()],
  );
  const [found] = rows;
  if (!found) throw fileErrors.error('FILE-GONE');
  return found;
}
