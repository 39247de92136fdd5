import type { Choice } from '../field.ts';
import type { FieldTypes } from '../field-type.ts';
import type { Fault } from '../fault.ts';
import { deepFreeze, frozenMap } from '../freeze.ts';
import type { AuxiliaryValue, FactCheck, Indicator, Ledger, Pack } from '../pack/types.ts';
import { checksSchema, indicatorsSchema } from '../schema/indicator.ts';
import { dictionarySchema, mechanismsSchema, packSchema, type WrittenPack } from '../schema/pack.ts';
import { ledgerSchema, type WrittenLedger } from '../schema/ledger.ts';
import { compileAccess } from './access.ts';
import { compileAnswers } from './answers.ts';
import { compileCalendar } from './calendar.ts';
import { compileDemo } from './demo.ts';
import { compileDuties } from './duties.ts';
import { compileFactCheck } from './fact-check.ts';
import { compileChoices } from './field.ts';
import { compileIndicator, compileValue } from './indicator.ts';
import { compileLedger } from './ledger.ts';
import { type Kind, kindOfFile } from './layout.ts';
import { judgeLinks } from './links.ts';
import { compileLiterals } from './literals.ts';
import { compileRelations } from './relations.ts';
import { compileReports } from './reports.ts';
import { Faults, type PackFile, readYaml, type Source } from './source.ts';

/** One pack directory: the base pack of the product, or what a city adds to it. */
export interface PackSource {
  readonly name: string;
  readonly files: readonly PackFile[];
}

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
  const files = sources.flatMap((source) =>
    source.files.map((file) => ({
      pack: source.name,
      inner: file.path,
      file: { path: `${source.name}/${file.path}`, text: file.text },
      kind: kindOfFile(file.path),
    })),
  );
  for (const { file, kind } of files)
    if (kind === null)
      faults.add(
        'layout',
        file.path,
        null,
        '',
        '此处不应有这个文件',
        '包内只有 pack.yaml、mechanisms.yaml 和 base dictionaries ledgers indicators checks duties reports calendar demo 各目录中的 .yaml、.md',
      );
  const of = (kind: Kind): typeof files => files.filter((one) => one.kind === kind);

  const heads = sources.map((source) => {
    const head = of('pack').find((one) => one.pack === source.name);
    if (!head)
      faults.add(
        'layout',
        `${source.name}/pack.yaml`,
        null,
        '',
        '缺少 pack.yaml',
        '写明 pack、title、version、language',
      );
    return head ? readYaml(head.file, packSchema, faults) : null;
  });
  judgeHeads(sources, heads, faults);
  const parameters = new Map(heads.flatMap((head) => Object.entries(head?.value.parameters ?? {})));
  const sections = new Map(
    heads
      .flatMap((head) => Object.entries(head?.value.sections ?? {}))
      .map(([number, name]) => [Number(number), name]),
  );

  const dictionaries = new Map<string, readonly Choice[]>();
  for (const { file } of of('dictionary')) {
    const source = readYaml(file, dictionarySchema, faults);
    if (!source) continue;
    const { dictionary, choices, rank } = source.value;
    if (dictionaries.has(dictionary))
      source.fault('duplicate', ['dictionary'], `字典“${dictionary}”重复`, '改用另一编号');
    dictionaries.set(
      dictionary,
      compileChoices(choices, rank, (kind, message, hint) => source.fault(kind, ['choices'], message, hint)),
    );
  }

  const ledgerSources: { source: Source<WrittenLedger>; ledger: Ledger }[] = [];
  const ledgers = new Map<string, Ledger>();
  for (const kind of ['base', 'ledger'] as const)
    for (const { file, pack } of of(kind)) {
      const source = readYaml(file, ledgerSchema, faults);
      if (!source) continue;
      const ledger = compileLedger(source, kind, pack, { dictionaries, types });
      if (ledgers.has(ledger.id))
        source.fault('duplicate', ['ledger'], `台账“${ledger.id}”重复`, '改用另一编号');
      ledgers.set(ledger.id, ledger);
      ledgerSources.push({ source, ledger });
    }

  const mechanisms = new Map(
    of('mechanisms').flatMap(({ file }) =>
      (readYaml(file, mechanismsSchema, faults)?.value.mechanisms ?? []).map(
        ({ mechanism, section, title }) =>
          [mechanism, Object.freeze({ id: mechanism, section, title })] as const,
      ),
    ),
  );
  const { regulations, duties } = compileDuties(
    of('duties').map((one) => one.file),
    ledgers,
    types,
    faults,
  );

  const context = { ledgers, parameters, types };
  const answers = ledgerSources.flatMap(({ source, ledger }) =>
    compileAnswers(source, ledger, duties, context),
  );
  const indicators: { indicator: Indicator; source: Source<unknown>; at: readonly (string | number)[] }[] =
    [];
  for (const { file } of of('indicators')) {
    const source = readYaml(file, indicatorsSchema, faults);
    for (const [index, written] of (source?.value.indicators ?? []).entries()) {
      const at = ['indicators', index] as const;
      const indicator = source && compileIndicator(written, at, source, context);
      if (source && indicator) indicators.push({ indicator, source, at });
    }
  }
  const all = indicators.map((one) => one.indicator);

  const values: AuxiliaryValue[] = [];
  const checks: FactCheck[] = [];
  const checkSources = of('checks').map(({ file }) => readYaml(file, checksSchema, faults));
  for (const source of checkSources)
    for (const [index, written] of (source?.value.values ?? []).entries()) {
      if (!source) continue;
      if (values.some((one) => one.id === written.value))
        source.fault('duplicate', ['values', index, 'value'], `辅助数“${written.value}”重复`, '改用另一编号');
      values.push(...compileValue(written, ['values', index], source, context, all));
    }
  const { relations, values: periods } = compileRelations(
    checkSources.filter((source) => source !== null),
    { ...context, indicators: all, duties },
  );
  values.push(...periods);
  for (const source of checkSources)
    for (const [index, written] of (source?.value.checks ?? []).entries()) {
      const check =
        source &&
        compileFactCheck(
          written,
          ['checks', index],
          source,
          all,
          new Map(values.map((one) => [one.id, one])),
        );
      if (check && checks.some((one) => one.id === check.id))
        source.fault('duplicate', ['checks', index, 'check'], `核对“${check.id}”重复`, '改用另一编号');
      if (check) checks.push(check);
    }

  judgeLinks({
    ledgers: ledgerSources,
    indicators,
    mechanisms,
    base: sources[0]?.name ?? '',
    types,
    faults,
  });
  const texts = {
    reports: of('report').map((one) => one.file),
    additions: of('addition').map((one) => one.file),
  };
  const reports = compileReports(texts, all, parameters, faults);

  const literals = compileLiterals(
    of('literals').map((one) => one.file),
    faults,
  );

  const demo = compileDemo(
    of('demo').map((one) => one.file),
    ledgers,
    types,
    faults,
  );

  const access = compileAccess(
    of('access').map((one) => one.file),
    ledgers,
    faults,
  );

  const calendar = compileCalendar(
    of('calendar').map((one) => one.file),
    faults,
  );

  const [head] = heads;
  if (faults.list.length > 0 || !head) return { pack: null, faults: deepFreeze(sorted(causes(faults.list))) };
  return {
    faults: deepFreeze([]),
    pack: deepFreeze({
      id: head.value.pack,
      title: head.value.title,
      version: head.value.version,
      parts: heads.map((one) => `${one?.value.pack ?? ''}@${one?.value.version ?? ''}`),
      sections: frozenMap(sections),
      parameters: frozenMap(parameters),
      dictionaries: frozenMap(dictionaries),
      mechanisms: frozenMap(mechanisms),
      ledgers: frozenMap(
        new Map([...ledgers].map(([id, ledger]) => [id, { ...ledger, field: frozenMap(ledger.field) }])),
      ),
      indicators: all,
      values,
      checks,
      relations,
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
    }),
  };
}

