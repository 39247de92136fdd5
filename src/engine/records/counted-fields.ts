import { pathsOfQuantity } from '#model/expression/paths.ts';
import type { Pack } from '#model/pack/types.ts';

/**
 * The fields of each ledger that numbers look at. Their columns stand first in a table: PostgreSQL walks through a row
 * up to the last column that is asked for, and texts on the way make the walk long (a scan that reads the last column
 * took three times as long as one that reads the first; docs/benchmarks.md).
 */
export function countedFields(pack: Pack): ReadonlyMap<string, ReadonlySet<string>> {
  const counted = new Map<string, Set<string>>();
  const add = (ledger: string, field: string): void => {
    counted.set(ledger, (counted.get(ledger) ?? new Set<string>()).add(field));
  };
  for (const quantity of [...pack.indicators, ...pack.values])
    for (const path of pathsOfQuantity(quantity)) {
      add(quantity.over, path.field.id);
      if (path.step?.to === 'ledger') add(path.step.ledger, path.step.attribute.id);
    }
  return counted;
}
