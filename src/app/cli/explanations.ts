import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readExplanations } from '#stages/reports/index.ts';
import type { Explanation } from '#proof/consistency/explain.ts';
import { type Option, type Options, textOption } from './command.ts';
import { cliErrors } from './errors.ts';
import { UsageProblem } from './usage-problem.ts';

/** The options with which a report is explained. */
export const EXPLANATION_OPTIONS: Readonly<Record<string, Option>> = {
  explain: {
    type: 'string',
    value: 'FILE.yaml|编号=说明',
    help: '对提醒的书面说明：文件，或一条；可写几次',
    multiple: true,
  },
  by: { type: 'string', value: '姓名', help: '说明人，用于“编号=说明”' },
  office: { type: 'string', value: '单位', help: '说明单位，用于“编号=说明”' },
};

/** The explanations of --explain: files, and single ones by --by of --office. */
export async function explanationsOption(options: Options): Promise<readonly Explanation[]> {
  const written = options['explain'];
  const all: readonly unknown[] = Array.isArray(written) ? written : [];
  const lists = all.map(async (one): Promise<readonly Explanation[]> => {
    const single = /^([\w-]+)=(.+)$/su.exec(String(one));
    if (!single) return readExplanations(await read(String(one)));
    const [by, office] = [textOption(options, 'by'), textOption(options, 'office')];
    if (by === null || office === null)
      throw new UsageProblem('“编号=说明”须同时写 --by 姓名 和 --office 单位。');
    return [{ finding: single[1] ?? '', text: single[2] ?? '', by, office }];
  });
  return (await Promise.all(lists)).flat();
}

async function read(name: string): Promise<Uint8Array> {
  const path = resolve(name);
  try {
    return await readFile(path);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '读不出来';
    throw cliErrors.error('FILE-UNREADABLE', { path, reason }, error);
  }
}
