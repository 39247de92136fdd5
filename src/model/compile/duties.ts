import type { Duty, PeriodDue, Regulation, RegulationVersion } from '../pack/duty.ts';
import type { FieldTypes } from '../field-type.ts';
import type { Ledger } from '../pack/types.ts';
import { dutiesSchema, type WrittenDuty, type WrittenRegulation } from '../schema/duty.ts';
import { compileBearers } from './bearers.ts';
import { compileStart } from './duty-start.ts';
import { judgeStricter } from './stricter.ts';
import type { PlacedDuty } from './unasked.ts';
import { type Faults, type Keys, type PackFile, readYaml, type Source } from './source.ts';

/**
 * Compiles the regulations, their versions and their duties. An article number is kept only where it was verified.
 * @param ledgers with the base sheets, whose choices name the kinds of unit and the roles of people
 */
export function compileDuties(
  files: readonly PackFile[],
  ledgers: ReadonlyMap<string, Ledger>,
  types: FieldTypes,
  faults: Faults,
): {
  regulations: ReadonlyMap<string, Regulation>;
  duties: ReadonlyMap<string, Duty>;
  placed: readonly PlacedDuty[];
} {
  const regulations = new Map<string, Regulation>();
  const duties = new Map<string, Duty>();
  const placed: PlacedDuty[] = [];
  for (const file of files) {
    const source = readYaml(file, dutiesSchema, faults);
    if (!source) continue;
    const regulation = compileRegulation(source);
    if (regulations.has(regulation.id))
      source.fault('duplicate', ['regulation'], `法规“${regulation.id}”重复`, '改用另一编号');
    regulations.set(regulation.id, regulation);
    for (const [index, written] of source.value.duties.entries()) {
      const at = ['duties', index];
      if (duties.has(written.duty))
        source.fault('duplicate', [...at, 'duty'], `责任“${written.duty}”重复`, '改用另一编号');
      judgeHonesty(written, at, source);
      const duty = compileDuty(written, at, source, regulation, { ledgers, types });
      duties.set(duty.id, duty);
      placed.push({ duty, at, source });
    }
  }
  for (const { duty, at, source } of placed)
    if (duty.replaces !== null) judgeStricter(duty, duties, at, source);
  return { regulations, duties, placed };
}

function compileRegulation({ value, fault }: Source<WrittenRegulation>): Regulation {
  const { regulation, title, issuer, year, version_status, note, sources } = value;
  const versions: RegulationVersion[] = [];
  for (const [index, { version, from, to }] of (value.versions ?? [{ version: String(year) }]).entries()) {
    if (from && to && from >= to)
      fault('version', ['versions', index, 'to'], '废止日期不晚于施行日期', '改正日期');
    if (versions.some((one) => one.version === version))
      fault('duplicate', ['versions', index], `版次“${version}”重复`, '各版次写不同的名称');
    // When the day of the announcement is unknown, the year of the announcement is not required in full.
    const unknown = to === undefined ? `${year + 1}-01-01` : null;
    versions.push({ version, effectiveFrom: from ?? unknown, effectiveTo: to ?? null });
  }
  return Object.freeze({
    id: regulation,
    title,
    issuer,
    year,
    versionStatus: version_status,
    versions: Object.freeze(versions),
    note,
    sources: Object.freeze(sources),
  });
}

function judgeHonesty(written: WrittenDuty, at: Keys, { fault }: Source<unknown>): void {
  if (written.article !== null && !written.verified)
    fault(
      'honesty',
      [...at, 'article'],
      `责任“${written.duty}”的条号未经核实`,
      '核对原文后写 verified: true，否则 article 留空',
    );
  if (written.verified && written.confidence !== 'found')
    fault(
      'honesty',
      [...at, 'verified'],
      `责任“${written.duty}”没有查到出处，不能算已核实`,
      '查到出处后写 confidence: found',
    );
  if (written.effective_from && written.effective_to && written.effective_from >= written.effective_to)
    fault('version', [...at, 'effective_to'], '废止日期不晚于施行日期', '改正日期');
}

function compileDuty(
  written: WrittenDuty,
  at: Keys,
  source: Source<unknown>,
  regulation: Regulation,
  { ledgers, types }: { readonly ledgers: ReadonlyMap<string, Ledger>; readonly types: FieldTypes },
): Duty {
  const [only, ...more] = regulation.versions;
  const version =
    written.version === undefined
      ? more.length === 0
        ? only
        : undefined
      : regulation.versions.find((one) => one.version === written.version);
  if (!version)
    source.fault(
      'version',
      [...at, 'version'],
      written.version === undefined
        ? '法规有几个版次，没有写明属于哪一个'
        : `法规没有版次“${written.version}”`,
      `写 ${regulation.versions.map((one) => one.version).join('、')} 之一`,
    );
  const cadence = written.cadence === null || written.cadence === 'event' ? [] : [written.cadence].flat();
  return Object.freeze({
    id: written.duty,
    regulation: regulation.id,
    version: version?.version ?? '',
    article: written.article,
    verified: written.verified,
    confidence: written.confidence,
    obligation: written.obligation,
    bound: Object.freeze(written.bound),
    cadence: Object.freeze(cadence),
    onEvent: written.cadence === 'event',
    deadline: written.deadline === null ? null : Object.freeze({ ...written.deadline } as Duty['deadline']),
    evidence: Object.freeze(written.evidence),
    bearers: compileBearers(written, at, source, ledgers),
    due: dueOf(written),
    starts: compileStart(written, at, source, ledgers, types),
    unasked: written.unasked ? Object.freeze(written.unasked) : null,
    replaces: written.replaces ?? null,
    note: written.note,
    effectiveFrom: written.effective_from ?? version?.effectiveFrom ?? null,
    effectiveTo: written.effective_to ?? version?.effectiveTo ?? null,
  });
}

function dueOf({ due }: WrittenDuty): PeriodDue {
  if (!due) return { kind: 'period_end' };
  if ('on' in due) return { kind: 'day', on: due.on, nextYear: due.next_year ?? false };
  return { kind: 'after', term: due };
}
