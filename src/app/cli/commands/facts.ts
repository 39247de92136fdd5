import { checkFacts } from '#engine/checks/index.ts';
import { computeFacts, type Fact } from '#engine/queries/index.ts';
import { withCity } from '../city.ts';
import { type Command, EXIT } from '../command.ts';
import { yearOption } from '../year-option.ts';

export const facts: Command = {
  usage: '--year 2021 [--unit 单位] [--json]',
  options: {
    year: { type: 'string', value: 'YEAR', help: '年度' },
    unit: { type: 'string', value: '单位', help: '只计该单位及其下级的记录' },
  },
  run: async (invocation) => {
    const { out } = invocation;
    const year = yearOption(invocation.options);
    const { computed, checks } = await withCity(invocation, async ({ db, pack, scope }) => {
      const all = await computeFacts({ db, pack, scope, year, now: invocation.now() });
      return { computed: all, checks: checkFacts(pack, all) };
    });
    for (const fact of computed.facts) out.line(factLine(fact));
    for (const check of checks.filter((one) => one.outcome === 'not_met'))
      out.line(`${check.severity === 'error' ? '错误' : '提醒'}：${check.message}（${check.id}）`);
    out.result(computed.facts.map(factJson));
    return EXIT.ok;
  },
};

function factLine(fact: Fact): string {
  const shown = fact.printed === null ? `没有数值（${fact.missing ?? ''}）` : `${fact.printed}${fact.noun}`;
  return `${fact.slot}  ${fact.title}：${shown}  ［${fact.rows} 条记录］`;
}

/** The documented form of a fact. `value` is exact; above 2^53 it stays a text rather than lose a digit. */
function factJson(fact: Fact): Record<string, unknown> {
  const { slot, indicator, printed, unit, rows } = fact;
  const number = fact.value === null ? null : Number(fact.value);
  const value =
    number === null || Number.isSafeInteger(number) || !Number.isInteger(number) ? number : fact.value;
  return {
    slot,
    indicator,
    value,
    printed,
    unit,
    rows,
    title: fact.title,
    valueUnit: fact.valueUnit,
    noun: fact.noun,
    missing: fact.missing,
  };
}
