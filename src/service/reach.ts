import { accessErrors } from '#engine/access/index.ts';
import type { LedgerAction } from '#model/access/types.ts';
import type { Ledger } from '#model/pack/types.ts';
import { apiErrors } from './errors.ts';
import type { Call } from './endpoint.ts';

/** The actions in the words of a refusal. */
const WORDS: Readonly<Record<LedgerAction, string>> = {
  read: '查阅',
  count: '统计',
  write: '登记',
  submit: '报送',
  accept: '审定',
  return: '退回',
  void: '作废',
  export: '导出',
  disclose: '准许查看',
};

/**
 * A ledger for an action of the acting post. One that the post cannot read is refused like one that does not exist.
 * @throws API-LEDGER, ACCESS-DENIED, ACCESS-POST
 */
export function ledgerFor(call: Call, id: string, action: LedgerAction): Ledger {
  const ledger = call.context.pack.ledgers.get(id);
  if (!ledger || !reaches(call, ledger, 'read')) throw apiErrors.error('API-LEDGER', { ledger: id });
  if (!reaches(call, ledger, action))
    throw accessErrors.error('ACCESS-DENIED', { what: `在“${ledger.title}”${WORDS[action]}记录` });
  return ledger;
}

/** The ledgers of which the acting post may read any row. */
export function readableLedgers(call: Call): readonly Ledger[] {
  return [...call.context.pack.ledgers.values()].filter((ledger) => reaches(call, ledger, 'read'));
}

/**
 * Whether the acting post may do this with any row of the ledger. Every post may read the names of units and people.
 */
export function reaches({ actFor, context }: Call, { id }: Ledger, action: LedgerAction): boolean {
  const kind = context.pack.access.classOf.get(id);
  const { rights } = actFor(action).scope;
  if (!kind || !rights) return false;
  if (kind.base && action === 'read') return !kind.sealed || rights.reports.includes('read');
  return (rights.classes[kind.index]?.ranges.length ?? 0) > 0;
}
