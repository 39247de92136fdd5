import { logEvents } from '#engine/audit/index.ts';
import { FileFault } from '#formats/errors.ts';
import { WHOLE_REGION } from '#kernel/db/index.ts';
import type { FilesContext } from '../context.ts';
import { attachmentErrors } from '../errors.ts';
import { ATTACHED, type FileType, fileTypeOf, type FileKinds } from '../file-type.ts';
import { findSecrecyMark } from '../secrecy/find-mark.ts';

/**
 * The type of an uploaded file by its bytes. A file with a mark of a state secret is refused, and the log records it
 * without the file's name.
 * @throws FILE-TYPE, FILE-SECRET
 */
export async function judgeFile(
  { db, principal, now }: Pick<FilesContext, 'db' | 'principal' | 'now'>,
  path: string,
  name: string,
  received: FileKinds = ATTACHED,
): Promise<FileType> {
  const type = await fileTypeOf(path, name, received);
  let mark: string | null;
  try {
    mark = await findSecrecyMark(path, name, type);
  } catch (error) {
    if (error instanceof FileFault)
      throw attachmentErrors.error(
        'FILE-TYPE',
        { name, reason: '内容已损坏，或不像正常的文件', kinds: received.kinds },
        error,
      );
    throw error;
  }
  if (mark === null) return type;
  const act = { scope: { region: principal.region, ...WHOLE_REGION }, actor: principal.actor, now };
  await logEvents(db, act, [{ type: 'file.refused', data: { mark, type } }]);
  throw attachmentErrors.error('FILE-SECRET', { name, mark });
}
