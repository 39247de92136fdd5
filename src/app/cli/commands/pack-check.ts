import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkPacks, readPackDirectory } from '#engine/definitions/index.ts';
import { BASE_PACK, cityPacks, dataDirOf, faultInWords } from '../city.ts';
import { type Command, EXIT } from '../command.ts';
import { cliErrors } from '../errors.ts';

export const packCheck: Command = {
  usage: '[DIR] [--draw]',
  details:
    '不给目录时，检查随产品的包和数据目录 packs/ 中本市自己的包；给目录时，把它当作本市的包与随产品的包一起检查。',
  options: { draw: { type: 'boolean', help: '画出各流程（Mermaid），可贴进支持它的文档' } },
  run: async ({ options, args, out }) => {
    const own = args.map((directory) => resolve(directory));
    const missing = own.find((directory) => !existsSync(directory));
    if (missing !== undefined) throw cliErrors.error('PACK-NO-DIRECTORY', { directory: missing });
    const base = own.includes(BASE_PACK) ? [] : [BASE_PACK];
    const directories =
      own.length > 0 ? [...base, ...own] : [BASE_PACK, ...(await cityPacks(dataDirOf(options)))];
    const found = await checkPacks(await Promise.all(directories.map(readPackDirectory)));
    const { valid, faults, packs, ledgers, indicators, checks, duties, mechanisms, reports, flows } = found;
    for (const fault of faults) out.line(faultInWords(fault));
    if (valid)
      out.line(
        `定义正确：${packs.join('、')}；台账 ${ledgers.filter((one) => one.kind === 'ledger').length} 本，指标 ${indicators} 个，核对 ${checks} 条，责任 ${duties} 条，机制 ${mechanisms} 项，报告文本 ${reports} 篇，流程 ${flows.length} 个`,
      );
    else out.line(`共 ${faults.length} 处错误`);
    if (options['draw'] === true) for (const { title, drawing } of flows) out.line(`\n${title}\n${drawing}`);
    out.result(found);
    return valid ? EXIT.ok : EXIT.refused;
  },
};