/** Packs are told apart by their directory and by their id; one that extends others must find them before it. */
function judgeHeads(
  sources: readonly PackSource[],
  heads: readonly (Source<WrittenPack> | null)[],
  faults: Faults,
): void {
  if (sources.length === 0) faults.add('layout', 'pack.yaml', null, '', '没有定义包', '至少给出一个包的目录');
  const names = new Set<string>();
  const ids = new Set<string>();
  for (const [index, { name }] of sources.entries()) {
    const head = heads[index];
    if (names.has(name))
      faults.add('duplicate', `${name}/pack.yaml`, null, '', `有两个目录同名的包“${name}”`, '改用另一目录名');
    names.add(name);
    if (!head) continue;
    if (ids.has(head.value.pack))
      head.fault('duplicate', ['pack'], `包“${head.value.pack}”重复`, '改用另一编号');
    for (const [position, base] of (head.value.extends ?? []).entries())
      if (!ids.has(base))
        head.fault(
          'layout',
          ['extends', position],
          `没有所扩展的包“${base}”`,
          '核对包的编号；被扩展的包须在前',
        );
    ids.add(head.value.pack);
  }
}

/** Where a file could not be read, what seems to be missing elsewhere may stand in it: judged when it can be read. */
function causes(faults: readonly Fault[]): readonly Fault[] {
  const unread = faults.some(({ kind }) => kind === 'yaml' || kind === 'shape');
  return unread ? faults.filter(({ kind }) => !kind.startsWith('unknown_')) : faults;
}

/** By file, then line; what has no line stands first. */
function sorted(faults: readonly Fault[]): Fault[] {
  return faults.toSorted((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0),
  );
}
