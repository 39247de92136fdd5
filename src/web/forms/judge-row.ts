import { fieldTypes } from '#fields/index.ts';
import { breaksCheck } from '#model/expression/breaks-check.ts';
import type { NameLookup } from '#model/field.ts';
import type { BrowserLedger } from '#model/pack/browser-ledger.ts';
import { dayFault } from '#model/time/judge-day.ts';
import type { Value } from '#model/value.ts';

/** The message of a form during typing: at a field, or about the row as a whole (field null). */
export interface FormMessage {
  readonly field: string | null;
  readonly message: string;
}

/** The server judges names: in the browser every unit and person counts as known. */
const UNJUDGED: NameLookup = (text) => ({ code: text });

/**
 * Judges a row of a form by the same types and the same expressions as the importer.
 * @param texts the contents of the inputs, by field id
 * @param today by which days are judged; null where it is not known. The server knows when a unit was opened
 * @returns the messages; empty when the row may be submitted
 */
export function judgeRow(
  ledger: BrowserLedger,
  texts: Readonly<Record<string, string>>,
  today: string | null = null,
): readonly FormMessage[] {
  const messages: FormMessage[] = [];
  const values = new Map<string, Value>();
  for (const field of ledger.fields) {
    const parsed = fieldTypes[field.type].parse(texts[field.id] ?? null, field, {
      unit: UNJUDGED,
      person: UNJUDGED,
      headerMoneyUnit: null,
    });
    if ('fault' in parsed) messages.push({ field: field.id, message: parsed.fault.message });
    else {
      values.set(field.id, parsed.value);
      const day = dayFault(field, fieldTypes[field.type].day, parsed.value, { today, opened: null }, false);
      if (day !== null) messages.push({ field: field.id, message: day });
      if (field.required && parsed.value === null)
        messages.push({ field: field.id, message: `“${field.title}”必填` });
    }
  }
  if (messages.length > 0) return messages;
  const environment = {
    path: (path: { field: { id: string } }) => values.get(path.field.id) ?? null,
    name: () => null,
  };
  const own = ledger.happened === null ? null : (values.get(ledger.happened) ?? null);
  // A year or a month is compared by its first characters; no check begins within one.
  const happenedOn =
    own === null ? null : String(own).length === 4 ? `${String(own)}-12-31` : String(own).slice(0, 10);
  for (const check of ledger.checks)
    if (breaksCheck(check, happenedOn, environment)) messages.push({ field: null, message: check.message });
  return messages;
}
