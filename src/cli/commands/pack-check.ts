import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadPack } from '#engine/definitions/load-pack.ts';
import { BASE_PACK, cityPacks, dataDirOf, faultInWords } from '../city.ts';
import { type Command, EXIT } from '../command.ts';
import { cliErrors } from '../errors.ts';

export const packCheck: Command = {
  name: 'pack check',
  summary: '检查定义包',
  usage: '[DIR]',
  details:
    '不给目录时，检查随产品的包和数据目录 packs/ 中本市自己的包；给目录时，把它当作本市的包与随产品的包一起检查。',
  options: {},
  run: async ({ options, args, out }) => {
    const own = args.map((directory) => resolve(directory));
    const missing = own.find((directory) => !existsSync(directory));
    if (missing !== undefined) throw cliErrors.error('PACK-NO-DIRECTORY', { directory: missing });
    const base = own.includes(BASE_PACK) ? [] : [BASE_PACK];
    const { pack, faults } = await loadPack(
      own.length > 0 ? [...base, ...own] : [BASE_PACK, ...(await cityPacks(dataDirOf(options)))],
    );
    for (const fault of faults) out.line(faultInWords(fault));
    const ledgers = [...(pack?.ledgers.values() ?? [])].map(({ id, title, kind, section, fields }) => ({
      id,
      title,
      kind,
      section,
      fields: fields.length,
    }));
    if (pack)
      out.line(
        `定义正确：${pack.parts.join('、')}；台账 ${ledgers.filter((one) => one.kind === 'ledger').length} 本，指标 ${pack.indicators.length} 个，核对 ${pack.checks.length} 条，责任 ${pack.duties.size} 条，机制 ${pack.mechanisms.size} 项，报告文本 ${pack.reports.length} 篇`,
      );
    else out.line(`共 ${faults.length} 处错误`);
    out.result({
      valid: pack !== null,
      faults,
      packs: pack?.parts ?? [],
      ledgers,
      indicators: pack?.indicators.length ?? 0,
      checks: pack?.checks.length ?? 0,
      duties: pack?.duties.size ?? 0,
      mechanisms: pack?.mechanisms.size ?? 0,
    });
    return pack ? EXIT.ok : EXIT.refused;
  },
};
