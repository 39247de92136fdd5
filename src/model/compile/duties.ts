import type { Duty, Regulation } from '../pack/types.ts';
import { dutiesSchema } from '../schema/duty.ts';
import { type Faults, type PackFile, readYaml } from './source.ts';

/** Compiles the regulations and their duties. An article number stands only where it was verified. */
export function compileDuties(
  files: readonly PackFile[],
  faults: Faults,
): { regulations: ReadonlyMap<string, Regulation>; duties: ReadonlyMap<string, Duty> } {
  const regulations = new Map<string, Regulation>();
  const duties = new Map<string, Duty>();
  for (const file of files) {
    const source = readYaml(file, dutiesSchema, faults);
    if (!source) continue;
    const { regulation, title, issuer, year, version_status, note, sources } = source.value;
    if (regulations.has(regulation))
      source.fault('duplicate', ['regulation'], `法规“${regulation}”重复`, '改用另一编号');
    regulations.set(
      regulation,
      Object.freeze({
        id: regulation,
        title,
        issuer,
        year,
        versionStatus: version_status,
        note,
        sources: Object.freeze(sources),
      }),
    );
    for (const [index, written] of source.value.duties.entries()) {
      const at = ['duties', index];
      if (duties.has(written.duty))
        source.fault('duplicate', [...at, 'duty'], `责任“${written.duty}”重复`, '改用另一编号');
      if (written.article !== null && !written.verified)
        source.fault(
          'honesty',
          [...at, 'article'],
          `责任“${written.duty}”的条号未经核实`,
          '核对原文后写 verified: true，否则 article 留空',
        );
      if (written.effective_from && written.effective_to && written.effective_from >= written.effective_to)
        source.fault('version', [...at, 'effective_to'], '废止日期不晚于施行日期', '改正日期');
      duties.set(
        written.duty,
        Object.freeze({
          id: written.duty,
          regulation,
          article: written.article,
          verified: written.verified,
          confidence: written.confidence,
          obligation: written.obligation,
          bound: Object.freeze(written.bound),
          cadence: written.cadence,
          deadline: written.deadline,
          evidence: Object.freeze(written.evidence),
          effectiveFrom: written.effective_from ?? null,
          effectiveTo: written.effective_to ?? null,
        }),
      );
    }
  }
  return { regulations, duties };
}
