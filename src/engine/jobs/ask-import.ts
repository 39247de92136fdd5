import { scopeFor } from '#engine/access/index.ts';
import { attachmentErrors, IMPORTED, objectInUse, plainName } from '#engine/files/index.ts';
import { withScope, WHOLE_REGION } from '#kernel/db/index.ts';
import type { z } from 'zod';
import { enqueueJob } from '#kernel/jobs/index.ts';
import { type AskContext, ownerOf } from './context.ts';
import type { importInput } from './inputs.ts';

/**
 * Requests an import, or a dry run, of files that the user has uploaded.
 * @returns the job's id
 * @throws ACCESS-POST, ACCESS-DENIED, FILE-NOT-YOURS, FILE-TYPE, FILE-GONE, FILE-QUARANTINED
 */
export async function askImport(context: AskContext, input: z.input<typeof importInput>): Promise<string> {
  const { db, pack, principal, now } = context;
  const owner = ownerOf(principal);
  scopeFor(principal, pack, 'write');
  const corrections = input.corrections ?? [];
  const [{ name: first } = { name: '' }, ...more] = input.files;
  if (more.length > 0 && corrections.length > 0)
    throw attachmentErrors.error('FILE-TYPE', {
      name: plainName(first),
      reason: '网页上的更正只用于单个文件，请逐个导入',
      kinds: IMPORTED.kinds,
    });
  const files = input.files.map(({ digest, name }) => ({ digest, name: plainName(name) }));
  for (const [index, { digest, name }] of files.entries()) {
    if (files.findIndex((other) => other.name === name) !== index)
      throw attachmentErrors.error('FILE-TYPE', {
        name,
        reason: '一次导入的文件不能同名',
        kinds: IMPORTED.kinds,
      });
    await demandOwn(context, digest);
    const { type } = await objectInUse(context, digest, name);
    if (!IMPORTED.types.includes(type))
      throw attachmentErrors.error('FILE-TYPE', {
        name,
        reason: `不能导入“.${type}”文件`,
        kinds: IMPORTED.kinds,
      });
    if (!name.toLowerCase().endsWith(`.${type}`))
      throw attachmentErrors.error('FILE-TYPE', {
        name,
        reason: `内容是“.${type}”文件，扩展名不符`,
        kinds: IMPORTED.kinds,
      });
  }
  return enqueueJob(db, owner, { kind: 'import', input: { ...input, corrections, files }, now });
}

async function demandOwn({ db, principal }: AskContext, digest: string): Promise<void> {
  const { region, account } = principal;
  const brought = await withScope(db, { region, ...WHOLE_REGION }, (client) =>
    client.query('select from files.uploads where region_id = $1 and account = $2 and digest = $3 limit 1', [
      region,
      account.id,
      digest,
    ]),
  );
  if (!brought.rowCount) throw attachmentErrors.error('FILE-NOT-YOURS');
}
