import { readFile } from 'node:fs/promises';
import { type Option, type Options, textOption } from './command.ts';
import { cliErrors } from './errors.ts';

/** A passphrase comes from a file or the environment, because every user of the machine can see a command line. */
export const PASSPHRASE_OPTION: Option = {
  type: 'string',
  value: 'FILE',
  help: '第一行是口令的文件；不写则用环境变量 MINGZE_BACKUP_PASSPHRASE',
};

/** The passphrase that was given, or null. @throws FILE-UNREADABLE */
export async function passphraseOf(options: Options): Promise<string | null> {
  const file = textOption(options, 'passphrase-file');
  if (file === null) return process.env['MINGZE_BACKUP_PASSPHRASE'] || null;
  try {
    return (await readFile(file, 'utf8')).split(/\r?\n/u)[0] || null;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw cliErrors.error('FILE-UNREADABLE', { path: file, reason }, error);
  }
}
