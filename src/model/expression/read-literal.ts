import type { Expression, Literal } from './ast.ts';
import { isSyntax, type Syntax } from './parse.ts';
import { Refusal } from './refusal.ts';
import type { ExpressionScope } from './scope.ts';

/** A literal from the value that the parser gives. @throws Refusal */
export function literal(value: unknown): Literal {
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

/** A negative number: the parser gives a sign before a literal. @throws Refusal */
export function negative(tree: Syntax): Literal {
  const of = isSyntax(tree.args) && tree.args.op === 'value' ? literal(tree.args.args) : null;
  if (of?.type !== 'number') throw new Refusal('syntax', '负号只能写在数的前面');
  return of.value === '0' ? of : { ...of, value: `-${String(of.value)}` };
}

/** The codes of the dictionary of a path; null where it has none. */
function codesOf(expression: Expression, scope: ExpressionScope): readonly string[] | null {
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

/**
 * Gives a literal the type of the operand that it is compared with: a text becomes a code where the operand has a
 * dictionary. @throws Refusal when the dictionary does not have the code
 */
export function fit(of: Expression, value: Literal, scope: ExpressionScope): Literal {
  const codes = codesOf(of, scope);
  if (codes) {
    if (value.type !== 'text') throw new Refusal('type', '选项只能与单引号中的代码比较');
    if (!codes.includes(String(value.value)))
      throw new Refusal('unknown_code', `选项中没有代码“${String(value.value)}”，可用：${codes.join('、')}`);
    return { ...value, type: 'choice' };
  }
  return value;
}
