import type { Job } from '#kernel/jobs/index.ts';
import { importInput } from './inputs.ts';

const KINDS: Readonly<Record<string, string>> = { import: '导入', export: '导出', backup: '备份' };

/** The purpose of a job in words: a check of a file is not called an import. */
export function jobInWords({ kind, input }: Pick<Job, 'kind' | 'input'>): string {
  const plain = KINDS[kind] ?? '其他任务';
  const given = kind === 'import' ? importInput.safeParse(input).data : undefined;
  if (!given) return plain;
  const files = given.files.map(({ name }) => `“${name}”`).join('、');
  return `${given.dryRun ? '检查' : '导入'}${files}`;
}
