import { typedText } from '#fields/typed-text.ts';
import { type Definition, fieldsOf, filledFieldsOf, type ListedRow } from '../definition.ts';
import type { Typed } from './local-draft.ts';

/** The origin of a value that nobody has chosen yet. */
export type Origin = 'unit' | 'last' | 'today';

/** The first values of a new form, with their origins. */
export interface Prefill {
  readonly typed: Typed;
  readonly origins: ReadonlyMap<string, Origin>;
}

/** What is known of the writer when the form opens. */
export interface Writer {
  /** The code of the acting post's unit. */
  readonly unit: string;
  /** "2026-11-24" in China. */
  readonly today: string;
  /** The last record that he himself registered in the ledger; null where there is none. */
  readonly last: ListedRow | null;
}

/**
 * The first values: the writer's unit as the owner, today and the values of his last record where the definition says
 * so, and nothing else. In a sealed ledger nothing, because there a value that nobody chose could harm a person.
 */
export function prefillOf(definition: Definition, { unit, today, last }: Writer): Prefill {
  const typed: Record<string, string> = {};
  const origins = new Map<string, Origin>();
  const put = (field: string, value: string, origin: Origin): void => {
    if (value === '') return;
    typed[field] = value;
    origins.set(field, origin);
  };
  if (definition.sensitivity === 'sealed') return { typed, origins };
  for (const field of filledFieldsOf(definition, true)) {
    if (field.id === definition.owner) put(field.id, unit, 'unit');
    else if (field.begin === 'today') put(field.id, today, 'today');
    else if (field.begin === 'last') put(field.id, typedText(field, last?.values[field.id] ?? null), 'last');
  }
  return { typed, origins };
}

/** Whether the form needs the writer's last record. */
export function asksForLast(definition: Definition): boolean {
  return definition.sensitivity !== 'sealed' && fieldsOf(definition).some(({ begin }) => begin === 'last');
}
