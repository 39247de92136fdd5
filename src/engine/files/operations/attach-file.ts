import type { PoolClient } from 'pg';
import { v7 as uuid } from 'uuid';
import { type Act, withChange } from '#engine/audit/index.ts';
import { recordErrors, tableOf } from '#engine/records/index.ts';
import { withScope, WHOLE_REGION } from '#kernel/db/index.ts';
import type { AuditEvent } from '#model/events/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { type Attachment, ATTACHMENT_COLUMNS } from '../attachment.ts';
import { actFor, type FilesContext } from '../context.ts';
import { attachmentErrors } from '../errors.ts';
import { ATTACHED } from '../file-type.ts';
import { plainName } from './receive-file.ts';
import { objectInUse } from './usable-object.ts';

/** A row of a ledger, by its id. */
export interface RowPlace {
  readonly ledger: Ledger;
  readonly row: string;
}

/** A content with its name for a row. */
export interface NamedContent {
  readonly digest: string;
  readonly name: string;
}

/** A content that may be attached to a row of a ledger, judged before anything is written. */
export interface JudgedContent {
  readonly name: string;
  readonly digest: string;
  readonly size: number;
  readonly type: Attachment['type'];
}

/**
 * Judges a content for a row of a ledger.
 * @throws FILE-NOT-YOURS, FILE-QUARANTINED, FILE-TYPE, FILE-ROW
 */
export async function judgeContent(
  context: FilesContext,
  ledger: Ledger,
  content: NamedContent,
): Promise<JudgedContent> {
  const name = plainName(content.name);
  if (ledger.kind !== 'ledger')
    throw attachmentErrors.error('FILE-ROW', { ledger: ledger.title, reason: '基础表不附文件' });
  await demandSource(context, content.digest);
  const { size, type } = await objectInUse(context, content.digest, name);
  if (name.split('.').at(-1)?.toLowerCase().replace('jpeg', 'jpg') !== type)
    throw attachmentErrors.error('FILE-TYPE', {
      name,
      reason: `内容是“.${type}”文件，扩展名不符`,
      kinds: ATTACHED.kinds,
    });
  return { name, digest: content.digest, size, type };
}

/**
 * Attaches a received content to a row that the post may write. One content may be attached to many rows; to the same
 * row it is attached once.
 * @throws FILE-NOT-YOURS, FILE-QUARANTINED, FILE-ROW, RECORD-NOT-FOUND
 */
export async function attachFile(
  context: FilesContext,
  place: RowPlace,
  content: NamedContent,
): Promise<Attachment> {
  const judged = await judgeContent(context, place.ledger, content);
  return withChange(context.db, actFor(context, 'write'), async (client) => {
    const { attachment, event } = await attachIn(client, context, place, judged);
    return { result: attachment, events: [event] };
  });
}

/** The same within the transaction that registers the row. @throws FILE-ROW, RECORD-NOT-FOUND */
export async function attachIn(
  client: PoolClient,
  context: FilesContext,
  place: RowPlace,
  { name, digest, size, type }: JudgedContent,
): Promise<{ readonly attachment: Attachment; readonly event: AuditEvent }> {
  const act = actFor(context, 'write');
  const { ledger, row } = place;
  const found = await rowFor(client, act, place);
  const there = await client.query<Attachment>(
    `select ${ATTACHMENT_COLUMNS} from files.attachments a
     where a.region_id = $1 and a.ledger = $2 and a.row_id = $3 and a.digest = $4 and a.removed_at is null`,
    [act.scope.region, ledger.id, row, digest],
  );
  const data = { name, digest, bytes: size, ledger: ledger.id, key: found.key };
  const event: AuditEvent = { type: 'file.added', data };
  if (there.rows[0]) return { attachment: there.rows[0], event };
  const by = context.principal.account.name;
  const attachment: Attachment = { id: uuid(), digest, name, size, type, by, at: act.now };
  await client.query(
    `insert into files.attachments (region_id, id, ledger, row_id, unit_id, unit_path, author, readers, digest, name, size, type, attached_by, attached_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      act.scope.region,
      attachment.id,
      ledger.id,
      row,
      found.unit,
      found.path,
      found.author,
      found.readers,
      attachment.digest,
      name,
      attachment.size,
      attachment.type,
      attachment.by,
      attachment.at,
    ],
  );
  return { attachment, event };
}

/**
 * A content may be attached by the user who uploaded it, and by users who may read it at another row. @throws
 * FILE-NOT-YOURS
 */
async function demandSource(context: FilesContext, digest: string): Promise<void> {
  const { db, principal } = context;
  const { region, account } = principal;
  const brought = await withScope(db, { region, ...WHOLE_REGION }, (client) =>
    client.query('select from files.uploads where region_id = $1 and account = $2 and digest = $3 limit 1', [
      region,
      account.id,
      digest,
    ]),
  );
  if (brought.rowCount) return;
  const { scope } = actFor(context, 'read');
  const read = scope.rights?.personal
    ? await withScope(db, scope, (client) =>
        client.query(
          'select from files.attachments where region_id = $1 and digest = $2 and removed_at is null limit 1',
          [region, digest],
        ),
      )
    : null;
  if (!read?.rowCount) throw attachmentErrors.error('FILE-NOT-YOURS');
}

interface FoundRow {
  readonly key: string;
  readonly unit: string;
  readonly path: string;
  readonly author: string;
  readonly readers: readonly string[];
  readonly status: string;
}

/** Locked, so that a row that moves to another unit takes its new attachment along. */
async function rowFor(client: PoolClient, act: Act, { ledger, row }: RowPlace): Promise<FoundRow> {
  const { rows } = await client.query<FoundRow>(
    `select row_key as key, unit_id as unit, unit_path as path, row_author as author, row_readers as readers, row_status as status
     from ${tableOf(ledger)} where region_id = $1 and row_id::text = $2 for update`,
    [act.scope.region, row.toLowerCase()],
  );
  const [found] = rows;
  if (!found) throw recordErrors.error('RECORD-NOT-FOUND', { ledger: ledger.title, key: row });
  if (found.status === 'voided')
    throw attachmentErrors.error('FILE-ROW', { ledger: ledger.title, reason: '记录已作废' });
  return found;
}
