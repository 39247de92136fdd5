import type { LedgerSource } from '../ledgers.ts';
import type { CompiledFlow } from './flows.ts';

/** The ledgers with their flows, open while their state is none at which a matter ends. A field that only steps write, without a flow, could never be filled: that is a fault. */
export function withFlows(
  listed: readonly LedgerSource[],
  flows: ReadonlyMap<string, CompiledFlow>,
): readonly LedgerSource[] {
  return listed.map(({ source, ledger }) => {
    const flow = flows.get(ledger.id)?.flow ?? null;
    const waiting = flow ? undefined : ledger.fields.find(({ byStep }) => byStep);
    if (waiting)
      source.fault(
        'unknown_flow',
        ['fields', waiting.id, 'written_by'],
        `“${waiting.title}”只由步骤改写，而“${ledger.title}”没有流程`,
        '在 flows/ 中写它的流程，或删去 written_by',
      );
    if (!flow) return { source, ledger };
    if (source.value.open !== undefined)
      source.fault('flow', ['open'], '走流程的台账，没有办结就是没有到办结的环节', '删去 open');
    const codes = flow.states.filter(({ end }) => !end).map(({ code }) => code);
    const open = Object.freeze({ kind: 'choice', field: flow.state, codes: Object.freeze(codes) } as const);
    return { source, ledger: Object.freeze({ ...ledger, open, flow }) };
  });
}
