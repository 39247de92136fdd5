import type { Fault } from '../fault.ts';
import type { FieldTypes } from '../field-type.ts';
import { deepFreeze, frozenMap } from '../freeze.ts';
import type { Pack } from '../pack/types.ts';
import { compileAccess } from './access.ts';
import { compileAnswers } from './answers.ts';
import { compileCalendar } from './calendar.ts';
import { compileDemo } from './demo.ts';
import { compileDictionaries } from './dictionaries.ts';
import { compileDuties } from './duties.ts';
import { compileFlows } from './flow/flows.ts';
import { judgeTakers } from './flow/takers.ts';
import { withFlows } from './flow/with-flows.ts';
import { withGathered } from './gathered/with-gathered.ts';
import { readHeads } from './heads.ts';
import { compileLedgers } from './ledgers.ts';
import { judgeLinks } from './links.ts';
import { compileLiterals } from './literals.ts';
import { compileMechanisms } from './mechanisms.ts';
import { compileChecks, compileIndicators } from './numbers.ts';
import { PackFiles } from './pack-files.ts';
import { compileReports } from './reports.ts';
import { Faults, type PackSource } from './source.ts';
import { answeredDuties, judgeUnasked } from './unasked.ts';

/**
 * Compiles packs together: the base pack first, then what extends it.
 * @param types what a field may be: `fieldTypes` of `src/fields`
 * @returns the frozen pack, or null with every fault of every file, in the order of files and lines
 */
export function compilePack(
  sources: readonly PackSource[],
  types: FieldTypes,
): { pack: Pack | null; faults: readonly Fault[] } {
  const faults = new Faults();
  const files = new PackFiles(sources, faults);
  const heads = readHeads(sources, files, faults);
  const { parameters, sections } = heads;
  const dictionaries = compileDictionaries(files.of('dictionary'), faults);
  const listed = compileLedgers(files, { dictionaries, types }, faults);
  const flows = compileFlows(
    files.of('flow'),
    new Map(listed.map(({ ledger }) => [ledger.id, ledger])),
    types,
    faults,
  );
  const { ledgers: ledgerSources, order: gatherOrder } = withGathered(withFlows(listed, flows), types);
  const ledgers = new Map(ledgerSources.map(({ ledger }) => [ledger.id, ledger]));
  const mechanisms = compileMechanisms(files.of('mechanisms'), faults);
  const { regulations, duties, placed } = compileDuties(files.of('duties'), ledgers, types, faults);
  const context = { ledgers, parameters, types };
  const answers = ledgerSources.flatMap(({ source, ledger }) =>
    compileAnswers(source, ledger, duties, context),
  );
  judgeUnasked(placed, answeredDuties(ledgerSources));
  const indicatorSources = compileIndicators(files.of('indicators'), context, faults);
  const indicators = indicatorSources.map(({ indicator }) => indicator);
  const numbers = compileChecks(files.of('checks'), { ...context, indicators, duties }, faults);
  judgeLinks({
    ledgers: ledgerSources,
    indicators: indicatorSources,
    mechanisms,
    base: sources[0]?.name ?? '',
    types,
    faults,
  });
  const texts = { reports: files.of('report'), additions: files.of('addition') };
  const reports = compileReports(texts, indicators, parameters, faults);
  const literals = compileLiterals(files.of('literals'), faults);
  const demo = compileDemo(files.of('demo'), ledgers, types, faults);
  const access = compileAccess(files.of('access'), ledgerSources, faults);
  judgeTakers(flows.values(), access);
  const calendar = compileCalendar(files.of('calendar'), faults);

  const [head] = heads.list;
  if (faults.list.length > 0 || !head) return { pack: null, faults: deepFreeze(sorted(causes(faults.list))) };
  const pack: Pack = {
    id: head.value.pack,
    title: head.value.title,
    version: head.value.version,
    parts: heads.list.map((one) => `${one?.value.pack ?? ''}@${one?.value.version ?? ''}`),
    sections: frozenMap(sections),
    parameters: frozenMap(parameters),
    dictionaries: frozenMap(dictionaries),
    mechanisms: frozenMap(mechanisms),
    ledgers: frozenMap(
      new Map([...ledgers].map(([id, ledger]) => [id, { ...ledger, field: frozenMap(ledger.field) }])),
    ),
    gatherOrder,
    indicators,
    ...numbers,
    regulations: frozenMap(regulations),
    duties: frozenMap(duties),
    answers,
    reports,
    literals,
    calendar: frozenMap(
      new Map([...calendar].map(([year, one]) => [year, { ...one, days: frozenMap(one.days) }])),
    ),
    access,
    demo,
  };
  return { faults: deepFreeze([]), pack: deepFreeze(pack) };
}

/**
 * Where a file could not be read, references to its contents would be reported as unknown, and what it
 * answers as unasked. These follow-up faults are left out until the file can be read.
 */
function causes(faults: readonly Fault[]): readonly Fault[] {
  const unread = faults.some(({ kind }) => kind === 'yaml' || kind === 'shape');
  return unread ? faults.filter(({ kind }) => !kind.startsWith('unknown_') && kind !== 'unasked') : faults;
}

/** By file, then by line; faults without a line come first. */
function sorted(faults: readonly Fault[]): Fault[] {
  return faults.toSorted((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0),
  );
}
