import { BLANK_FIELD } from '../blank-field.ts';
import type { Cell } from '../cell.ts';
import type { Field, FieldTypeName, NameLookup, ParseContext } from '../field.ts';
import type { FieldType } from '../field-type.ts';
import type { Value } from '../value.ts';

/** A field for tests: default values, with `overrides` on top. */
export function aField(type: FieldTypeName, overrides: Partial<Field> = {}): Field {
  return { ...BLANK_FIELD, id: 'f', title: '测试列', type, ...overrides };
}

/** A lookup over a small dictionary: names to the codes that bear them. */
export function aLookup(names: Readonly<Record<string, readonly string[]>>): NameLookup {
  return (text) => {
    const codes = names[text] ?? [];
    const [code] = codes;
    if (code !== undefined && codes.length === 1) return { code };
    return { code: null, reason: codes.length === 0 ? 'unknown' : 'ambiguous', candidates: codes };
  };
}

/** A context that knows nobody. */
export function aContext(overrides: Partial<ParseContext> = {}): ParseContext {
  return { unit: aLookup({}), person: aLookup({}), headerMoneyUnit: null, ...overrides };
}

/** The value of a cell, or `{kind}` of its refusal: one comparable result for tables of cases. */
export function outcome(
  type: FieldType,
  cell: Cell,
  field: Field = aField(type.type),
  context: ParseContext = aContext(),
): Value | { readonly kind: string } {
  const parsed = type.parse(cell, field, context);
  return 'fault' in parsed ? { kind: parsed.fault.kind } : parsed.value;
}

/** The Chinese message of a refused cell, or "" when it was accepted. */
export function messageOf(
  type: FieldType,
  cell: Cell,
  field: Field = aField(type.type),
  context: ParseContext = aContext(),
): string {
  const parsed = type.parse(cell, field, context);
  return 'fault' in parsed ? parsed.fault.message : '';
}
