import { numbersScope } from '#model/compile/fact-check.ts';
import { visit } from '#model/compile/scope.ts';
import { evaluateCondition } from '#model/expression/evaluate.ts';
import { yearOnYear } from '#model/expression/exact.ts';
import type { ExpressionScope } from '#model/expression/scope.ts';
import { typedExpression } from '#model/expression/typed.ts';
import { UNITS_OF_COUNT } from '#model/units-of-count.ts';
import type { Manifest, ManifestCheck } from '../manifest/manifest.ts';
import type { Findings } from './finding.ts';

/** Evaluates every check of a manifest again, on the values that it states for its numbers. */
export function verifyChecks(manifest: Manifest, findings: Findings): void {
  const values = new Map<string, string | null>();
  const units = new Map<string, string | null>();
  for (const { id, value, unit } of manifest.values) {
    values.set(id, value);
    units.set(id, unit);
  }
  for (const { slot, value, unit } of manifest.facts) {
    values.set(slot, value);
    units.set(slot, unit);
  }
  const before = new Map(manifest.last_year.map((one) => [one.slot, one.value]));
  const scope = numbersScope(
    (name) => values.has(name),
    (name) => UNITS_OF_COUNT.find((unit) => unit === units.get(name)) ?? null,
  );
  const withheld = new Set(manifest.withheld);
  for (const check of manifest.checks) {
    if (check.assert.match(/\w+/g)?.some((word) => withheld.has(word))) {
      findings.leave(
        'check',
        check.id,
        `核对“${check.id}”（${check.message}）用到没有公布的精确数，只能由签发单位重新计算`,
      );
      continue;
    }
    const fault = faultOf(check, values, before, scope);
    findings.judge(
      fault === null,
      'check',
      check.id,
      `核对“${check.id}”：${check.outcome === 'met' ? '成立' : check.outcome === 'not_met' ? `不成立（提醒）——${check.message}` : '缺少数值，未作'}`,
      `核对“${check.id}”（${check.message}）：${fault ?? ''}`,
    );
  }
}

const WORDS = { met: '成立', not_met: '不成立', not_evaluated: '未作' } as const;

/** The fault of a check in the manifest, in words; null when there is none. */
function faultOf(
  check: ManifestCheck,
  values: ReadonlyMap<string, string | null>,
  before: ReadonlyMap<string, string | null>,
  scope: ExpressionScope,
): string | null {
  try {
    const typed = typedExpression(check.assert, scope, 'boolean');
    if (!('expression' in typed)) return `表达式“${check.assert}”不能计算`;
    const names = new Set<string>();
    visit(typed.expression, (name) => names.add(name));
    const stated = Object.keys(check.values);
    if (stated.length !== names.size) return '所列的数与表达式不符';
    for (const name of names) {
      const value = values.get(name) ?? null;
      if ((check.values[name] ?? null) !== value)
        return `${name} 是 ${value ?? '无'}，核对中写的却是 ${check.values[name] ?? '无'}`;
    }
    const known = [...names].every((name) => (values.get(name) ?? null) !== null);
    const environment = {
      path: () => null,
      name: (name: string) => values.get(name) ?? null,
      yearOnYear: (slot: string) => yearOnYear(values.get(slot) ?? null, before.get(slot) ?? null),
    };
    const holds = known ? evaluateCondition(typed.expression, environment, 'unknown') : null;
    const outcome = holds === null ? 'not_evaluated' : holds ? 'met' : 'not_met';
    if (outcome !== check.outcome)
      return `重新计算的结果是${WORDS[outcome]}，清单写的是${WORDS[check.outcome]}`;
    return outcome === 'not_met' && check.severity === 'error'
      ? '错误级的核对不成立，这样的报告不能签发'
      : null;
  } catch {
    return `表达式“${check.assert.slice(0, 100)}”不能计算`;
  }
}
