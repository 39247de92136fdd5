import type { Ledger } from '#model/pack/types.ts';
import { supervisionErrors } from '../errors.ts';
import { amendOrder } from './amend-order.ts';
import type { Issuer } from './issuer.ts';
import { labelOf } from './label-of.ts';

/**
 * Escalates an order (约谈, 通报, 问责建议): a person decides it, never a date. It gets a new due date; earlier replies stay in
 * the history.
 * @param to code of the choice 处置层级, above the order's present level @param due "YYYY-MM-DD"
 * @throws SUPERVISION-LEVEL, and what amending throws
 */
export function escalateOrder(
  issuer: Issuer,
  ledger: Ledger,
  {
    row,
    to,
    due,
    reason,
  }: { readonly row: string; readonly to: string; readonly due: string; readonly reason: string },
): Promise<void> {
  const levels = ledger.field.get('escalation')?.choices.map(({ code }) => code) ?? [];
  return amendOrder(issuer, ledger, {
    row,
    reason: `升级为${labelOf(ledger, 'escalation', to)}：${reason}`,
    changes: ({ values }) => {
      const now = values['escalation'] ?? '';
      if (levels.indexOf(to) <= levels.indexOf(now))
        throw supervisionErrors.error('SUPERVISION-LEVEL', { level: labelOf(ledger, 'escalation', now) });
      return { escalation: labelOf(ledger, 'escalation', to), due_on: due, replied_on: null };
    },
  });
}
