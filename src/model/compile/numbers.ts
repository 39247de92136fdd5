import type { Duty } from '../pack/duty.ts';
import type { PackRelations } from '../pack/relations.ts';
import type { AuxiliaryValue, FactCheck, Indicator } from '../pack/types.ts';
import { checksSchema, indicatorsSchema } from '../schema/indicator.ts';
import { compileFactCheck } from './fact-check.ts';
import { compileIndicator, compileValue, type Context } from './indicator.ts';
import { compileRelations } from './relations.ts';
import { type Faults, type Keys, type PackFile, readYaml, type Source } from './source.ts';

/** A compiled indicator with its place in a file. */
export interface IndicatorSource {
  readonly indicator: Indicator;
  readonly source: Source<unknown>;
  readonly at: Keys;
}

/** Compiles the indicators; one with a fault is left out. */
export function compileIndicators(
  files: readonly PackFile[],
  context: Context,
  faults: Faults,
): readonly IndicatorSource[] {
  return files.flatMap((file) => {
    const source = readYaml(file, indicatorsSchema, faults);
    if (!source) return [];
    return (source.value.indicators ?? []).flatMap((written, index) => {
      const at = ['indicators', index] as const;
      const indicator = compileIndicator(written, at, source, context);
      return indicator ? [{ indicator, source, at }] : [];
    });
  });
}

/** What the files of `checks/` define: auxiliary values, relations between numbers, checks on numbers. */
export interface CompiledChecks {
  readonly values: readonly AuxiliaryValue[];
  readonly relations: PackRelations;
  readonly checks: readonly FactCheck[];
}

/** Compiles the files of `checks/`. A check may use every value, of whatever file, so that all values come first. */
export function compileChecks(
  files: readonly PackFile[],
  known: Context & {
    readonly indicators: readonly Indicator[];
    readonly duties: ReadonlyMap<string, Duty>;
  },
  faults: Faults,
): CompiledChecks {
  const { indicators } = known;
  const sources = files
    .map((file) => readYaml(file, checksSchema, faults))
    .filter((source) => source !== null);
  const values: AuxiliaryValue[] = [];
  for (const source of sources)
    for (const [index, written] of (source.value.values ?? []).entries()) {
      const at = ['values', index] as const;
      if (values.some(({ id }) => id === written.value))
        source.fault('duplicate', [...at, 'value'], `辅助数“${written.value}”重复`, '改用另一编号');
      values.push(...compileValue(written, at, source, known, indicators));
    }
  const { relations, values: periods } = compileRelations(sources, known);
  values.push(...periods);
  const byId = new Map(values.map((one) => [one.id, one]));
  const checks: FactCheck[] = [];
  for (const source of sources)
    for (const [index, written] of (source.value.checks ?? []).entries()) {
      const at = ['checks', index] as const;
      const check = compileFactCheck(written, at, source, indicators, byId);
      if (!check) continue;
      if (checks.some(({ id }) => id === check.id))
        source.fault('duplicate', [...at, 'check'], `核对“${check.id}”重复`, '改用另一编号');
      checks.push(check);
    }
  return { values, checks, relations };
}
