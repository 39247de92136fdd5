import type { CompareOperator, Expression } from './ast.ts';
import { isSyntax, type Syntax } from './parse.ts';
import { fit, literal, negative } from './read-literal.ts';
import { Refusal, TYPE_WORDS } from './refusal.ts';
import type { ExpressionScope } from './scope.ts';

/** Roles depend on a day, not on the row: there is no column that could be compared or counted. */
export const ROLES_ONLY_IN = '任职角色只能写成 代码 in 人员.roles';

/** `left op right`. @throws Refusal when the operands cannot be compared by `op` */
export function comparison(
  op: CompareOperator,
  l: Expression,
  r: Expression,
  scope: ExpressionScope,
): Expression {
  let [left, right] = [l, r];
  if (left.type === 'null') [left, right] = [right, left];
  if (right.type === 'null') {
    if (op !== '==' && op !== '!=') throw new Refusal('type', '空值只能用 == 或 != 比较');
    if (left.node === 'path' && left.step?.to === 'person') throw new Refusal('type', ROLES_ONLY_IN);
    return { node: 'isNull', type: 'boolean', of: left, negated: op === '!=' };
  }
  if (right.node === 'literal') right = fit(left, right, scope);
  else if (left.node === 'literal') left = fit(right, left, scope);
  if (left.type !== right.type)
    throw new Refusal('type', `${TYPE_WORDS[left.type]}不能与${TYPE_WORDS[right.type]}比较`);
  if (left.type === 'set') throw new Refusal('type', '集合只能写成 代码 in 字段');
  if (
    (left.type === 'boolean' || left.type === 'choice' || left.type === 'text') &&
    op !== '==' &&
    op !== '!='
  )
    throw new Refusal('type', `${TYPE_WORDS[left.type]}只能用 == 或 != 比较`);
  return { node: 'compare', type: 'boolean', op, left, right };
}

/** `of in [items]`. @throws Refusal when an item is no literal of the type of `of` */
export function oneOf(of: Expression, list: Syntax, scope: ExpressionScope): Expression {
  const items = Array.isArray(list.args) ? list.args.filter(isSyntax) : [];
  if (items.length === 0) throw new Refusal('type', '列表是空的');
  const values = items.map((item) => {
    if (item.op !== 'value' && item.op !== '-_') throw new Refusal('syntax', '列表中只能写代码或数');
    const value = fit(of, item.op === 'value' ? literal(item.args) : negative(item), scope);
    if (value.type !== of.type)
      throw new Refusal('type', `${TYPE_WORDS[of.type]}不能与${TYPE_WORDS[value.type]}比较`);
    return value;
  });
  return { node: 'oneOf', type: 'boolean', of, values };
}

/** `code in set`. @throws Refusal when `set` is no set field, or `code` no literal of it */
export function contains(code: Syntax, set: Expression, scope: ExpressionScope): Expression {
  if (set.node !== 'path' || set.type !== 'set') throw new Refusal('type', '“in”的右边须是集合字段或列表');
  if (code.op !== 'value') throw new Refusal('syntax', '“in”的左边须是单引号中的代码');
  const value = fit(set, literal(code.args), scope);
  if (value.type !== 'choice' && value.type !== 'text') throw new Refusal('type', '集合中只有代码');
  return { node: 'contains', type: 'boolean', set, value };
}

/** `left + right` or `left - right`. @throws Refusal when an operand is no number, or their units differ */
export function arithmetic(
  op: '+' | '-',
  left: Expression,
  right: Expression,
  scope: ExpressionScope,
): Expression {
  if (left.type !== 'number' || right.type !== 'number') throw new Refusal('type', '只有数可以加减');
  const units = [left, right].map((side) => unitOf(side, scope));
  if (units[0] && units[1] && units[0] !== units[1])
    throw new Refusal('unit', `“${units[0]}”与“${units[1]}”是两种计量，不能加减`);
  return { node: 'arithmetic', type: 'number', op, left, right };
}

function unitOf(expression: Expression, scope: ExpressionScope): string | undefined {
  if (expression.node === 'name') return scope.unitOf?.(expression.name);
  if (expression.node === 'arithmetic')
    return unitOf(expression.left, scope) ?? unitOf(expression.right, scope);
  return undefined;
}

/** `fn(args)`. @throws Refusal when there is no such function, or it does not take these arguments */
export function call(fn: unknown, args: readonly Expression[]): Expression {
  const [first] = args;
  if ((fn === 'year' || fn === 'quarter' || fn === 'month') && args.length === 1 && first) {
    if (first.type !== 'date' && first.type !== 'datetime') throw new Refusal('type', `${fn}( ) 中须是日期`);
    return { node: 'call', type: 'number', fn, args };
  }
  if (fn === 'date' && args.length === 3) {
    const wrong = args.find(
      (arg) => arg.type !== 'number' || (arg.node !== 'literal' && arg.node !== 'name'),
    );
    if (wrong) throw new Refusal('type', 'date( ) 中须是年、月、日三个数');
    if (!existsEveryYear(args)) throw new Refusal('type', 'date( ) 的月、日须写成数，且是每年都有的一天');
    return { node: 'call', type: 'date', fn, args };
  }
  if (fn === 'yoy_pct' && args.length === 1 && first?.node === 'name')
    return { node: 'call', type: 'number', fn, args };
  throw new Refusal('syntax', `没有函数“${String(fn)}”或参数个数不对；可用 year quarter month date`);
}

/** A date that exists only in some years would make a whole report fail in the others. */
function existsEveryYear([year, month, day]: readonly Expression[]): boolean {
  const [y, m, d] = [year, month, day].map((part) => (part?.node === 'literal' ? Number(part.value) : null));
  if (y !== null && !(Number.isInteger(y) && Number(y) >= 1 && Number(y) <= 9999)) return false;
  const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(m) - 1];
  return (
    m !== null &&
    d !== null &&
    days !== undefined &&
    Number.isInteger(d) &&
    Number(d) >= 1 &&
    Number(d) <= days
  );
}
