import type { DemoRow, Maker, RowRange } from '../row.ts';
import type { MakerContext } from './context.ts';

/**
 * References cite rows of the same year. Where the vocabulary names groups, the rows of the group cite all of them in
 * order; otherwise a random row.
 */
export function referenceMaker(context: MakerContext): Maker {
  const { field, rule, find, random } = context;
  const range = (row: DemoRow): RowRange => find(field.ledger ?? '', row.plan.year, rule.cite ?? []);
  const choose = (row: DemoRow): DemoRow | null => {
    const { rows, row: at } = range(row);
    if (rows === 0) return null;
    const digit = row.digit(field.id);
    if (digit !== null) return at(digit);
    if (rule.by === undefined && rule.cite) return at(Math.floor((row.index * rows) / row.plan.rows) % rows);
    return at(Math.floor(random(row, 1) * rows));
  };
  return (row) => {
    const found = row.cited(field.id, () => choose(row));
    const reference = found?.plan.group.ledger.reference;
    return reference ? (found?.get(reference.id) ?? null) : null;
  };
}
