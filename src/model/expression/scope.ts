import type { Field } from '../field.ts';
import type { FieldType } from '../field-type.ts';
import type { ExpressionType } from './ast.ts';

/** What the identifiers of an expression may mean where it is used. */
export interface ExpressionScope {
  readonly field: (id: string) => Field | undefined;
  /** The field type defines the operand type; the language knows no field type by name. */
  readonly typeOf: (field: Field) => FieldType;
  /** Null where joins are not allowed (checks of a row see only the row). */
  readonly joins: null | {
    readonly unitAttribute: (id: string) => Field | undefined;
    readonly roles: Field;
    readonly ledgerField: (ledger: string, field: string) => Field | undefined;
  };
  /** Names from outside the row; `param.x` under its full name. */
  readonly name: (name: string) => ExpressionType | undefined;
  /** The unit family of a name that counts something, so that different units are never added. */
  readonly unitOf?: (name: string) => string | undefined;
}
