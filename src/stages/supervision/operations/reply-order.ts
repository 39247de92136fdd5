import type { Ledger } from '#model/pack/types.ts';
import { supervisionErrors } from '../errors.ts';
import { amendOrder } from './amend-order.ts';
import type { Issuer } from './issuer.ts';

/**
 * The unit's reply to an order: one sentence and the day. A returned or escalated order can be replied to again.
 * @param day "YYYY-MM-DD"
 * @throws SUPERVISION-CLOSED for one that has its reply already, and what amending throws
 */
export function replyToOrder(
  issuer: Issuer,
  ledger: Ledger,
  { row, reply, day }: { readonly row: string; readonly reply: string; readonly day: string },
): Promise<void> {
  return amendOrder(issuer, ledger, {
    row,
    reason: '回复督办单',
    changes: ({ values, status }) => {
      if (values['replied_on'] && status !== 'returned')
        throw supervisionErrors.error('SUPERVISION-CLOSED', { what: '已回复' });
      return { reply, replied_on: day };
    },
  });
}
