import type { Field } from '../field.ts';
import type { CompareOperator, Expression, ExpressionType, Literal, Path } from './ast.ts';
import { parseSyntax, type Syntax } from './parse.ts';
import type { ExpressionScope } from './scope.ts';
import { isOne } from '../field-type.ts';

export interface ExpressionFault {
  readonly kind: 'syntax' | 'type' | 'unknown_field' | 'unknown_code' | 'unknown_parameter' | 'unit';
  readonly message: string;
}

export type TypedResult =
  | { readonly expression: Expression }
  | { readonly faults: readonly ExpressionFault[] };

/** Thrown inside this file only: the first fault of a subtree stops that subtree, not the others. */
class Refusal extends Error {
  readonly fault: ExpressionFault;
  constructor(kind: ExpressionFault['kind'], message: string) {
    super(message);
    this.fault = { kind, message };
  }
}

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

/** As `typedExpression`, for a part of an expression that has been parsed already. */
export function typedSyntax(tree: Syntax, scope: ExpressionScope, expected: ExpressionType): TypedResult {
  const faults: ExpressionFault[] = [];
  const expression = attempt(faults, () => {
    const result = read(tree, scope, faults);
    if (result.type !== expected)
      throw new Refusal('type', `此处需要${ZH[expected]}，而表达式给出${ZH[result.type]}`);
    return result;
  });
  return expression && faults.length === 0 ? { expression: Object.freeze(expression) } : { faults };
}

const ZH: Record<ExpressionType, string> = {
  number: '数',
  text: '文本',
  choice: '选项',
  date: '日期',
  datetime: '日期时间',
  boolean: '真假',
  set: '集合',
  null: '空值',
};

function attempt<T>(faults: ExpressionFault[], work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    faults.push(error.fault);
    return null;
  }
}

function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && 'op' in value;
}

function pair(tree: Syntax): [Syntax, Syntax] {
  const [left, right] = Array.isArray(tree.args) ? tree.args : [];
  if (!isSyntax(left) || !isSyntax(right)) throw new Refusal('syntax', `不支持的写法“${tree.op}”`);
  return [left, right];
}

const COMPARISONS: readonly string[] = ['==', '!=', '<', '<=', '>', '>='];

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
    case 'in':
      return membership(tree, scope, faults);
    case '+':
    case '-':
      return arithmetic(tree, scope, faults);
    case 'call':
      return call(tree, scope, faults);
    default:
      if (COMPARISONS.includes(tree.op)) return comparison(tree, scope, faults);
      throw new Refusal('syntax', `不支持的写法“${tree.op}”；可用 == != < <= > >= in && || ! ( ) + -`);
  }
}

const TRUE: Literal = { node: 'literal', type: 'boolean', value: true };

function boolean(expression: Expression): Expression {
  if (expression.type !== 'boolean')
    throw new Refusal('type', `此处需要真假，而写的是${ZH[expression.type]}`);
  return expression;
}

function literal(value: unknown): Literal {
  if (value === null) return { node: 'literal', type: 'null', value: null };
  if (typeof value === 'boolean') return { node: 'literal', type: 'boolean', value };
  if (typeof value === 'bigint') return { node: 'literal', type: 'number', value: String(value) };
  if (typeof value === 'number' && /^-?\d+(\.\d{1,6})?$/.test(String(value)))
    return { node: 'literal', type: 'number', value: String(value) };
  if (typeof value === 'string') {
    // PostgreSQL cannot hold NUL at all, and no cell of a ledger holds any other control character.
    if (/\p{Cc}/u.test(value)) throw new Refusal('syntax', '文本中不能有控制字符');
    return { node: 'literal', type: 'text', value };
  }
  throw new Refusal('syntax', '只能写整数、至多六位小数、单引号文本、true、false、null');
}

