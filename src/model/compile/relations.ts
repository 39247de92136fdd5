import type { Duty } from '../pack/duty.ts';
import type { AuxiliaryValue, Indicator } from '../pack/types.ts';
import type { PackRelations } from '../pack/relations.ts';
import type { WrittenRelations } from '../schema/relations.ts';
import { UNIT_FAMILIES } from '../units-of-count.ts';
import { compileFloor } from './floors.ts';
import type { Context } from './indicator.ts';
import { BASE } from './scope.ts';
import type { Keys, Source } from './source.ts';

interface Known extends Context {
  readonly indicators: readonly Indicator[];
  readonly duties: ReadonlyMap<string, Duty>;
}

/**
 * Compiles the relations between the numbers of a report, over all files of checks.
 * @returns the relations, and the auxiliary values that count the periods of the legal floors
 */
export function compileRelations(
  sources: readonly Source<WrittenRelations>[],
  known: Known,
): { readonly relations: PackRelations; readonly values: readonly AuxiliaryValue[] } {
  const values: AuxiliaryValue[] = [];
  const floors = sources.flatMap((source) =>
    (source.value.floors ?? []).flatMap((written, index) => {
      const compiled = compileFloor(written, ['floors', index], source, known);
      values.push(...(compiled?.values ?? []));
      return compiled ? [compiled.floor] : [];
    }),
  );
  judgeRepeats(sources);
  for (const source of sources) judgeSource(source, known);
  const all = <K extends keyof WrittenRelations>(list: K): NonNullable<WrittenRelations[K]>[number][] =>
    sources.flatMap((source) => [...((source.value[list] ?? []) as NonNullable<WrittenRelations[K]>)]);
  return {
    values,
    relations: {
      floors,
      wholes: all('wholes').map(({ whole, parts, complete = false }) => ({ whole, parts, complete })),
      concepts: all('concepts').map(({ concept, indicators }) => ({ title: concept, indicators })),
      plans: all('plans').map(({ plan, done }) => ({ plan, done })),
      sums: all('sums').map(({ sum, from }) => ({ sum, kinds: from })),
      offices: all('offices').map(({ office, sections }) => ({ office, sections })),
    },
  };
}

function judgeRepeats(sources: readonly Source<WrittenRelations>[]): void {
  const floors = new Set<string>();
  const sections = new Set<number>();
  for (const source of sources) {
    for (const [index, { floor }] of (source.value.floors ?? []).entries()) {
      if (floors.has(floor))
        source.fault('duplicate', ['floors', index, 'floor'], `法定底线“${floor}”重复`, '改用另一编号');
      floors.add(floor);
    }
    for (const [index, { sections: some }] of (source.value.offices ?? []).entries())
      for (const section of some) {
        if (sections.has(section))
          source.fault(
            'duplicate',
            ['offices', index, 'sections'],
            `第${section}部分已有单位说明`,
            '一个部分只归一个单位说明',
          );
        sections.add(section);
      }
  }
}

/** Every relation names indicators that exist, and numbers that can be compared at all. */
function judgeSource(source: Source<WrittenRelations>, { indicators, ledgers }: Known): void {
  const familyOf = (id: string, at: Keys): string | null => {
    const found = indicators.find((one) => one.id === id);
    if (!found) source.fault('unknown_indicator', at, `没有指标“${id}”`, '核对指标编号');
    return found ? UNIT_FAMILIES[found.unit] : null;
  };
  const alike = (some: readonly string[], at: Keys): void => {
    const families = some.map((id) => familyOf(id, at)).filter((one) => one !== null);
    if (new Set(families).size > 1)
      source.fault('unit', at, '这几个指标的计量不同，不能相比', '核对各指标的 unit');
  };
  const { wholes = [], concepts = [], plans = [], sums = [] } = source.value;
  for (const [index, { whole, parts }] of wholes.entries()) alike([whole, ...parts], ['wholes', index]);
  for (const [index, one] of concepts.entries()) alike(one.indicators, ['concepts', index]);
  for (const [index, { plan, done }] of plans.entries()) alike([plan, done], ['plans', index]);
  const kinds =
    ledgers
      .get(BASE.units)
      ?.field.get('kind')
      ?.choices.map((choice) => choice.code) ?? [];
  for (const [index, { sum, from }] of sums.entries()) {
    familyOf(sum, ['sums', index, 'sum']);
    for (const kind of from)
      if (!kinds.includes(kind))
        source.fault('unknown_code', ['sums', index, 'from'], `单位类别中没有“${kind}”`, '核对代码');
  }
}
