import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { logEvents } from '#engine/audit/with-change.ts';
import { backupErrors } from '#engine/backup/errors.ts';
import { KEY_FILE } from '#engine/backup/place.ts';
import { type FileOfBackup, writeBackup } from '#engine/backup/write-backup.ts';
import { openFileStore } from '#kernel/files/index.ts';
import { openSigner } from '#engine/proof/installation-key.ts';
import { dataDirOf, withCity } from '../city.ts';
import { type Command, EXIT } from '../command.ts';
import { PASSPHRASE_OPTION, passphraseOf } from '../passphrase.ts';
import { UsageProblem } from '../usage-problem.ts';
import { writingOut } from '../writing-out.ts';

/** Shorter ones can be tried out. */
const LEAST = 12;

export const backup: Command = {
  name: 'backup',
  summary: '备份全部数据到一个文件',
  usage: 'FILE [--encrypt]',
  details:
    '备份时可以照常工作，备份的是开始那一刻的数据：各城市的台账、历史、审计日志、已签发的报告和本市定义包。\n加 --encrypt 才加密，也才带上签名密钥。口令丢了，备份就打不开。',
  options: {
    encrypt: { type: 'boolean', help: `加密，口令至少 ${LEAST} 个字符` },
    'passphrase-file': PASSPHRASE_OPTION,
  },
  run: async (invocation) => {
    const { args, options, out, now } = invocation;
    const [file] = args;
    if (file === undefined || args.length > 1) throw new UsageProblem('须给出一个文件名。');
    const encrypt = options['encrypt'] === true;
    const passphrase = encrypt ? await passphraseOf(options) : null;
    if (encrypt && (passphrase?.length ?? 0) < LEAST)
      throw backupErrors.error('BACKUP-NO-PASSPHRASE', { least: LEAST });
    const path = resolve(file);
    const dataDir = dataDirOf(options);
    const written = await withCity(invocation, async ({ db, pack, scope, actor }) => {
      const signer = openSigner(dataDir);
      const files = [...(await packFiles(dataDir)), ...(encrypt ? [await keyFile(dataDir)] : [])];
      // Before the backup, so that the backup itself tells of it.
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

async function packFiles(dataDir: string): Promise<FileOfBackup[]> {
  const directory = join(dataDir, 'packs');
  if (!existsSync(directory)) return [];
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.toSorted().map(async (file) => ({
      path: relative(dataDir, file).split(sep).join('/'),
      bytes: await readFile(file),
    })),
  );
}

async function keyFile(dataDir: string): Promise<FileOfBackup> {
  return { path: KEY_FILE, bytes: await readFile(join(dataDir, ...KEY_FILE.split('/'))) };
}
