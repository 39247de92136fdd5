import { rowsOfFact } from '#engine/queries/index.ts';
import { loadWording } from '#engine/exchange/index.ts';
import { withScope } from '#kernel/db/index.ts';
import { withCity } from '../city.ts';
import { type Command, EXIT } from '../command.ts';
import { valueInWords } from '../row-words.ts';
import { UsageProblem } from '../usage-problem.ts';
import { yearOption } from '../year-option.ts';

export const rows: Command = {
  usage: 'FACT --year 2021',
  options: {
    year: { type: 'string', value: 'YEAR', help: '年度' },
    unit: { type: 'string', value: '单位', help: '只列该单位及其下级的记录' },
  },
  run: async (invocation) => {
    const { out } = invocation;
    const [fact] = invocation.args;
    if (fact === undefined || invocation.args.length > 1)
      throw new UsageProblem('请给出一个数字编号，如 S01。');
    const year = yearOption(invocation.options);
    const {
      ledger,
      rows: found,
      wording,
    } = await withCity(invocation, async ({ db, pack, scope, actor, region }) => ({
      ...(await rowsOfFact({ db, pack, scope, actor, now: invocation.now(), year }, fact)),
      wording: await withScope(db, scope, (client) => loadWording(client, region.id)),
    }));
    out.line(`${ledger.title}：${found.length} 条记录`);
    for (const row of found) {
      const cells = ledger.fields.flatMap((field) => {
        const value = row.values[field.id] ?? null;
        return value === null ? [] : [`${field.title}：${valueInWords(value, field, wording)}`];
      });
      out.line(`  ${cells.join('；')}`);
    }
    out.result({ fact, year, ledger: ledger.id, title: ledger.title, count: found.length, rows: found });
    return EXIT.ok;
  },
};
