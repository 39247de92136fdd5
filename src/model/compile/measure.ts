import type { ExpressionScope } from '../expression/scope.ts';
import type { Path } from '../expression/ast.ts';
import { ROLES_ONLY_IN } from '../expression/operators.ts';
import { isSyntax, parseSyntax, type Syntax } from '../expression/parse.ts';
import { type ExpressionFault, Refusal } from '../expression/refusal.ts';
import { typedSyntax } from '../expression/typed.ts';
import { isOne } from '../field-type.ts';
import type { Measure, Time } from '../pack/types.ts';

export type Result<T> = { readonly result: T } | { readonly fault: ExpressionFault };
type Inner = Extract<Measure, { kind: 'count' | 'count_distinct' | 'sum' }>;

/**
 * Reads a measure: `count()`, `count_distinct(f, …)`, `sum(f)`, `min_over(f, [keys], measure)`,
 * `highest(person, choice, [codes])`, `yoy_pct(indicator)`, `coverage(person, 'role', f)`.
 */
export function compileMeasure(source: string, scope: ExpressionScope): Result<Measure> {
  return guarded(source, (fn, args) => measureOf(fn, args, scope));
}

/** Reads a time: `flow(f)`, `stock(from, until)`, `existing(from, until)`, `overlap(from, until)`, `fiscal_year(f)`, `always()`. */
export function compileTime(source: string, scope: ExpressionScope): Result<Time> {
  return guarded(source, (fn, args) => timeOf(fn, args, scope));
}

function guarded<T>(source: string, read: (fn: string, args: readonly Syntax[]) => T): Result<T> {
  const parsed = parseSyntax(source);
  if ('reason' in parsed) return { fault: { kind: 'syntax', message: parsed.reason } };
  const { op, args } = parsed.tree;
  if (op !== 'call' || !Array.isArray(args))
    return { fault: { kind: 'syntax', message: '须写成 函数(参数)' } };
  try {
    return { result: read(String(args[0]), Array.isArray(args[1]) ? args[1].filter(isSyntax) : []) };
  } catch (error) {
    if (error instanceof Refusal) return { fault: error.fault };
    throw error;
  }
}

function measureOf(fn: string, args: readonly Syntax[], scope: ExpressionScope): Measure {
  switch (fn) {
    case 'count':
    case 'count_distinct':
    case 'sum':
      return inner(fn, args, scope);
    case 'min_over': {
      const [by, keys, of] = args;
      if (!by || keys?.op !== 'list' || of?.op !== 'call' || !Array.isArray(of.args))
        throw new Refusal('measure', '须写成 min_over(字段, [各值], 计量)');
      const expression = operand(by, scope);
      const innerArgs = Array.isArray(of.args[1]) ? of.args[1].filter(isSyntax) : [];
      return {
        kind: 'min_over',
        by: expression,
        keys:
          expression.type === 'number'
            ? numbers(keys)
            : literals(keys, expression.node === 'path' ? codesOf(expression) : []),
        of: inner(String(of.args[0]), innerArgs, scope),
      };
    }
    case 'highest': {
      const [of, by, codes] = args;
      if (!of || !by || codes?.op !== 'list')
        throw new Refusal('measure', '须写成 highest(人员, 选项, [代码])');
      const path = pathOf(by, scope);
      if (path.step !== null || !path.field.choices.every((choice) => choice.rank !== undefined))
        throw new Refusal('measure', `“${path.field.title}”的选项没有高低（rank）`);
      return { kind: 'highest', of: pathOf(of, scope), by: path, codes: literals(codes, codesOf(path)) };
    }
    case 'yoy_pct': {
      const [of] = args;
      if (of?.op !== 'id' || args.length !== 1) throw new Refusal('measure', '须写成 yoy_pct(指标)');
      return { kind: 'yoy_pct', indicator: String(of.args) };
    }
    case 'coverage': {
      const [person, role, exactlyOne] = args;
      if (!person || role?.op !== 'value' || !exactlyOne)
        throw new Refusal('measure', "须写成 coverage(人员, '角色', 字段)");
      const known = scope.joins?.roles.choices.some((choice) => choice.code === role.args);
      if (!known) throw new Refusal('unknown_code', `没有角色“${String(role.args)}”`);
      const path = pathOf(person, scope);
      if (!isOne(scope.typeOf(path.field), 'person'))
        throw new Refusal('measure', `“${path.field.title}”不是人员`);
      return {
        kind: 'coverage',
        person: path,
        role: String(role.args),
        exactlyOne: pathOf(exactlyOne, scope),
      };
    }
    default:
      throw new Refusal('measure', `没有计量“${fn}”`);
  }
}

