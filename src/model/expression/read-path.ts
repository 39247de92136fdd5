import type { Field } from '../field.ts';
import { isOne } from '../field-type.ts';
import type { Expression, Path } from './ast.ts';
import { isSyntax, type Syntax } from './parse.ts';
import { Refusal } from './refusal.ts';
import type { ExpressionScope } from './scope.ts';

/** Reads `id`: a field of the row or a name from outside. @throws Refusal */
export function identifier(id: string, scope: ExpressionScope): Expression {
  const field = scope.field(id);
  if (field) return { node: 'path', type: scope.typeOf(field).operand, field, step: null };
  const type = scope.name(id);
  if (type) return { node: 'name', type, name: id };
  throw new Refusal('unknown_field', `没有名为“${id}”的字段`);
}

/** Reads `param.name` or `field.attribute`. @throws Refusal */
export function member(tree: Syntax, scope: ExpressionScope): Expression {
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
