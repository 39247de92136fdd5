import type { Expression, ExpressionType } from '../../expression/ast.ts';
import { typedExpression } from '../../expression/typed.ts';
import { rowScope } from '../scope.ts';
import type { Keys } from '../source.ts';
import type { FlowSource } from './flow-source.ts';

/**
 * A condition on the row of a matter.
 * @param names what it may name beside the fields of the row
 * @returns null after its faults were added
 */
export function compileCondition(
  { source, ledger, types }: FlowSource,
  text: string,
  at: Keys,
  names: ReadonlyMap<string, ExpressionType> = new Map(),
): Expression | null {
  const scope = { ...rowScope(ledger.field, types), name: (name: string) => names.get(name) };
  const typed = typedExpression(text, scope, 'boolean');
  if ('expression' in typed) return typed.expression;
  for (const fault of typed.faults)
    source.fault(fault.kind, at, fault.message, '表达式的写法见 docs/packs.md');
  return null;
}
