import type { FieldTypes } from '#model/field-type.ts';
import { booleanType } from './boolean/boolean.ts';
import { choiceType } from './choice/choice.ts';
import { choicesType } from './choices/choices.ts';
import { dateType } from './date/date.ts';
import { datetimeType } from './datetime/datetime.ts';
import { decimalType } from './decimal/decimal.ts';
import { documentType } from './document/document.ts';
import { integerType } from './integer/integer.ts';
import { ledgerRefType } from './ledger_ref/ledger_ref.ts';
import { longTextType } from './long_text/long_text.ts';
import { moneyFenType } from './money_fen/money_fen.ts';
import { monthType } from './month/month.ts';
import { percentType } from './percent/percent.ts';
import { personType } from './person/person.ts';
import { personsType } from './persons/persons.ts';
import { textType } from './text/text.ts';
import { unitType } from './unit/unit.ts';
import { unitsType } from './units/units.ts';
import { urlType } from './url/url.ts';
import { usccType } from './uscc/uscc.ts';
import { yearType } from './year/year.ts';

/** Every field type of the contract by its name. Adding a type means its folder and one line here. */
export const fieldTypes: FieldTypes = Object.freeze({
  text: textType,
  long_text: longTextType,
  integer: integerType,
  decimal: decimalType,
  money_fen: moneyFenType,
  date: dateType,
  datetime: datetimeType,
  month: monthType,
  year: yearType,
  boolean: booleanType,
  choice: choiceType,
  choices: choicesType,
  unit: unitType,
  units: unitsType,
  person: personType,
  persons: personsType,
  ledger_ref: ledgerRefType,
  document: documentType,
  url: urlType,
  percent: percentType,
  uscc: usccType,
});
