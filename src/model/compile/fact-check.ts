import type { ExpressionScope } from '../expression/scope.ts';
import { typedExpression } from '../expression/typed.ts';
import type { AuxiliaryValue, FactCheck, Indicator } from '../pack/types.ts';
import type { WrittenCheck } from '../schema/indicator.ts';
import { UNIT_FAMILIES, type UnitOfCount } from '../units-of-count.ts';
import type { Keys, Source } from './source.ts';

/** What the names of a check between numbers mean: slots and auxiliary values, all of them numbers. */
export function numbersScope(
  knows: (name: string) => boolean,
  unitOf: (name: string) => UnitOfCount | null,
): ExpressionScope {
  return {
    field: () => undefined,
    typeOf: ({ id }) => {
      throw new Error(`a check between numbers names no field, but ${id}`);
    },
    joins: null,
    name: (name) => (knows(name) ? 'number' : undefined),
    unitOf: (name) => {
      const unit = unitOf(name);
      return unit ? UNIT_FAMILIES[unit] : undefined;
    },
  };
}

/**
 * Compiles a check between numbers: its names are slots and auxiliary values. @returns null after its faults have been
 * added
 */
export function compileFactCheck(
  written: WrittenCheck,
  at: Keys,
  source: Source<unknown>,
  indicators: readonly Indicator[],
  values: ReadonlyMap<string, AuxiliaryValue>,
): FactCheck | null {
  const bySlot = new Map(indicators.map((one) => [one.slot, one]));
  const scope = numbersScope(
    (name) => bySlot.has(name) || values.has(name),
    (name) => bySlot.get(name)?.unit ?? values.get(name)?.unit ?? null,
  );
  if (written.effective_from && written.effective_to && written.effective_from >= written.effective_to)
    source.fault('version', [...at, 'effective_to'], '废止日期不晚于施行日期', '改正日期');
  const typed = typedExpression(written.assert, scope, 'boolean');
  if (!('expression' in typed)) {
    for (const fault of typed.faults) {
      const kind = fault.kind === 'unknown_field' ? 'unknown_indicator' : fault.kind;
      source.fault(
        kind,
        [...at, 'assert'],
        fault.message.replace('字段', '数字或辅助数'),
        '用数字编号（如 S01）或辅助数编号',
      );
    }
    return null;
  }
  return Object.freeze({
    id: written.check,
    severity: written.severity,
    assert: typed.expression,
    written: written.assert,
    message: written.message,
    effectiveFrom: written.effective_from ?? null,
    effectiveTo: written.effective_to ?? null,
  });
}