function inner(fn: string, args: readonly Syntax[], scope: ExpressionScope): Inner {
  if (fn === 'count' && args.length === 0) return { kind: 'count' };
  if (fn === 'sum' && args.length === 1 && args[0]) {
    const of = pathOf(args[0], scope);
    if (of.type !== 'number') throw new Refusal('measure', `“${of.field.title}”不是数，不能求和`);
    return { kind: 'sum', of };
  }
  if (fn === 'count_distinct' && args.length > 0) {
    const of = args.map((arg) => pathOf(arg, scope));
    if (of.length > 1 && of.some((path) => path.type === 'set'))
      throw new Refusal('measure', '多个字段去重时不能有集合字段');
    return { kind: 'count_distinct', of };
  }
  throw new Refusal('measure', `“${fn}”的参数个数不对`);
}

function timeOf(fn: string, args: readonly Syntax[], scope: ExpressionScope): Time {
  const paths = args.map((arg) => pathOf(arg, scope));
  const [first, second] = paths;
  if (fn === 'always' && paths.length === 0) return { kind: 'always' };
  if (fn === 'flow' && first && paths.length === 1) return { kind: 'flow', on: dated(first) };
  if (fn === 'fiscal_year' && first && paths.length === 1) {
    if (first.type !== 'number') throw new Refusal('measure', `“${first.field.title}”不是年度`);
    return { kind: 'fiscal_year', on: first };
  }
  if ((fn === 'stock' || fn === 'existing' || fn === 'overlap') && first && second && paths.length === 2) {
    const [from, until] = [dated(first), dated(second)];
    return fn === 'overlap'
      ? { kind: 'overlap', from, until }
      : { kind: 'stock', from, until, emptyFromIsAlways: fn === 'existing' };
  }
  throw new Refusal('measure', `没有期间“${fn}”或参数个数不对`);
}

function dated(path: Path): Path {
  if (path.type !== 'date' && path.type !== 'datetime')
    throw new Refusal('measure', `“${path.field.title}”不是日期`);
  return path;
}

function operand(tree: Syntax, scope: ExpressionScope): Path | Extract<Measure, { kind: 'min_over' }>['by'] {
  const number = typedSyntax(tree, scope, 'number');
  if ('expression' in number) return number.expression;
  const path = pathOf(tree, scope);
  if (path.type !== 'text' && path.type !== 'choice')
    throw new Refusal('measure', `“${path.field.title}”不能逐值计，须是选项、文本或数`);
  return path;
}

function pathOf(tree: Syntax, scope: ExpressionScope): Path {
  const typed = typedSyntax(tree, scope, null);
  if ('faults' in typed) {
    const [first] = typed.faults;
    if (!first || typed.faults.some((fault) => fault.kind === 'type'))
      throw new Refusal('measure', '须是字段');
    throw new Refusal(first.kind, first.message);
  }
  if (typed.expression.node !== 'path') throw new Refusal('measure', '须是字段');
  if (typed.expression.step?.to === 'person') throw new Refusal('measure', ROLES_ONLY_IN);
  return typed.expression;
}

/** The codes that the path may have; none where it has no dictionary. */
function codesOf(path: Path): readonly string[] {
  const field = path.step === null || path.step.to === 'person' ? path.field : path.step.attribute;
  return field.choices.map((choice) => choice.code);
}

function itemsOf(list: Syntax): readonly Syntax[] {
  const items = Array.isArray(list.args) ? list.args.filter(isSyntax) : [];
  if (items.length === 0) throw new Refusal('measure', '列表是空的');
  return items;
}

function literals(list: Syntax, allowed: readonly string[]): readonly string[] {
  return itemsOf(list).map((item) => {
    if (item.op !== 'value' || typeof item.args !== 'string')
      throw new Refusal('measure', '列表中只能写单引号中的代码');
    if (allowed.length > 0 && !allowed.includes(item.args))
      throw new Refusal('unknown_code', `选项中没有代码“${item.args}”`);
    return item.args;
  });
}

/** Integers only, because a key is written into the query unchanged. */
function numbers(list: Syntax): readonly string[] {
  return itemsOf(list).map((item) => {
    if (item.op !== 'value' || typeof item.args !== 'bigint')
      throw new Refusal('measure', '列表中只能写整数');
    return String(item.args);
  });
}
