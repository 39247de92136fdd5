import type { PackSource } from '#model/compile/source.ts';
import { drawFlow } from '#model/draw-flow.ts';
import type { Fault } from '#model/fault.ts';
import type { Pack } from '#model/pack/types.ts';
import { compile } from './compile.ts';

/** The result of compiling packs: every fault, or a summary of their contents. */
export interface PackCheck {
  readonly valid: boolean;
  readonly faults: readonly Fault[];
  readonly packs: readonly string[];
  readonly ledgers: readonly {
    readonly id: string;
    readonly title: string;
    readonly kind: 'ledger' | 'base';
    readonly section: number | null;
    readonly fields: number;
  }[];
  readonly indicators: number;
  readonly checks: number;
  readonly duties: number;
  readonly mechanisms: number;
  readonly reports: number;
  /** Each flow as a Mermaid diagram. */
  readonly flows: readonly { readonly id: string; readonly title: string; readonly drawing: string }[];
}

/** Compiles packs together and counts what is in them. @param sources the base pack first */
export async function checkPacks(sources: readonly PackSource[]): Promise<PackCheck> {
  const { pack, faults } = await compile(sources);
  return {
    valid: pack !== null,
    faults,
    packs: pack?.parts ?? [],
    ledgers: [...(pack?.ledgers.values() ?? [])].map((one) => shown(one)),
    indicators: pack?.indicators.length ?? 0,
    checks: pack?.checks.length ?? 0,
    duties: pack?.duties.size ?? 0,
    mechanisms: pack?.mechanisms.size ?? 0,
    reports: pack?.reports.length ?? 0,
    flows: [...(pack?.ledgers.values() ?? [])].flatMap(({ flow }) =>
      flow ? [{ id: flow.id, title: flow.title, drawing: drawFlow(flow) }] : [],
    ),
  };
}

function shown({
  id,
  title,
  kind,
  section,
  fields,
}: NonNullable<ReturnType<Pack['ledgers']['get']>>): PackCheck['ledgers'][number] {
  return { id, title, kind, section, fields: fields.length };
}
