import { checkFacts } from '#engine/checks/index.ts';
import { computeFacts, type Fact } from '#engine/queries/index.ts';
import { withCity } from '../city.ts';
import { type Command, EXIT, textOption } from '../command.ts';
import { factJson } from '../fact-json.ts';
import { factsOfUnits } from '../facts-of-units.ts';
import { UsageProblem } from '../usage-problem.ts';
import { yearOption } from '../year-option.ts';

export const facts: Command = {
  usage: '--year 2021 [--unit 单位] [--by 单位类别 [--out FILE.xlsx|FILE.csv]] [--json]',
  details:
    '写了 --by 的，一行一个单位列出全部数字，并把各单位与其余的合计同全市的数相比，不等的逐个写明原因；有说不出原因的，退出码是 3。',
  options: {
    year: { type: 'string', value: 'YEAR', help: '年度' },
    unit: { type: 'string', value: '单位', help: '只计该单位及其下级的记录' },
    by: { type: 'string', value: '单位类别', help: '按这一类单位分列，如“乡镇”，几类用顿号隔开' },
    out: { type: 'string', value: 'FILE', help: '与 --by 同用：写成 .xlsx 或 .csv 文件' },
  },
  run: async (invocation) => {
    const { out } = invocation;
    const year = yearOption(invocation.options);
    const by = textOption(invocation.options, 'by');
    if (by !== null) return factsOfUnits(invocation, year, by);
    if (textOption(invocation.options, 'out') !== null) throw new UsageProblem('--out 须与 --by 同用。');
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
