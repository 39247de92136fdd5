import type { Choice } from '../field.ts';
import type { FieldTypes } from '../field-type.ts';
import type { Ledger } from '../pack/types.ts';
import { ledgerSchema, type WrittenLedger } from '../schema/ledger.ts';
import { compileLedger } from './ledger.ts';
import type { PackFiles } from './pack-files.ts';
import { type Faults, readYaml, type Source } from './source.ts';

/** A compiled ledger with the file that defines it. */
export interface LedgerSource {
  readonly source: Source<WrittenLedger>;
  readonly ledger: Ledger;
}

/** Compiles the base sheets and the ledgers; a repeated id is a fault. */
export function compileLedgers(
  files: PackFiles,
  known: { readonly dictionaries: ReadonlyMap<string, readonly Choice[]>; readonly types: FieldTypes },
  faults: Faults,
): readonly LedgerSource[] {
  const compiled: LedgerSource[] = [];
  const ids = new Set<string>();
  for (const kind of ['base', 'ledger'] as const)
    for (const { file, pack } of files.owned(kind)) {
      const source = readYaml(file, ledgerSchema, faults);
      if (!source) continue;
      const ledger = compileLedger(source, kind, pack, known);
      if (ids.has(ledger.id)) source.fault('duplicate', ['ledger'], `台账“${ledger.id}”重复`, '改用另一编号');
      ids.add(ledger.id);
      compiled.push({ source, ledger });
    }
  return compiled;
}
