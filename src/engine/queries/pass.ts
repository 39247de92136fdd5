import { pathsOfQuantity } from '#model/expression/paths.ts';
import { groupBy } from '#model/group-by.ts';
import type { Quantity } from '#model/pack/types.ts';
import type { Ask } from './quantity-sql.ts';

/** Asks that one statement answers: all over one ledger, and with the same cited ledgers beside it. */
export interface Pass {
  readonly id: string;
  readonly ledger: string;
  readonly asks: readonly Ask[];
}

/**
 * Shares the asks out over passes. A ledger is read once for all of them, but an ask that looks into a cited ledger
 * does not make the others pay for the join: alone, its conditions turn the join round.
 */
export function passesOf(asks: readonly Ask[]): readonly Pass[] {
  const groups = groupBy(asks, ({ quantity }) => [quantity.over, ...citedBy(quantity)].join('>'));
  return [...groups].map(([id, list]) => ({ id, ledger: id.split('>')[0] ?? id, asks: list }));
}

/** The ledger_ref fields through which a quantity looks, in a fixed order. */
function citedBy(quantity: Quantity): readonly string[] {
  const cited = pathsOfQuantity(quantity).filter((path) => path.step?.to === 'ledger');
  return [...new Set(cited.map((path) => path.field.id))].toSorted();
}