/** The parser knows no negative literal, only a sign before a number. */
function negative(tree: Syntax): Literal {
  const of = isSyntax(tree.args) && tree.args.op === 'value' ? literal(tree.args.args) : null;
  if (of?.type !== 'number') throw new Refusal('syntax', '负号只能写在数的前面');
  return of.value === '0' ? of : { ...of, value: `-${String(of.value)}` };
}

function identifier(id: string, scope: ExpressionScope): Expression {
  const field = scope.field(id);
  if (field) return { node: 'path', type: scope.typeOf(field).operand, field, step: null };
  const type = scope.name(id);
  if (type) return { node: 'name', type, name: id };
  throw new Refusal('unknown_field', `没有名为“${id}”的字段`);
}

function member(tree: Syntax, scope: ExpressionScope): Expression {
  const [base, attribute] = Array.isArray(tree.args) ? tree.args : [];
  if (!isSyntax(base) || base.op !== 'id' || typeof attribute !== 'string')
    throw new Refusal('syntax', '只能写 字段.属性，不能再深');
  const id = String(base.args);
  if (id === 'param') {
    const type = scope.name(`param.${attribute}`);
    if (!type) throw new Refusal('unknown_parameter', `没有名为“${attribute}”的报告参数`);
    return { node: 'name', type, name: `param.${attribute}` };
  }
  const field = scope.field(id);
  if (!field) throw new Refusal('unknown_field', `没有名为“${id}”的字段`);
  return step(field, attribute, scope);
}

function step(field: Field, attribute: string, scope: ExpressionScope): Path {
  if (!scope.joins) throw new Refusal('type', `此处只能用本行的字段，不能写“${field.id}.${attribute}”`);
  const type = scope.typeOf(field);
  if (isOne(type, 'unit')) {
    const found = scope.joins.unitAttribute(attribute);
    if (!found) throw new Refusal('unknown_field', `单位没有名为“${attribute}”的属性`);
    return {
      node: 'path',
      type: scope.typeOf(found).operand,
      field,
      step: { to: 'unit', attribute: found },
    };
  }
  if (isOne(type, 'person') && attribute === 'roles')
    return { node: 'path', type: 'set', field, step: { to: 'person', attribute: 'roles' } };
  if (type.reference === 'ledger' && field.ledger) {
    const found = scope.joins.ledgerField(field.ledger, attribute);
    if (!found) throw new Refusal('unknown_field', `台账“${field.ledger}”没有名为“${attribute}”的字段`);
    return {
      node: 'path',
      type: scope.typeOf(found).operand,
      field,
      step: { to: 'ledger', ledger: field.ledger, attribute: found },
    };
  }
  throw new Refusal('type', `字段“${field.id}”没有属性“${attribute}”`);
}

/** The dictionary behind a path; empty where there is none. */
function dictionary(expression: Expression, scope: ExpressionScope): readonly string[] | null {
  if (expression.node !== 'path') return null;
  const field =
    expression.step === null
      ? expression.field
      : expression.step.to === 'person'
        ? scope.joins?.roles
        : expression.step.attribute;
  return field && scope.typeOf(field).options.includes('choices')
    ? field.choices.map((choice) => choice.code)
    : null;
}

function fit(of: Expression, value: Literal, scope: ExpressionScope): Literal {
  const codes = dictionary(of, scope);
  if (codes) {
    if (value.type !== 'text') throw new Refusal('type', '选项只能与单引号中的代码比较');
    if (!codes.includes(String(value.value)))
      throw new Refusal('unknown_code', `选项中没有代码“${String(value.value)}”，可用：${codes.join('、')}`);
    return { ...value, type: 'choice' };
  }
  return value;
}

