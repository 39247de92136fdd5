import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { logEvents } from '#engine/audit/index.ts';
import { canonicalJson } from '#proof/manifest/canonical-json.ts';
import { proveRow } from '#stages/reports/index.ts';
import { withCity } from '../city.ts';
import { type Command, EXIT, textOption } from '../command.ts';
import { numberOption } from '../number-option.ts';
import { UsageProblem } from '../usage-problem.ts';
import { writingOut } from '../writing-out.ts';
import { yearOption } from '../year-option.ts';

export const prove: Command = {
  usage: '--fact S45 --row 标识 --year 2021 --out FILE.json',
  details:
    '文件中只有这一条记录、通向签名摘要的路径和清单，看不到别的记录；用 mingze verify 核验。\n出自封存台账的数字不出具证明。',
  options: {
    fact: { type: 'string', value: 'S45', help: '数字编号' },
    row: { type: 'string', value: '标识', help: '记录的标识（mingze rows --json 的 key），各部分用“＋”相连' },
    year: { type: 'string', value: 'YEAR', help: '年度' },
    number: { type: 'string', value: 'N', help: '报告第几版，默认最新' },
    report: { type: 'string', value: 'ID', help: '报告文本，默认 annual' },
    out: { type: 'string', value: 'FILE', help: '证明文件' },
  },
  run: async (invocation) => {
    const { options, out } = invocation;
    const [fact, row, file] = ['fact', 'row', 'out'].map((name) => textOption(options, name));
    if (!fact || !row || !file) throw new UsageProblem('缺少 --fact、--row 或 --out。');
    const year = yearOption(options);
    const number = numberOption(options, 'number');
    const report = textOption(options, 'report') ?? 'annual';
    const slot = fact.toUpperCase();
    const proof = await withCity(invocation, async ({ db, pack, scope, actor }) => {
      const made = await proveRow({ db, pack, scope, year, report, slot, row, number });
      const told = { slot, ledger: made.row.ledger, key: row, year };
      await logEvents(db, { scope, actor, now: invocation.now() }, [{ type: 'row.proved', data: told }]);
      return made;
    });
    const path = resolve(file);
    await writingOut(path, () => writeFile(path, canonicalJson(proof)));
    out.line(`已写出证明：${path}`);
    out.result({ file: path, fact: slot, row, ledger: proof.row.ledger });
    return EXIT.ok;
  },
};
