import { basename, resolve } from 'node:path';
import { logEvents } from '#engine/audit/index.ts';
import {
  demandPassphrase,
  filesOfInstallation,
  LEAST_PASSPHRASE,
  writeBackup,
} from '#engine/backup/index.ts';
import { openFileStore } from '#kernel/files/index.ts';
import { openSigner } from '#proof/manifest/open-signer.ts';
import { dataDirOf, withCity } from '../city.ts';
import { type Command, EXIT } from '../command.ts';
import { PASSPHRASE_OPTION, passphraseOf } from '../passphrase.ts';
import { UsageProblem } from '../usage-problem.ts';
import { writingOut } from '../writing-out.ts';

export const backup: Command = {
  usage: 'FILE [--encrypt]',
  details:
    '备份时可以照常工作，备份的是开始那一刻的数据：各城市的台账、历史、审计日志、已签发的报告和本市定义包。\n加 --encrypt 才加密，也才带上签名密钥。口令丢了，备份就打不开。',
  options: {
    encrypt: { type: 'boolean', help: `加密，口令至少 ${LEAST_PASSPHRASE} 个字符` },
    'passphrase-file': PASSPHRASE_OPTION,
  },
  run: async (invocation) => {
    const { args, options, out, now } = invocation;
    const [file] = args;
    if (file === undefined || args.length > 1) throw new UsageProblem('须给出一个文件名。');
    const encrypt = options['encrypt'] === true;
    const passphrase = encrypt ? demandPassphrase(await passphraseOf(options)) : null;
    const path = resolve(file);
    const dataDir = dataDirOf(options);
    const written = await withCity(invocation, async ({ db, pack, scope, actor }) => {
      const signer = openSigner(dataDir);
      const files = await filesOfInstallation(dataDir, { withKey: encrypt });
      // Before the backup, so that the backup itself contains the entry.
      const told = { file: basename(path), encrypted: encrypt };
      await logEvents(db, { scope, actor, now: now() }, [{ type: 'backup.taken', data: told }]);
      return writingOut(path, () =>
        writeBackup(
          {
            db,
            pack,
            now: now(),
            signer,
            passphrase,
            files,
            store: openFileStore(dataDir),
            onProgress: (table) => out.progress(`正在备份 ${table}……`),
          },
          path,
        ),
      );
    });
    out.line(`已备份 ${written.tables} 张表、${written.rows} 行：${path}`);
    if (written.objects > 0) out.line(`附件 ${written.objects} 个`);
    if (written.missing.length > 0)
      out.note(
        `有 ${written.missing.length} 个附件在 files/ 中找不到，没有备份：${written.missing.join('、')}`,
      );
    out.line(`文件摘要 ${written.digest}`);
    for (const { region, seq, hash } of written.logs)
      if (region !== 0) out.line(`审计日志到第 ${seq} 条，摘要 ${hash}`);
    if (!encrypt)
      out.line(
        '没有加密：拿到文件的人能看到全部数据。签名密钥不在其中，恢复后由新密钥签名，请另行保管 secrets/signing-key.pem。',
      );
    out.result({ file: path, encrypted: encrypt, ...written });
    return EXIT.ok;
  },
};
