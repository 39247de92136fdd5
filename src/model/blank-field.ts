import type { Field } from './field.ts';

/** A field that asks for nothing and allows everything its type does: what stands for a field is made from it. */
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
});
