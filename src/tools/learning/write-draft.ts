import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { existsSync } from 'node:fs';
import { learningErrors } from './errors.ts';

/**
 * Writes the draft as a local pack: `pack.yaml` and the report text. Existing files are not overwritten.
 * @returns the paths of the files
 * @throws LEARN-EXISTS when one of them exists
 */
export async function writeDraft(
  directory: string,
  basePack: string,
  source: string,
): Promise<readonly string[]> {
  const files = [
    {
      path: join(directory, 'pack.yaml'),
      text: `pack: learned-report\ntitle: 从往年报告整理的报告文本\nversion: '1.0'\nlanguage: 1\nextends: [${basePack}]\n`,
    },
    { path: join(directory, 'reports', 'learned.md'), text: source },
  ];
  const taken = files.find(({ path }) => existsSync(path));
  if (taken) throw learningErrors.error('LEARN-EXISTS', { path: taken.path });
  for (const { path, text } of files) {
    await mkdir(dirname(path), { recursive: true });
    // The flag, not the check above, protects a file that another program has just written.
    await writeFile(path, text, { flag: 'wx' });
  }
  return files.map(({ path }) => path);
}
