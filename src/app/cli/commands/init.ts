import { commandLineActor } from '#engine/audit/index.ts';
import { BEGUN_OPTION, begunOption } from '../begun-option.ts';
import { type Command, EXIT, textOption } from '../command.ts';
import { dataDirOf, openInstallation } from '../city.ts';
import { createCity } from '../create-city.ts';
import { cliErrors } from '../errors.ts';
import { UsageProblem } from '../usage-problem.ts';

export const init: Command = {
  usage: '--region 市名 [--begun 日期] [--data DIR]',
  options: {
    region: { type: 'string', value: 'NAME', help: '市名，如 江河市' },
    begun: BEGUN_OPTION,
  },
  run: async (invocation) => {
    const name = textOption(invocation.options, 'region')?.trim();
    if (!name) throw new UsageProblem('缺少 --region 市名。');
    const begunOn = begunOption(invocation);
    const dataDir = dataDirOf(invocation.options);
    const { db, pack } = await openInstallation(invocation);
    try {
      const { rows } = await db.owner.query<{ name: string }>(
        'select name from app.regions order by id limit 1',
      );
      const [found] = rows;
      if (found) throw cliErrors.error('CITY-EXISTS', { dataDir, name: found.name });
      await createCity(db, { region: 1, actor: commandLineActor(), now: invocation.now() }, name, begunOn);
    } finally {
      await db.close();
    }
    invocation.out.line(`已建立“${name}”，数据目录 ${dataDir}`);
    invocation.out.line(`责任自 ${begunOn} 起计`);
    invocation.out.line(
      `定义包 ${pack.parts.join('、')}：台账 ${countLedgers(pack)} 本，指标 ${pack.indicators.length} 个`,
    );
    invocation.out.line('下一步：mingze template --out 模板.xlsx，填好后 mingze import 模板.xlsx');
    invocation.out.result({
      region: name,
      begunOn,
      dataDir,
      packs: pack.parts,
      ledgers: countLedgers(pack),
      indicators: pack.indicators.length,
    });
    return EXIT.ok;
  },
};

function countLedgers(pack: { readonly ledgers: ReadonlyMap<string, { readonly kind: string }> }): number {
  return [...pack.ledgers.values()].filter((ledger) => ledger.kind === 'ledger').length;
}
