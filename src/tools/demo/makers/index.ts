import { fieldTypes } from '#fields/index.ts';
import type { FieldType } from '#model/field-type.ts';
import type { Sample } from '#model/sample.ts';
import type { Value } from '#model/value.ts';
import type { DemoRow, Maker } from '../row.ts';
import { booleanMaker, choiceMaker, choicesMaker } from './choice.ts';
import type { MakerContext } from './context.ts';
import { dayMaker } from './day.ts';
import { nameMaker } from './name.ts';
import { numberMaker } from './number.ts';
import { referenceMaker } from './reference.ts';
import { serialMaker, textMaker } from './text.ts';

/** The maker of each kind of sample. */
function made(context: MakerContext, sample: Sample): Maker {
  switch (sample.make) {
    case 'text':
      return textMaker(context);
    case 'number':
      return numberMaker(context, sample);
    case 'day':
      return dayMaker(context, sample);
    case 'year':
      return (row) => row.plan.year;
    case 'yes_no':
      return booleanMaker(context);
    case 'choice':
      return choiceMaker(context);
    case 'choices':
      return choicesMaker(context);
    case 'name':
      return nameMaker(context);
    case 'row':
      return referenceMaker(context);
    // serial
    default:
      return serialMaker(context, sample);
  }
}

/** An optional field without a rule is empty in this percentage of rows. */
const DEFAULT_MISSING = 20;

/** Makes the maker of a field: the sample of its type, within the options of every rule. */
export function makerOf(context: MakerContext): Maker {
  const { field, rule, ledger, free, random } = context;
  const { when, same, is } = rule;
  const type = fieldTypes[field.type];
  // Values for a pattern cannot be generated without a rule.
  if (free && field.pattern !== null) return () => null;
  const identity = ledger.identity.includes(field);
  const missing =
    rule.missing ?? (free && !field.required && !identity && field !== ledger.happened ? DEFAULT_MISSING : 0);
  const inner: Maker =
    same !== undefined
      ? (row) => row.follow(same)
      : is !== undefined
        ? constant(is, type)
        : made(context, type.sample);
  if (!when && missing === 0) return inner;
  const conditions = Object.entries(when ?? {});
  return (row) => {
    for (const [other, values] of conditions) if (!values.includes(plain(row, other))) return null;
    return missing > 0 && random(row, 99) * 100 < missing ? null : inner(row);
  };
}

function constant(is: string | number | boolean, { storage }: FieldType): Maker {
  const value: Value = storage === 'numeric' ? String(is) : is;
  return () => value;
}

function plain(row: DemoRow, field: string): string | number | boolean {
  const value = row.get(field);
  return typeof value === 'boolean' || typeof value === 'number' ? value : String(value);
}
