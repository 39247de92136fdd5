import type { Ledger } from '#model/pack/types.ts';
import { nextNumber } from './next-number.ts';
import { type Issuer, putNumbered } from './put-row.ts';

/** What a supervision order (督办单) is about. */
export interface OrderedMatter {
  /** Full name of the unit, as sheets write it. */
  readonly unitName: string;
  /** Code of the person who bears it, where the duty is a person's own; else empty. */
  readonly person: string;
  /** "ZTZR-03 上半年" */
  readonly matter: string;
  /** Code of the choice 履职不到位情形. */
  readonly shortfall: string;
}

export interface Order {
  readonly number: string;
  readonly row: string;
}

/**
 * Issues one order for each matter, numbered through the year: each is a row of the ledger of orders, with a deadline that
 * the desk, the overview and the reminders of the unit know by themselves. The reply is typed into the same row.
 * @param day "YYYY-MM-DD" @param due the day by which the unit replies
 */
export async function issueOrders(
  issuer: Issuer,
  ledger: Ledger,
  {
    matters,
    day,
    due,
  }: { readonly matters: readonly OrderedMatter[]; readonly day: string; readonly due: string },
): Promise<readonly Order[]> {
  const shape = { prefix: `督〔${day.slice(0, 4)}〕`, suffix: '号' };
  const numberOf = (n: number): string => `${shape.prefix}${n}${shape.suffix}`;
  const orders: Order[] = [];
  let next = await nextNumber(issuer.db, issuer.writing.scope, ledger, 'order_no', shape);
  for (const { unitName, person, matter, shortfall } of matters) {
    const { n, id } = await putNumbered(issuer, ledger, next, (number) => ({
      order_no: numberOf(number),
      matter,
      bearer_unit: unitName,
      bearer_person: person === '' ? null : person,
      shortfall: labelOf(ledger, 'shortfall', shortfall),
      issued_on: day,
      due_on: due,
      escalation: labelOf(ledger, 'escalation', 'reminder'),
    }));
    orders.push({ number: numberOf(n), row: id });
    next = n + 1;
  }
  return orders;
}

/** A form holds what people read: the choice's name. */
export function labelOf(ledger: Ledger, field: string, code: string): string {
  return ledger.field.get(field)?.choices.find((choice) => choice.code === code)?.label ?? code;
}
