import { fieldTypes } from '#fields/index.ts';
import type { Path } from '#model/expression/ast.ts';
import { pathsOfQuantity } from '#model/expression/paths.ts';
import type { Measure, Pack } from '#model/pack/types.ts';

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

/**
 * The fields of each ledger whose distinct values are counted: by an index on them a number knows whether a value that one
 * row has lost is still there in another (engine/queries/change-pass.ts).
 */
export function distinctFields(pack: Pack): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { over, measure } of [...pack.indicators, ...pack.values])
    for (const { field, step } of distinctPaths(measure))
      if (step === null && fieldTypes[field.type].storage !== 'text[]')
        found.set(over, (found.get(over) ?? new Set<string>()).add(field.id));
  return found;
}

function distinctPaths(measure: Measure): readonly Path[] {
  if (measure.kind === 'min_over') return distinctPaths(measure.of);
  if (measure.kind === 'highest') return [measure.of];
  // Of several fields the first narrows enough.
  return measure.kind === 'count_distinct' ? measure.of.slice(0, 1) : [];
}
