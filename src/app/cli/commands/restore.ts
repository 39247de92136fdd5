import { resolve } from 'node:path';
import { commandLineActor } from '#engine/audit/index.ts';
import { restoreBackup } from '#engine/backup/index.ts';
import { MIGRATION_SOURCES } from '../../migration-sources.ts';
import { BASE_PACK, cityPacks, dataDirOf, requirePack } from '../city.ts';
import { type Command, EXIT } from '../command.ts';
import { PASSPHRASE_OPTION, passphraseOf } from '../passphrase.ts';
import { UsageProblem } from '../usage-problem.ts';

export const restore: Command = {
  usage: 'FILE --data DIR',
  details:
    '只恢复到空的地方，不覆盖任何已有数据。恢复后逐项核对：行数、审计日志、每个年度的每个数字都须与备份时相同，不同就全部撤销。\n较旧版本写出的备份，恢复时一并升级。',
  options: { 'passphrase-file': PASSPHRASE_OPTION },
  run: async (invocation) => {
    const { args, options, out, now } = invocation;
    const [file] = args;
    if (file === undefined || args.length > 1) throw new UsageProblem('须给出一个备份文件。');
    const dataDir = dataDirOf(options);
    const restored = await restoreBackup({
      path: resolve(file),
      passphrase: await passphraseOf(options),
      dataDir,
      databaseUrl: process.env['DATABASE_URL'],
      sources: MIGRATION_SOURCES,
      packOf: async (directory) =>
        requirePack([BASE_PACK, ...(await cityPacks(directory))], invocation.keptPacks),
      actor: commandLineActor(),
      now: now(),
      onProgress: out.progress,
    });
    const { cities, takenAt, rows, numbers, withKey, key } = restored;
    out.line(`已恢复“${cities.join('、')}”（${takenAt} 的备份），${rows} 行，数据目录 ${dataDir}`);
    out.line(`审计日志完好；${numbers} 个数字与备份时相同`);
    out.line(`备份由密钥 ${key} 签名，请与原安装的密钥编号核对`);
    if (!withKey)
      out.line('备份中没有签名密钥：请把原来的 secrets/signing-key.pem 放回，否则今后由新密钥签名。');
    out.result({ dataDir, ...restored });
    return EXIT.ok;
  },
};
