import type { FieldTypeName } from '#model/field.ts';
import type { FieldFace } from '#web/ui/field-face.ts';
import { booleanFace } from './boolean/boolean.web.tsx';
import { choiceFace } from './choice/choice.web.tsx';
import { choicesFace } from './choices/choices.web.tsx';
import { dateFace } from './date/date.web.tsx';
import { datetimeFace } from './datetime/datetime.web.tsx';
import { decimalFace } from './decimal/decimal.web.tsx';
import { documentFace } from './document/document.web.tsx';
import { integerFace } from './integer/integer.web.tsx';
import { ledgerRefFace } from './ledger_ref/ledger_ref.web.tsx';
import { longTextFace } from './long_text/long_text.web.tsx';
import { moneyFenFace } from './money_fen/money_fen.web.tsx';
import { monthFace } from './month/month.web.tsx';
import { percentFace } from './percent/percent.web.tsx';
import { personFace } from './person/person.web.tsx';
import { personsFace } from './persons/persons.web.tsx';
import { textFace } from './text/text.web.tsx';
import { unitFace } from './unit/unit.web.tsx';
import { unitsFace } from './units/units.web.tsx';
import { urlFace } from './url/url.web.tsx';
import { usccFace } from './uscc/uscc.web.tsx';
import { yearFace } from './year/year.web.tsx';

/** The web face of every field type. Adding a type means its folder and one line here. */
export const fieldFaces: Readonly<Record<FieldTypeName, FieldFace>> = Object.freeze({
  boolean: booleanFace,
  choice: choiceFace,
  choices: choicesFace,
  date: dateFace,
  datetime: datetimeFace,
  decimal: decimalFace,
  document: documentFace,
  integer: integerFace,
  ledger_ref: ledgerRefFace,
  long_text: longTextFace,
  money_fen: moneyFenFace,
  month: monthFace,
  percent: percentFace,
  person: personFace,
  persons: personsFace,
  text: textFace,
  unit: unitFace,
  units: unitsFace,
  url: urlFace,
  uscc: usccFace,
  year: yearFace,
});
