import type { Field } from '../../field.ts';
import { type FieldType, type FieldTypes, typesThat } from '../../field-type.ts';
import type { Ledger } from '../../pack/types.ts';
import type { WrittenFlow } from '../../schema/flow.ts';
import type { Keys, Source } from '../source.ts';

/** A flow that is being compiled: what is written, and the ledgers that it may name. */
export interface FlowSource {
  readonly source: Source<WrittenFlow>;
  /** The ledger whose rows walk it. */
  readonly ledger: Ledger;
  readonly ledgers: ReadonlyMap<string, Ledger>;
  readonly types: FieldTypes;
}

/**
 * A field of the flow's ledger whose type has an ability.
 * @param at its place in the file @param fits what the type must be able to do
 * @returns null after the fault was added
 */
export function fieldThat(
  { source, ledger, types }: Pick<FlowSource, 'source' | 'ledger' | 'types'>,
  id: string,
  at: Keys,
  fits: (type: FieldType) => boolean = () => true,
): Field | null {
  const field = ledger.field.get(id);
  if (!field) source.fault('unknown_field', at, `“${ledger.title}”没有名为“${id}”的字段`, '核对字段编号');
  else if (!fits(types[field.type]))
    source.fault('flow', at, `“${field.title}”的类型 ${field.type} 不适用`, `须为 ${typesThat(types, fits)}`);
  else return field;
  return null;
}
