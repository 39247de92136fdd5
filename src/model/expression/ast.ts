import type { Field } from '../field.ts';

/** The kinds of operands of the language; a comparison needs two of one kind. */
export type ExpressionType = 'number' | 'text' | 'choice' | 'date' | 'datetime' | 'boolean' | 'set' | 'null';

/**
 * A field of the row itself, or one step away from it: an attribute of the unit, the roles that the person
 * held on the day of the row, or a field of the row that a ledger_ref cites.
 */
export interface Path {
  readonly node: 'path';
  readonly type: ExpressionType;
  readonly field: Field;
  readonly step:
    | null
    | { readonly to: 'unit'; readonly attribute: Field }
    | { readonly to: 'person'; readonly attribute: 'roles' }
    | { readonly to: 'ledger'; readonly ledger: string; readonly attribute: Field };
}

export interface Literal {
  readonly node: 'literal';
  readonly type: ExpressionType;
  /** Numbers as canonical decimal strings: "10000000", "0.5". */
  readonly value: string | boolean | null;
}

/** A name from outside the row: report_year, year_start, year_end, param.x, a slot or an auxiliary value. */
interface Name {
  readonly node: 'name';
  readonly type: ExpressionType;
  readonly name: string;
}

export interface Call {
  readonly node: 'call';
  readonly type: ExpressionType;
  readonly fn: 'year' | 'quarter' | 'month' | 'date' | 'yoy_pct';
  readonly args: readonly Expression[];
}

export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';

export type Expression =
  | Path
  | Literal
  | Name
  | Call
  | {
      readonly node: 'arithmetic';
      readonly type: 'number';
      readonly op: '+' | '-';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly node: 'not'; readonly type: 'boolean'; readonly of: Expression }
  | {
      readonly node: 'and' | 'or';
      readonly type: 'boolean';
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly node: 'compare';
      readonly type: 'boolean';
      readonly op: CompareOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly node: 'isNull'; readonly type: 'boolean'; readonly of: Expression; readonly negated: boolean }
  | {
      readonly node: 'oneOf';
      readonly type: 'boolean';
      readonly of: Expression;
      readonly values: readonly Literal[];
    }
  | { readonly node: 'contains'; readonly type: 'boolean'; readonly set: Path; readonly value: Literal };
