import { rowsOfFact } from '#engine/queries/index.ts';
import { withCity } from '../city.ts';
import { type Command, EXIT } from '../command.ts';
import { UsageProblem } from '../usage-problem.ts';
import { yearOption } from '../year-option.ts';

export const rows: Command = {
  name: 'rows',
  summary: '列出一个数字背后的记录',
  usage: 'FACT --year 2021',
  options: {
    year: { type: 'string', value: 'YEAR', help: '年度' },
    unit: { type: 'string', value: '单位', help: '只列该单位及其下级的记录' },
  },
  run: async (invocation) => {
    const { out } = invocation;
    const [fact] = invocation.args;
    if (fact === undefined || invocation.args.length > 1) throw new UsageProblem('请给出一个数字编号，如 S01。');
    const year = yearOption(invocation.options);
    const found = await withCity(invocation, ({ db, pack, scope }) => rowsOfFact({ db, pack, scope, year }, fact));
    const { ledger } = found;
    out.line(`${ledger.title}：${found.rows.length} 条记录`);
    for (const row of found.rows) {
      const cells = ledger.fields.flatMap((field) => {
        const value = row.values[field.id] ?? null;
        return value === null ? [] : [`${field.title}：${field.choices.find((choice) => choice.code === value)?.label ?? value}`];
      });
      out.line(`  ${cells.join('；')}`);
    }
    out.result({ fact, year, ledger: ledger.id, title: ledger.title, count: found.rows.length, rows: found.rows });
    return EXIT.ok;
  },
};
