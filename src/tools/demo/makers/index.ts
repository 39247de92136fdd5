import type { FieldTypeName } from '#model/field.ts';
import type { Value } from '#model/value.ts';
import type { DemoRow, Maker } from '../row.ts';
import { booleanMaker, choiceMaker, choicesMaker } from './choice.ts';
import type { MakerContext } from './context.ts';
import { dayMaker } from './day.ts';
import { personMaker, personsMaker, unitMaker, unitsMaker } from './name.ts';
import { numberMaker } from './number.ts';
import { referenceMaker } from './reference.ts';
import { textMaker, usccMaker } from './text.ts';

const MAKERS: Readonly<Record<FieldTypeName, (context: MakerContext) => Maker>> = {
  text: textMaker,
  long_text: textMaker,
  document: textMaker,
  url: textMaker,
  integer: numberMaker,
  decimal: numberMaker,
  percent: numberMaker,
  money_fen: numberMaker,
  date: dayMaker,
  datetime: dayMaker,
  month: dayMaker,
  year:
    ({ rule }) =>
    (row) =>
      typeof rule.is === 'number' ? rule.is : row.plan.year,
  boolean: booleanMaker,
  choice: choiceMaker,
  choices: choicesMaker,
  unit: unitMaker,
  units: unitsMaker,
  person: personMaker,
  persons: personsMaker,
  ledger_ref: referenceMaker,
  uscc: usccMaker,
};

/** An optional field without a rule stands empty in some rows. */
const DEFAULT_MISSING = 20;

/** Makes the maker of a field: what its type does, within what every rule may say. */
export function makerOf(context: MakerContext): Maker {
  const { field, rule, ledger, free, random } = context;
  const { when, same, is } = rule;
  // Nobody can make up what a pattern demands; a rule may.
  if (free && field.pattern !== null) return () => null;
  const identity = ledger.identity.includes(field);
  const missing =
    rule.missing ?? (free && !field.required && !identity && field !== ledger.happened ? DEFAULT_MISSING : 0);
  const inner: Maker =
    same !== undefined
      ? (row) => row.follow(same)
      : is !== undefined && field.type !== 'year'
        ? constant(is, field.type)
        : MAKERS[field.type](context);
  if (!when && missing === 0) return inner;
  const conditions = Object.entries(when ?? {});
  return (row) => {
    for (const [other, values] of conditions) if (!values.includes(plain(row, other))) return null;
    return missing > 0 && random(row, 99) * 100 < missing ? null : inner(row);
  };
}

function constant(is: string | number | boolean, type: FieldTypeName): Maker {
  const value: Value = type === 'decimal' || type === 'percent' ? String(is) : is;
  return () => value;
}

function plain(row: DemoRow, field: string): string | number | boolean {
  const value = row.get(field);
  return typeof value === 'boolean' || typeof value === 'number' ? value : String(value);
}
