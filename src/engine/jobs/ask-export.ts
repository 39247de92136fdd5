import { selectionSql } from '#engine/records/index.ts';
import { enqueueJob } from '#kernel/jobs/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { type AskContext, ownerOf, scopeOn } from './context.ts';
import type { ExportInput } from './inputs.ts';

/**
 * Requests rows of a ledger as a file.
 * @returns the job's id
 * @throws ACCESS-POST, ACCESS-DENIED, RECORD-FIELD, RECORD-FILTER
 */
export async function askExport(
  { db, pack, principal, now }: AskContext,
  ledger: Ledger,
  input: Omit<ExportInput, 'ledger'>,
): Promise<string> {
  const owner = ownerOf(principal);
  const scope = scopeOn(principal, pack, 'export', ledger, `导出“${ledger.title}”`);
  // A wrong condition is refused now, instead of failing the job later.
  selectionSql(ledger, scope, input.selection);
  const conditions = input.selection.conditions.map((one) => ({ ...one }));
  const { search, year = null } = input.selection;
  const selection = { conditions, search, year };
  return enqueueJob(db, owner, { kind: 'export', input: { ...input, ledger: ledger.id, selection }, now });
}
