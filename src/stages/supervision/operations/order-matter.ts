import type { PoolClient } from 'pg';
import { type Scope, withScope } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { supervisionErrors } from '../errors.ts';
import type { Issuer } from './issuer.ts';
import type { Order } from './issue-orders.ts';
import { labelOf } from './label-of.ts';
import { lateMatter, openOrderAbout, orderField } from './late-matter.ts';
import { saveNumbered } from './save-numbered.ts';

export interface MatterToOrder {
  /** The row: its ledger and id. */
  readonly ledger: Ledger;
  readonly row: string;
  /** What the issuer may read: he orders more than he may write. */
  readonly reading: Scope;
  /** "YYYY-MM-DD": the due date of the reply. */
  readonly due: string;
  /** Code of the unit whose post issues it: it judges the reply. */
  readonly issuingUnit: string;
  readonly today: string;
  /** Names of a unit: the full one for the row, and the short one for messages. */
  readonly fullName: (unit: string) => string;
  readonly shortName: (unit: string) => string;
  /** Refuses a unit to which this post sends no orders. */
  readonly demandUnit: (unit: string) => void;
}

/**
 * Issues an order (督办单) about a matter whose day has passed: a finding, a task, a hazard, a filing. It cites the matter.
 * One matter has one open order; of two issuers at once the second is told the number of the first.
 * @throws SUPERVISION-MATTER for one that is not late, or of a ledger that no order can cite; SUPERVISION-ORDERED;
 *   SUPERVISION-NUMBER, and what saving throws
 */
export async function orderMatter(
  issuer: Issuer,
  orders: Ledger,
  { ledger, row, reading, due, issuingUnit, today, fullName, shortName, demandUnit }: MatterToOrder,
): Promise<Order> {
  const field = orderField(orders, ledger);
  const refuse = (reason: string): Error =>
    supervisionErrors.error('SUPERVISION-MATTER', { ledger: ledger.title, reason });
  if (!field || ledger.sensitivity === 'sealed') throw refuse('督办单不能引用这本台账');
  const series = { field: 'order_no', prefix: `督〔${today.slice(0, 4)}〕`, suffix: '号' };
  const numberOf = (n: number): string => `${series.prefix}${n}${series.suffix}`;
  const { region } = issuer.writing.scope;
  const matter = await withScope(issuer.db, reading, (client) =>
    lateMatter(client, region, ledger, { row, today }),
  );
  if (!matter) throw refuse('这条记录没有逾期，或已经办结、作废');
  demandUnit(matter.unit);
  const judge = async (client: PoolClient): Promise<void> => {
    const open = await openOrderAbout(client, region, orders, { field, number: matter.number });
    if (open)
      throw supervisionErrors.error('SUPERVISION-ORDERED', {
        unit: shortName(matter.unit),
        matter: `${ledger.title} ${matter.number}`,
        number: open.number,
      });
  };
  const { first, rows } = await saveNumbered(issuer, orders, {
    series,
    numbers: 1,
    // Judged once the number is taken: whoever orders the same matter at the same moment waits there.
    rows: async (from, client) => {
      await judge(client);
      return [
        {
          order_no: numberOf(from),
          [field.id]: matter.number,
          matter: `${ledger.title} ${matter.number}，时限 ${matter.until}`,
          issuer: fullName(issuingUnit),
          bearer_unit: fullName(matter.unit),
          shortfall: labelOf(orders, 'shortfall', 'overdue'),
          issued_on: today,
          due_on: due,
          escalation: labelOf(orders, 'escalation', 'reminder'),
        },
      ];
    },
  });
  return { number: numberOf(first), row: rows[0]?.id ?? '' };
}
