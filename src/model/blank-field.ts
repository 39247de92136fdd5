import type { Field } from './field.ts';

/** A field with default values: not required, without limits. Other fields are built from it. */
export const BLANK_FIELD: Field = Object.freeze({
  id: '',
  title: '',
  type: 'text',
  required: false,
  mayLackColumn: false,
  hint: null,
  personal: false,
  min: null,
  max: null,
  pattern: null,
  choices: [],
  ledger: null,
  key: false,
  when: null,
  moneyUnit: null,
  begin: null,
  byStep: null,
});