function comparison(tree: Syntax, scope: ExpressionScope, faults: ExpressionFault[]): Expression {
  const [l, r] = pair(tree);
  let left = read(l, scope, faults);
  let right = read(r, scope, faults);
  const op = tree.op as CompareOperator;
  if (left.type === 'null') [left, right] = [right, left];
  if (right.type === 'null') {
    if (op !== '==' && op !== '!=') throw new Refusal('type', '空值只能用 == 或 != 比较');
    if (left.node === 'path' && left.step?.to === 'person') throw new Refusal('type', ROLES_ONLY_IN);
    return { node: 'isNull', type: 'boolean', of: left, negated: op === '!=' };
  }
  if (right.node === 'literal') right = fit(left, right, scope);
  else if (left.node === 'literal') left = fit(right, left, scope);
  if (left.type !== right.type) throw new Refusal('type', `${ZH[left.type]}不能与${ZH[right.type]}比较`);
  if (left.type === 'set') throw new Refusal('type', '集合只能写成 代码 in 字段');
  if (
    (left.type === 'boolean' || left.type === 'choice' || left.type === 'text') &&
    op !== '==' &&
    op !== '!='
  )
    throw new Refusal('type', `${ZH[left.type]}只能用 == 或 != 比较`);
  return { node: 'compare', type: 'boolean', op, left, right };
}

/** Roles belong to a day, not to the row: there is no such column that could be compared or counted. */
export const ROLES_ONLY_IN = '任职角色只能写成 代码 in 人员.roles';

function membership(tree: Syntax, scope: ExpressionScope, faults: ExpressionFault[]): Expression {
  const [l, r] = pair(tree);
  if (r.op === 'list') {
    const of = read(l, scope, faults);
    const items = Array.isArray(r.args) ? r.args.filter(isSyntax) : [];
    if (items.length === 0) throw new Refusal('type', '列表是空的');
    const values = items.map((item) => {
      if (item.op !== 'value' && item.op !== '-_') throw new Refusal('syntax', '列表中只能写代码或数');
      const value = fit(of, item.op === 'value' ? literal(item.args) : negative(item), scope);
      if (value.type !== of.type) throw new Refusal('type', `${ZH[of.type]}不能与${ZH[value.type]}比较`);
      return value;
    });
    return { node: 'oneOf', type: 'boolean', of, values };
  }
  const set = read(r, scope, faults);
  if (set.node !== 'path' || set.type !== 'set') throw new Refusal('type', '“in”的右边须是集合字段或列表');
  if (l.op !== 'value') throw new Refusal('syntax', '“in”的左边须是单引号中的代码');
  const value = fit(set, literal(l.args), scope);
  if (value.type !== 'choice' && value.type !== 'text') throw new Refusal('type', '集合中只有代码');
  return { node: 'contains', type: 'boolean', set, value };
}

function arithmetic(tree: Syntax, scope: ExpressionScope, faults: ExpressionFault[]): Expression {
  const [l, r] = pair(tree);
  const left = read(l, scope, faults);
  const right = read(r, scope, faults);
  if (left.type !== 'number' || right.type !== 'number') throw new Refusal('type', '只有数可以加减');
  const units = [left, right].map((side) => unitOf(side, scope));
  if (units[0] && units[1] && units[0] !== units[1])
    throw new Refusal('unit', `“${units[0]}”与“${units[1]}”是两种计量，不能加减`);
  return { node: 'arithmetic', type: 'number', op: tree.op === '+' ? '+' : '-', left, right };
}

function unitOf(expression: Expression, scope: ExpressionScope): string | undefined {
  if (expression.node === 'name') return scope.unitOf?.(expression.name);
  if (expression.node === 'arithmetic')
    return unitOf(expression.left, scope) ?? unitOf(expression.right, scope);
  return undefined;
}

function call(tree: Syntax, scope: ExpressionScope, faults: ExpressionFault[]): Expression {
  const [fn, rest] = Array.isArray(tree.args) ? tree.args : [];
  const args = (Array.isArray(rest) ? rest.filter(isSyntax) : []).map((arg) => read(arg, scope, faults));
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

/** A date that exists in some years only would end a whole report in the others. */
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
