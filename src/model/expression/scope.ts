import type { Field } from '../field.ts';
import type { ExpressionType } from './ast.ts';

/** What the identifiers of an expression may mean at its place. */
export interface ExpressionScope {
  readonly field: (id: string) => Field | undefined;
  /** Null where joins are not allowed (checks of a row see only the row). */
  readonly joins: null | {
    readonly unitAttribute: (id: string) => Field | undefined;
    readonly roles: Field;
    readonly ledgerField: (ledger: string, field: string) => Field | undefined;
  };
  /** Names from outside; `param.x` under its full name. */
  readonly name: (name: string) => ExpressionType | undefined;
  /** Of names that count something: the unit family, so that different units are never added. */
  readonly unitOf?: (name: string) => string | undefined;
}

/** The kind of operand that a field is. */
export function typeOfField(field: Field): ExpressionType {
  switch (field.type) {
    case 'integer':
    case 'decimal':
    case 'money_fen':
    case 'year':
    case 'percent':
      return 'number';
    case 'date':
    case 'month':
      return 'date';
    case 'datetime':
      return 'datetime';
    case 'boolean':
      return 'boolean';
    case 'choice':
      return 'choice';
    case 'choices':
    case 'units':
    case 'persons':
      return 'set';
    default:
      return 'text';
  }
}
