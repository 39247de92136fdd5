import { normaliseText } from '../text/normalise.ts';
import type { Value } from '../value.ts';
import type { Call, CompareOperator, Expression, ExpressionType, Path } from './ast.ts';
import { fromMillionths, toMillionths } from './exact.ts';

/**
 * The values that an expression can read: the row (one step further where joins are allowed) and the names from
 * outside.
 */
export interface Environment {
  readonly path: (path: Path) => Value;
  readonly name: (name: string) => Value;
  readonly yearOnYear?: (slot: string) => string | null;
}

/**
 * What a comparison with null gives. In a row check it is unknown, and unknown passes (ledgers.yaml, rules.checks);
 * in a selection it is false, also below a negation (indicators.yaml, notation.null).
 */
export type NullRule = 'unknown' | 'false';

/**
 * Evaluates a condition.
 * @returns true, false, or null for unknown (only under the rule 'unknown')
 */
export function evaluateCondition(
  expression: Expression,
  environment: Environment,
  rule: NullRule,
): boolean | null {
  switch (expression.node) {
    case 'and': {
      const left = evaluateCondition(expression.left, environment, rule);
      if (left === false) return false;
      const right = evaluateCondition(expression.right, environment, rule);
      return right === false ? false : left === null || right === null ? null : true;
    }
    case 'or': {
      const left = evaluateCondition(expression.left, environment, rule);
      if (left === true) return true;
      const right = evaluateCondition(expression.right, environment, rule);
      return right === true ? true : left === null || right === null ? null : false;
    }
    case 'not': {
      const of = evaluateCondition(expression.of, environment, rule);
      return of === null ? null : !of;
    }
    case 'isNull':
      return (evaluateOperand(expression.of, environment) === null) !== expression.negated;
    default: {
      const result = evaluateComparison(expression, environment);
      return result === null && rule === 'false' ? false : result;
    }
  }
}

function evaluateComparison(expression: Expression, environment: Environment): boolean | null {
  switch (expression.node) {
    case 'compare': {
      const left = evaluateOperand(expression.left, environment);
      const right = evaluateOperand(expression.right, environment);
      if (left === null || right === null) return null;
      return compare(expression.op, order(left, right, expression.left.type));
    }
    case 'oneOf': {
      const of = evaluateOperand(expression.of, environment);
      return of === null
        ? null
        : expression.values.some((value) => order(of, value.value, expression.of.type) === 0);
    }
    case 'contains': {
      const set = evaluateOperand(expression.set, environment);
      return set === null ? null : Array.isArray(set) && set.includes(String(expression.value.value));
    }
    default: {
      const value = evaluateOperand(expression, environment);
      return typeof value === 'boolean' ? value : null;
    }
  }
}

/** Evaluates one side of a comparison; numbers come back in the form in which the row holds them. */
function evaluateOperand(expression: Expression, environment: Environment): Value {
  switch (expression.node) {
    case 'literal':
      return expression.value;
    case 'path':
      return environment.path(expression);
    case 'name':
      return environment.name(expression.name);
    case 'arithmetic': {
      const left = evaluateOperand(expression.left, environment);
      const right = evaluateOperand(expression.right, environment);
      if (!isNumeric(left) || !isNumeric(right)) return null;
      const sign = expression.op === '+' ? 1n : -1n;
      return fromMillionths(toMillionths(left) + sign * toMillionths(right));
    }
    case 'call':
      return evaluateCall(expression, environment);
    default:
      return evaluateCondition(expression, environment, 'unknown');
  }
}

function evaluateCall(call: Call, environment: Environment): Value {
  if (call.fn === 'yoy_pct') {
    const [slot] = call.args;
    return slot?.node === 'name' ? (environment.yearOnYear?.(slot.name) ?? null) : null;
  }
  const args = call.args.map((arg) => evaluateOperand(arg, environment));
  if (args.some((arg) => arg === null)) return null;
  if (call.fn === 'date') {
    const [year, month, day] = args.map(String);
    return `${(year ?? '').padStart(4, '0')}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  }
  const day = String(args[0]);
  const month = Number(day.slice(5, 7));
  if (call.fn === 'year') return Number(day.slice(0, 4));
  return call.fn === 'month' ? month : Math.ceil(month / 3);
}

function isNumeric(value: Value): value is number | bigint | string {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string';
}

/** -1, 0 or 1: numbers exactly, dates by their ISO form; for other types only equality (0) has a meaning. */
function order(left: Exclude<Value, null>, right: Value, type: ExpressionType): number {
  if (type === 'number' && isNumeric(left) && isNumeric(right)) {
    if (typeof left === 'number' && typeof right === 'number') return Math.sign(left - right);
    const difference = toMillionths(left) - toMillionths(right);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }
  if (left === right) return 0;
  // Texts are stored as written and compared in normalised form.
  if (type === 'text' && typeof left === 'string' && typeof right === 'string')
    return Math.sign(
      Number(normaliseText(left) > normaliseText(right)) - Number(normaliseText(left) < normaliseText(right)),
    );
  return typeof left === 'string' && typeof right === 'string' && left < right ? -1 : 1;
}

function compare(op: CompareOperator, sign: number): boolean {
  switch (op) {
    case '==':
      return sign === 0;
    case '!=':
      return sign !== 0;
    case '<':
      return sign < 0;
    case '<=':
      return sign <= 0;
    case '>':
      return sign > 0;
    default:
      return sign >= 0;
  }
}
