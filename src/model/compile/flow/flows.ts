import type { FieldTypes } from '../../field-type.ts';
import type { Flow } from '../../pack/flow.ts';
import type { Ledger } from '../../pack/types.ts';
import { flowSchema, type WrittenFlow } from '../../schema/flow.ts';
import { type Faults, type PackFile, readYaml, type Source } from '../source.ts';
import { compileFlow } from './flow.ts';

/** A compiled flow with the file that defines it. */
export interface CompiledFlow {
  readonly source: Source<WrittenFlow>;
  readonly ledger: Ledger;
  readonly flow: Flow;
}

/**
 * Compiles the flows of all packs. A ledger has one flow at most; one with a field that only steps write needs one.
 * @returns them by the ledger whose rows walk them
 */
export function compileFlows(
  files: readonly PackFile[],
  ledgers: ReadonlyMap<string, Ledger>,
  types: FieldTypes,
  faults: Faults,
): ReadonlyMap<string, CompiledFlow> {
  const compiled = new Map<string, CompiledFlow>();
  const ids = new Set<string>();
  for (const file of files) {
    const source = readYaml(file, flowSchema, faults);
    if (!source) continue;
    const { flow: id, of } = source.value;
    const ledger = ledgers.get(of);
    if (ids.has(id)) source.fault('duplicate', ['flow'], `流程“${id}”重复`, '改用另一编号');
    ids.add(id);
    if (!ledger || ledger.kind === 'base') {
      source.fault('unknown_ledger', ['of'], `没有台账“${of}”`, '核对台账编号');
      continue;
    }
    if (compiled.has(of))
      source.fault('duplicate', ['of'], `“${ledger.title}”已有流程`, '一本台账只有一个流程');
    const flow = compileFlow({ source, ledger, ledgers, types });
    if (flow) compiled.set(of, { source, ledger, flow });
  }
  return compiled;
}
