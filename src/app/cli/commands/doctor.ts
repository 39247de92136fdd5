import { existsSync } from 'node:fs';
import {
  examineDatabase,
  examineDefinitions,
  examineEnvironment,
  examineFacts,
  examineFlows,
  examineGathered,
  type HealthFinding,
} from '#tools/doctor/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { BASE_PACK, cityPacks, dataDirOf, openInstallation } from '../city.ts';
import { type Command, EXIT, type Invocation } from '../command.ts';

export const doctor: Command = {
  usage: '[--facts] [--flows] [--gathered]',
  options: {
    facts: { type: 'boolean', help: '另由全部记录重算留存的数字，逐个比较（记录多时要几秒）' },
    flows: { type: 'boolean', help: '另由办理步骤重算走流程的事项现在的环节，逐件比较' },
    gathered: { type: 'boolean', help: '另由相引的记录重算由它们得出的字段，逐条比较' },
  },
  run: async (invocation) => {
    const { out, options } = invocation;
    const findings = [
      ...examineEnvironment(),
      ...(await examineDefinitions([BASE_PACK, ...(await cityPacks(dataDirOf(options)))])),
      ...(await installation(invocation)),
    ];
    for (const { subject, ok, detail } of findings)
      out.line(`${ok ? '正常' : '异常'}  ${subject}：${detail}`);
    out.result({ ok: findings.every((finding) => finding.ok), findings });
    return findings.every((finding) => finding.ok) ? EXIT.ok : EXIT.failed;
  },
};

async function installation(invocation: Invocation): Promise<readonly HealthFinding[]> {
  const dataDir = dataDirOf(invocation.options);
  if (!existsSync(dataDir) && !process.env['DATABASE_URL'])
    return [{ subject: '数据目录', ok: true, detail: `${dataDir} 还没有建立` }];
  try {
    const { db, pack } = await openInstallation(invocation);
    try {
      return [
        { subject: '数据目录', ok: true, detail: dataDir },
        ...(await examineDatabase(db)),
        ...(invocation.options['facts'] === true ? await examineFacts(db, pack, invocation.now()) : []),
        ...(invocation.options['flows'] === true ? await examineFlows(db, pack) : []),
        ...(invocation.options['gathered'] === true ? await examineGathered(db, pack) : []),
      ];
    } finally {
      await db.close();
    }
  } catch (error) {
    if (!isMingzeError(error)) throw error;
    return [{ subject: '数据目录', ok: false, detail: `${error.message}${error.remedy}` }];
  }
}
