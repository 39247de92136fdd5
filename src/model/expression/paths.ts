import type { Measure, Quantity, Time } from '../pack/types.ts';
import type { Expression, Path } from './ast.ts';

/** Every path by which a quantity reads its rows: in its condition, its measure and its time. */
export function pathsOfQuantity({
  where,
  measure,
  time,
}: Pick<Quantity, 'where' | 'measure' | 'time'>): readonly Path[] {
  return [...pathsOf(where), ...pathsOfMeasure(measure), ...pathsOfTime(time)];
}

function pathsOfTime(time: Time): readonly Path[] {
  if (time.kind === 'always') return [];
  return time.kind === 'stock' || time.kind === 'overlap' ? [time.from, time.until] : [time.on];
}

function pathsOfMeasure(measure: Measure): readonly Path[] {
  switch (measure.kind) {
    case 'count_distinct':
      return measure.of;
    case 'sum':
      return [measure.of];
    case 'min_over':
      return [...pathsOfMeasure(measure.of), ...pathsOf(measure.by)];
    case 'highest':
      return [measure.of, measure.by];
    case 'coverage':
      return [measure.person, measure.exactlyOne];
    default:
      return [];
  }
}

function pathsOf(expression: Expression | null): readonly Path[] {
  if (!expression) return [];
  switch (expression.node) {
    case 'path':
      return [expression];
    case 'contains':
      return [expression.set];
    case 'call':
      return expression.args.flatMap(pathsOf);
    case 'not':
    case 'isNull':
    case 'oneOf':
      return pathsOf(expression.of);
    case 'and':
    case 'or':
    case 'compare':
    case 'arithmetic':
      return [...pathsOf(expression.left), ...pathsOf(expression.right)];
    default:
      return [];
  }
}
