import { BLANK_FIELD } from '../blank-field.ts';
import type { ExpressionScope } from '../expression/scope.ts';
import type { ExpressionType, Expression } from '../expression/ast.ts';
import type { Field } from '../field.ts';
import type { FieldTypes } from '../field-type.ts';
import type { Ledger } from '../pack/types.ts';

/** Ids of the base sheets: the program itself reads them. */
export const BASE = {
  units: 'units',
  posts: 'posts',
  parameters: 'report_parameters',
  sealed: 'sealed_values',
} as const;

/** Names that every selection may use, with their types. */
const CALENDAR: Readonly<Record<string, ExpressionType>> = {
  report_year: 'number',
  year_start: 'date',
  year_end: 'date',
};

/** What a condition on one row may name: its fields and nothing else. */
export function rowScope(fields: ReadonlyMap<string, Field>, types: FieldTypes): ExpressionScope {
  return {
    field: (id) => fields.get(id),
    typeOf: ({ type }) => types[type],
    joins: null,
    name: () => undefined,
  };
}

/** What an expression over rows of `ledger` may name: its fields, one step further, the calendar, the parameters. */
export function selectionScope(
  ledger: Ledger,
  ledgers: ReadonlyMap<string, Ledger>,
  parameters: ReadonlyMap<string, string>,
  types: FieldTypes,
): ExpressionScope {
  const roles = ledgers.get(BASE.posts)?.field.get('roles');
  return {
    field: (id) => ledger.field.get(id),
    typeOf: ({ type }) => types[type],
    joins: {
      unitAttribute: (id) => unitAttribute(ledgers, id, types),
      roles: roles ?? NO_ROLES,
      ledgerField: (target, id) => ledgers.get(target)?.field.get(id),
    },
    name: (name) =>
      CALENDAR[name] ?? (name.startsWith('param.') && parameters.has(name.slice(6)) ? 'text' : undefined),
  };
}

function unitAttribute(
  ledgers: ReadonlyMap<string, Ledger>,
  id: string,
  types: FieldTypes,
): Field | undefined {
  const field = ledgers.get(BASE.units)?.field.get(id);
  return field && types[field.type].operand !== 'date' ? field : undefined;
}

const NO_ROLES: Field = Object.freeze({ ...BLANK_FIELD, id: 'roles', title: '角色', type: 'choices' });

/** Report parameters that an expression names, without the prefix, each once. */
export function parametersOf(expression: Expression | null): readonly string[] {
  const found = new Set<string>();
  visit(expression, (name) => {
    if (name.startsWith('param.')) found.add(name.slice(6));
  });
  return [...found];
}

/** Calls `see` with every outside name in the expression. */
export function visit(expression: Expression | null, see: (name: string) => void): void {
  if (!expression) return;
  switch (expression.node) {
    case 'name':
      return see(expression.name);
    case 'call':
      return expression.args.forEach((arg) => visit(arg, see));
    case 'not':
    case 'isNull':
    case 'oneOf':
      return visit(expression.of, see);
    case 'and':
    case 'or':
    case 'compare':
    case 'arithmetic':
      visit(expression.left, see);
      return visit(expression.right, see);
    default:
      return;
  }
}
