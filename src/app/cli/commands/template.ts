import { resolve } from 'node:path';
import { writeTemplate } from '#engine/exchange/index.ts';
import { BASE_PACK, cityPacks, dataDirOf, requirePack } from '../city.ts';
import { type Command, EXIT, textOption } from '../command.ts';
import { ledgersNamed } from '../ledger-names.ts';
import { UsageProblem } from '../usage-problem.ts';
import { writingOut } from '../writing-out.ts';

export const template: Command = {
  usage: '[LEDGER…] --out FILE.xlsx',
  details: '不写台账名称时包含全部台账和单位、人员等基础表。选项列有下拉列表，“填写说明”表列出每一列怎样填。',
  options: { out: { type: 'string', value: 'FILE', help: '模板文件' } },
  run: async ({ options, args, out, keptPacks }) => {
    const file = textOption(options, 'out');
    if (file === null) throw new UsageProblem('缺少 --out FILE.xlsx。');
    const pack = await requirePack([BASE_PACK, ...(await cityPacks(dataDirOf(options)))], keptPacks);
    const path = resolve(file);
    let sheets: readonly string[] = [];
    await writingOut(path, async () => {
      sheets = await writeTemplate(path, ledgersNamed(pack, args));
    });
    out.line(`已生成模板 ${path}，${sheets.length} 张表`);
    out.result({ file: path, sheets });
    return EXIT.ok;
  },
};
