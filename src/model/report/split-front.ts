import type { Report } from './fault-sink.ts';

/** The lines of a file and where its front matter ends: the index of the second `---`, -1 when there is none. */
export function splitFront(
  source: string,
  report: Report,
): { readonly lines: readonly string[]; readonly end: number } {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  if (end === -1) report(1, '文件头要写在两行“---”之间', '第一行写 ---，各项之后再写一行 ---');
  return { lines, end };
}
