import type { Field } from '../../field.ts';
import type { FieldTypes } from '../../field-type.ts';
import type { Ledger } from '../../pack/types.ts';
import type { WrittenLedger } from '../../schema/ledger.ts';
import type { Source } from '../source.ts';

/** A field that is being compiled as gathered: where the definition says so, and the ledgers that it may name. */
export interface GatheredField {
  readonly source: Source<WrittenLedger>;
  readonly ledger: Ledger;
  readonly field: Field;
  readonly ledgers: ReadonlyMap<string, Ledger>;
  readonly types: FieldTypes;
}
