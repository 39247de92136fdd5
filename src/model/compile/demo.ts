import type { Demo, DemoGroup, DemoRule } from '../pack/demo.ts';
import type { FieldTypes } from '../field-type.ts';
import type { Ledger } from '../pack/types.ts';
import { demoSchema, type WrittenDemo } from '../schema/demo.ts';
import { demoRule } from './demo-rule.ts';
import { type Faults, type Keys, type PackFile, readYaml, type Source } from './source.ts';

type WrittenLedger = NonNullable<WrittenDemo['ledgers']>[number];
type WrittenGroup = NonNullable<WrittenLedger['groups']>[number];

/**
 * Compiles the vocabulary of the demo city. A later file adds to the lists of an earlier one; a ledger that is
 * described twice takes the later description, so that a city may redraw what the base pack drew.
 * @returns null when the packs have none
 */
export function compileDemo(
  files: readonly PackFile[],
  ledgers: ReadonlyMap<string, Ledger>,
  types: FieldTypes,
  faults: Faults,
): Demo | null {
  const sources = files.flatMap((file) => readYaml(file, demoSchema, faults) ?? []);
  if (sources.length === 0) return null;
  const parts = sources.map((source) => source.value);
  const entries = <T>(of: (part: WrittenDemo) => Readonly<Record<string, T>> | undefined): [string, T][] =>
    parts.flatMap((part) => Object.entries(of(part) ?? {}));
  const list = <T>(of: (part: WrittenDemo) => readonly T[] | undefined): T[] =>
    parts.flatMap((part) => of(part) ?? []);
  const words = new Map(entries((part) => part.words).map(([key, value]) => [key, spread(value)]));
  const sets = new Map(entries((part) => part.sets));
  return Object.freeze({
    words,
    surnames: parts.flatMap((part) => spread(part.surnames ?? '')),
    givenNames: parts.flatMap((part) => spread(part.given_names ?? '')),
    units: list((part) => part.units).map((unit) => ({
      kind: unit.kind,
      code: unit.code,
      names: (unit.names ?? []).map((name) => {
        const [full = name, short] = name.split('|');
        return { name: full, shortName: short ?? null };
      }),
      count: unit.count ?? 0,
      under: unit.under ?? [],
      name: unit.name ?? null,
      parent: unit.parent ?? null,
      tags: new Map(Object.entries(unit.tags ?? {}).map(([tag, names]) => [tag, new Set(names)])),
      uscc: unit.uscc ?? false,
    })),
    sets,
    posts: list((part) => part.posts).map((post) => ({
      ...post,
      times: post.times ?? 1,
      rank: post.rank ?? null,
      roles: post.roles ?? [],
      leads: post.leads ?? null,
      moved: post.moved ?? 0,
      replaced: post.replaced ?? null,
    })),
    accounts: new Map(entries((part) => part.accounts)),
    parameters: new Map(entries((part) => part.parameters)),
    sealed: list((part) => part.sealed).map((one) => ({
      yearsBefore: one.years_before,
      reportNo: one.report_no ?? null,
      values: new Map(Object.entries(one.values)),
    })),
    status: Object.fromEntries(entries((part) => part.status)),
    voidReasons: list((part) => part.void_reasons),
    defaults: new Map(entries((part) => part.defaults)),
    ledgers: new Map(sources.flatMap((source) => compileLedgers(source, ledgers, { words, sets, types }))),
  });
}

interface Known {
  readonly words: ReadonlyMap<string, unknown>;
  readonly sets: ReadonlyMap<string, unknown>;
  readonly types: FieldTypes;
}

function compileLedgers(
  source: Source<WrittenDemo>,
  ledgers: ReadonlyMap<string, Ledger>,
  known: Known,
): [string, readonly DemoGroup[]][] {
  return (source.value.ledgers ?? []).flatMap((written, index): [string, readonly DemoGroup[]][] => {
    const at = ['ledgers', index] as const;
    const ledger = ledgers.get(written.ledger);
    if (!ledger) {
      source.fault('unknown_ledger', [...at, 'ledger'], `没有台账“${written.ledger}”`, '核对台账编号');
      return [];
    }
    const rules = (fields: WrittenGroup['fields'], keys: Keys): [string, DemoRule][] =>
      Object.entries(fields ?? {}).flatMap(([id, rule]): [string, DemoRule][] => {
        const field = ledger.field.get(id);
        const place = [...keys, 'fields', id];
        if (!field) {
          source.fault('unknown_field', place, `“${ledger.title}”没有字段“${id}”`, '核对字段编号');
          return [];
        }
        const tell = (message: string, hint: string): void =>
          source.fault('field_rule', place, message, hint);
        const compiled = demoRule(rule, field, ledger, known, tell);
        return compiled ? [[id, compiled]] : [];
      });
    const common = rules(written.fields, at);
    const whole: readonly WrittenGroup[] = written.groups ?? [{ ...written, fields: undefined }];
    const groups = whole.map((group, position): DemoGroup => {
      const own = rules(group.fields, [...at, 'groups', position]);
      const every = [group.every ?? written.every ?? []].flat();
      for (const id of every)
        if (!ledger.field.has(id))
          source.fault('unknown_field', [...at, 'every'], `“${ledger.title}”没有字段“${id}”`, '核对字段编号');
      const count = group.count ?? written.count;
      return {
        name: group.name ?? null,
        count: count === undefined ? null : [count].flat(),
        share: group.share ?? written.share ?? null,
        every,
        skip: [group.skip ?? written.skip ?? 0].flat(),
        block: group.block ?? written.block ?? 1,
        status: group.status ?? written.status ?? null,
        fields: new Map([...common, ...own]),
      };
    });
    return [[ledger.id, Object.freeze(groups)]];
  });
}

/** A list of words may be written as one text with spaces between. */
function spread(words: string | readonly string[]): readonly string[] {
  return typeof words === 'string' ? words.split(/\s+/u).filter((word) => word !== '') : words;
}
