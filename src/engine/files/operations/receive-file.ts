import { v7 as uuid } from 'uuid';
import { WHOLE_REGION } from '#kernel/db/index.ts';
import { withUpkeep } from '#kernel/db/with-upkeep.ts';
import { dropStaged, fileErrors, keepFile, type StagedFile, stageFile } from '#kernel/files/index.ts';
import type { ObjectState } from '../attachment.ts';
import type { FilesContext } from '../context.ts';
import type { FileType } from '../file-type.ts';
import { judgeFile } from './judge-file.ts';
import { scanObject } from './scan-object.ts';

const MIB = 1024 * 1024;

/** Largest size of a file, by its purpose. */
export const MOST_BYTES = Object.freeze({ attachment: 50 * MIB, import: 500 * MIB });

export interface Arriving {
  readonly name: string;
  readonly purpose: keyof typeof MOST_BYTES;
  readonly data: AsyncIterable<Uint8Array>;
}

export interface Received {
  readonly digest: string;
  readonly size: number;
  readonly type: FileType;
  readonly name: string;
  /** `unscanned` where the installation has no virus scanner. */
  readonly state: ObjectState;
}

/**
 * Receives a file as a stream: into a temporary file, judged there, and only then stored. A refused file leaves nothing
 * behind except, for a mark of a state secret, an entry in the log without the file's name.
 * @throws FILE-TOO-LARGE, FILE-EMPTY, FILE-TYPE, FILE-SECRET, FILE-QUARANTINED
 */
export async function receiveFile(
  context: FilesContext,
  { name: given, purpose, data }: Arriving,
): Promise<Received> {
  const { db, files, principal, now } = context;
  const name = plainName(given);
  const staged = await stageFile(files, data, MOST_BYTES[purpose]);
  try {
    const type = await judgeFile(context, staged.path, name);
    const { region } = principal;
    const { digest, size } = staged;
    const known = await withUpkeep(db, { region, ...WHOLE_REGION }, async (client) => {
      const { rows } = await client.query<{ state: ObjectState }>(
        'select state from files.objects where region_id = $1 and digest = $2',
        [region, digest],
      );
      return rows[0]?.state;
    });
    if (known === 'quarantined') throw fileErrors.error('FILE-QUARANTINED', { name });
    let state = await note(context, staged, name, type);
    if (state === 'waiting') state = await scanObject({ db, files, now }, region, digest);
    if (state === 'quarantined') throw fileErrors.error('FILE-QUARANTINED', { name });
    return Object.freeze({ digest, size, type, name, state });
  } finally {
    await dropStaged(staged);
  }
}

/** Stores the content and who uploaded it. A content from before the scanner was installed is scanned now. */
async function note(
  { db, files, principal, now }: FilesContext,
  staged: StagedFile,
  name: string,
  type: FileType,
): Promise<ObjectState> {
  const { region, account } = principal;
  const { digest, size } = staged;
  return withUpkeep(db, { region, ...WHOLE_REGION }, async (client) => {
    const { rows } = await client.query<{ state: ObjectState }>(
      `insert into files.objects as o (region_id, digest, size, type, state, first_name, received_at, used_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7)
       on conflict (region_id, digest) do update set used_at = excluded.used_at, state = case when o.state = 'unscanned' then excluded.state else o.state end
       returning state`,
      [region, digest, size, type, files.scanner ? 'waiting' : 'unscanned', name, now],
    );
    // While its row is locked, so that no collection removes the content meanwhile.
    await keepFile(files, staged);
    await client.query(
      'insert into files.uploads (region_id, id, digest, name, account, received_at) values ($1, $2, $3, $4, $5, $6)',
      [region, uuid(), digest, name, account.id, now],
    );
    return rows[0]?.state ?? 'waiting';
  });
}

const LONGEST_NAME = 150;

/** A file's name without folders and characters that file systems or pages cannot show; its extension stays. */
export function plainName(given: string): string {
  const last = given.normalize('NFC').split(/[\\/]/u).at(-1) ?? '';
  const name = last
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .trim()
    .replace(/^\.+/u, '');
  const ending = /\.[^.]{1,10}$/u.exec(name)?.[0] ?? '';
  return `${name.slice(0, name.length - ending.length).slice(0, LONGEST_NAME)}${ending}` || '文件';
}
