import type { Expression } from '../expression/ast.ts';
import { typedExpression } from '../expression/typed.ts';
import type { FieldTypes } from '../field-type.ts';
import type { AuxiliaryValue, Indicator, Ledger, Measure, Quantity } from '../pack/types.ts';
import type { WrittenIndicator, WrittenValue } from '../schema/indicator.ts';
import { UNIT_FAMILIES, type UnitOfCount } from '../units-of-count.ts';
import { compileMeasure, compileTime, type Result } from './measure.ts';
import { parametersOf, selectionScope } from './scope.ts';
import type { Keys, Source } from './source.ts';

export interface Context {
  readonly ledgers: ReadonlyMap<string, Ledger>;
  readonly parameters: ReadonlyMap<string, string>;
  readonly types: FieldTypes;
}

/** Compiles an indicator. @returns null after its faults have been added */
export function compileIndicator(
  written: WrittenIndicator,
  at: Keys,
  source: Source<unknown>,
  context: Context,
): Indicator | null {
  const quantity = compileQuantity(
    { ...written, id: written.indicator, where: written.where ?? null },
    at,
    source,
    context,
  );
  if (!quantity) return null;
  const unit = written.unit as UnitOfCount;
  const valueUnit = (written.value_unit ?? written.unit) as UnitOfCount;
  unitFits(unit, valueUnit, quantity.measure, at, source, context);
  if (written.effective_from && written.effective_to && written.effective_from >= written.effective_to)
    source.fault('version', [...at, 'effective_to'], '废止日期不晚于施行日期', '改正日期');
  return Object.freeze({
    ...quantity,
    slot: written.slot,
    unit,
    valueUnit,
    noun: written.noun ?? written.unit,
    render: written.render,
    definition: written.definition,
    written: Object.freeze({
      where: written.where ?? null,
      measure: written.measure,
      time: written.time,
    }),
    effectiveFrom: written.effective_from ?? null,
    effectiveTo: written.effective_to ?? null,
  });
}

/**
 * Compiles an auxiliary value. `like` copies what an indicator counts and `where` narrows it; it then has as many
 * versions as the indicator, each in force on the same days.
 */
export function compileValue(
  written: WrittenValue,
  at: Keys,
  source: Source<unknown>,
  context: Context,
  indicators: readonly Indicator[],
): readonly AuxiliaryValue[] {
  if (written.like === undefined)
    return [compileOneValue(written, at, source, context, null)].filter((one) => one !== null);
  const versions = indicators.filter((one) => one.id === written.like);
  if (versions.length === 0)
    source.fault('unknown_indicator', [...at, 'like'], `没有指标“${written.like}”`, '核对指标编号');
  return versions
    .map((like) => compileOneValue(written, at, source, context, like))
    .filter((one) => one !== null);
}

function compileOneValue(
  written: WrittenValue,
  at: Keys,
  source: Source<unknown>,
  context: Context,
  like: Indicator | null,
): AuxiliaryValue | null {
  const over = written.over ?? like?.over;
  if (over === undefined) {
    source.fault('shape', at, '须有“over”或“like”一项', '写明数哪一本台账');
    return null;
  }
  const { value: id, title, where = null, measure = null, time = null } = written;
  const quantity = compileQuantity(
    { id, title, over, where, measure, time },
    at,
    source,
    context,
    like ?? undefined,
  );
  const unit = (written.unit as UnitOfCount | undefined) ?? like?.unit ?? null;
  const validity = { effectiveFrom: like?.effectiveFrom ?? null, effectiveTo: like?.effectiveTo ?? null };
  return quantity && { ...quantity, unit, like: like?.id ?? null, written: where, ...validity };
}

interface WrittenQuantity {
  readonly id: string;
  readonly title: string;
  readonly over: string;
  readonly where: string | null;
  readonly measure: string | null;
  readonly time: string | null;
}

function compileQuantity(
  written: WrittenQuantity,
  at: Keys,
  source: Source<unknown>,
  context: Context,
  like?: Quantity,
): Quantity | null {
  const ledger = context.ledgers.get(written.over);
  if (!ledger) {
    source.fault('unknown_ledger', [...at, 'over'], `没有台账“${written.over}”`, '核对台账编号');
    return null;
  }
  const scope = selectionScope(ledger, context.ledgers, context.parameters, context.types);
  let where: Expression | null = like?.where ?? null;
  let complete = true;
  if (written.where !== null) {
    const typed = typedExpression(written.where, scope, 'boolean');
    if ('expression' in typed)
      where = where
        ? { node: 'and', type: 'boolean', left: where, right: typed.expression }
        : typed.expression;
    else {
      complete = false;
      for (const fault of typed.faults)
        source.fault(fault.kind, [...at, 'where'], fault.message, '表达式的写法见 docs/packs.md');
    }
  }
  const measure = part(
    written.measure,
    like?.measure,
    (text) => compileMeasure(text, scope),
    [...at, 'measure'],
    source,
  );
  const time = part(written.time, like?.time, (text) => compileTime(text, scope), [...at, 'time'], source);
  if (!complete || !measure || !time) return null;
  return {
    id: written.id,
    title: written.title,
    over: written.over,
    where,
    measure,
    time,
    parameters: parametersOf(where),
  };
}

function part<T>(
  text: string | null,
  inherited: T | undefined,
  compile: (text: string) => Result<T>,
  at: Keys,
  source: Source<unknown>,
): T | null {
  if (text === null) {
    if (inherited !== undefined) return inherited;
    source.fault('shape', at, '缺少这一项', '写明怎样计、计哪个期间');
    return null;
  }
  const compiled = compile(text);
  if ('result' in compiled) return compiled.result;
  source.fault(compiled.fault.kind, at, compiled.fault.message, '计量和期间的写法见 docs/packs.md');
  return null;
}

/** A unit of count is a type: it says which measures may produce it (mechanisms.md, rule 1). */
function unitFits(
  unit: UnitOfCount,
  valueUnit: UnitOfCount,
  measure: Measure,
  at: Keys,
  source: Source<unknown>,
  { types }: Context,
): void {
  const family = UNIT_FAMILIES[unit];
  const wrong = (message: string, hint: string): void => source.fault('unit', [...at, 'unit'], message, hint);
  if (UNIT_FAMILIES[valueUnit] !== family)
    wrong(`“${unit}”与存值单位“${valueUnit}”是两种计量`, '两者须是同一种计量');
  const kind = measure.kind;
  if (family === 'person' && kind === 'count')
    wrong(`“${unit}”是人数，须按人去重`, '用 count_distinct(人员)，或把单位改为“人次”');
  if (family === 'person_time' && kind !== 'count' && kind !== 'sum')
    wrong('“人次”不去重', '用 count() 或 sum()，或把单位改为“人”');
  if (family === 'ratio' && kind !== 'yoy_pct' && kind !== 'coverage')
    wrong('“%”只能由 yoy_pct 或 coverage 得出', '改用其他单位或计量');
  if (family !== 'ratio' && (kind === 'yoy_pct' || kind === 'coverage'))
    wrong(`${kind} 得出百分比`, '把单位改为“%”');
  const money = kind === 'sum' && types[measure.of.field.type].sum === 'money';
  if ((family === 'money') !== money)
    wrong(money ? '金额之和的单位须是万元或元' : `“${unit}”只能由金额之和得出`, '核对 measure 与 unit');
  if (money && valueUnit !== '分') wrong('金额以分存值', '写 value_unit: 分');
}
