import type { CompareOperator, Expression, ExpressionType, Literal } from './ast.ts';
import { arithmetic, call, comparison, contains, oneOf } from './operators.ts';
import { isSyntax, parseSyntax, type Syntax } from './parse.ts';
import { literal, negative } from './read-literal.ts';
import { identifier, member } from './read-path.ts';
import { attempt, type ExpressionFault, Refusal, TYPE_WORDS } from './refusal.ts';
import type { ExpressionScope } from './scope.ts';

export type TypedResult =
  | { readonly expression: Expression }
  | { readonly faults: readonly ExpressionFault[] };

/**
 * Reads an expression and checks it against what its identifiers mean.
 * @param source the text of the definition
 * @param scope the fields and names that may stand in it
 * @param expected the type that the whole must have
 * @returns the typed tree, frozen, or every fault found
 */
export function typedExpression(
  source: string,
  scope: ExpressionScope,
  expected: ExpressionType,
): TypedResult {
  const parsed = parseSyntax(source);
  if ('reason' in parsed) return { faults: [{ kind: 'syntax', message: parsed.reason }] };
  return typedSyntax(parsed.tree, scope, expected);
}

/**
 * As `typedExpression`, for a part of an expression that has been parsed already.
 * @param expected null: any type
 */
export function typedSyntax(
  tree: Syntax,
  scope: ExpressionScope,
  expected: ExpressionType | null,
): TypedResult {
  const faults: ExpressionFault[] = [];
  const expression = attempt(faults, () => {
    const result = read(tree, scope, faults);
    if (expected !== null && result.type !== expected)
      throw new Refusal('type', `此处需要${TYPE_WORDS[expected]}，而表达式给出${TYPE_WORDS[result.type]}`);
    return result;
  });
  return expression && faults.length === 0 ? { expression: Object.freeze(expression) } : { faults };
}

function pair(tree: Syntax): [Syntax, Syntax] {
  const [left, right] = Array.isArray(tree.args) ? tree.args : [];
  if (!isSyntax(left) || !isSyntax(right)) throw new Refusal('syntax', `不支持的写法“${tree.op}”`);
  return [left, right];
}

const COMPARISONS: readonly CompareOperator[] = ['==', '!=', '<', '<=', '>', '>='];

function read(tree: Syntax, scope: ExpressionScope, faults: ExpressionFault[]): Expression {
  switch (tree.op) {
    case 'value':
      return literal(tree.args);
    case 'id':
      return identifier(String(tree.args), scope);
    case '.':
      return member(tree, scope);
    case '-_':
      return negative(tree);
    case '&&':
    case '||': {
      const [left, right] = pair(tree);
      const a = attempt(faults, () => boolean(read(left, scope, faults)));
      const b = attempt(faults, () => boolean(read(right, scope, faults)));
      const node = tree.op === '&&' ? 'and' : 'or';
      return { node, type: 'boolean', left: a ?? TRUE, right: b ?? TRUE };
    }
    case '!_':
      if (!isSyntax(tree.args)) throw new Refusal('syntax', '“!”之后缺少条件');
      return { node: 'not', type: 'boolean', of: boolean(read(tree.args, scope, faults)) };
    case 'in': {
      const [left, right] = pair(tree);
      return right.op === 'list'
        ? oneOf(read(left, scope, faults), right, scope)
        : contains(left, read(right, scope, faults), scope);
    }
    case '+':
    case '-': {
      const [left, right] = pair(tree);
      return arithmetic(tree.op, read(left, scope, faults), read(right, scope, faults), scope);
    }
    case 'call': {
      const [fn, args] = Array.isArray(tree.args) ? tree.args : [];
      const written = Array.isArray(args) ? args.filter(isSyntax) : [];
      return call(
        fn,
        written.map((arg) => read(arg, scope, faults)),
      );
    }
    default: {
      const op = COMPARISONS.find((one) => one === tree.op);
      if (op) {
        const [left, right] = pair(tree);
        return comparison(op, read(left, scope, faults), read(right, scope, faults), scope);
      }
      throw new Refusal('syntax', `不支持的写法“${tree.op}”；可用 == != < <= > >= in && || ! ( ) + -`);
    }
  }
}

const TRUE: Literal = { node: 'literal', type: 'boolean', value: true };

function boolean(expression: Expression): Expression {
  if (expression.type !== 'boolean')
    throw new Refusal('type', `此处需要真假，而写的是${TYPE_WORDS[expression.type]}`);
  return expression;
}
