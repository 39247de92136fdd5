import type { Field } from '../field.ts';
import { foldQuotes, normaliseText } from './normalise.ts';

const MESSAGE_LABELS = 10;
const tables = new WeakMap<Field, ReadonlyMap<string, string>>();

/**
 * The code that a normalised text names in the field's dictionary: by label, else by code (in any case). Quotation
 * marks “” and "" are equal. @returns undefined when the dictionary does not have it
 */
export function choiceCode(field: Field, normalised: string): string | undefined {
  let table = tables.get(field);
  if (table === undefined) {
    table = buildTable(field);
    tables.set(field, table);
  }
  return (
    table.get(normalised) ??
    table.get(foldQuotes(normalised)) ??
    table.get(foldQuotes(normalised).toLowerCase())
  );
}

/** The label of a code, or the code itself when the dictionary no longer holds it. */
export function choiceLabel(field: Field, code: string): string {
  return field.choices.find((choice) => choice.code === code)?.label ?? code;
}

/** The allowed labels for a message: the first ten, then how many there are. */
export function allowedLabels(field: Field): string {
  const labels = field.choices.slice(0, MESSAGE_LABELS).map((choice) => choice.label);
  const total = field.choices.length;
  return labels.join('、') + (total > MESSAGE_LABELS ? ` 等${total}项` : '');
}

function buildTable(field: Field): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const { code } of field.choices) table.set(code.toLowerCase(), code);
  // Labels are added last: where a label equals the code of another entry, the label wins, because users see labels.
  for (const { code, label } of field.choices) table.set(foldQuotes(normaliseText(label)), code);
  return table;
}
