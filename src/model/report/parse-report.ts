import { parseFrontMatter } from './front-matter.ts';
import { parseBlocks } from './parse-blocks.ts';
import type { Report } from './fault-sink.ts';
import type { Fault, ReportTemplate } from './template.ts';

/**
 * Reads a report text: front matter between two lines `---`, then headings and paragraphs in a small,
 * closed part of Markdown, with `[[indicator]]` and `{{parameter}}`.
 * @param source the whole file
 * @param file its name, repeated in every fault
 * @returns the frozen template, or null with every fault of the file, in the order of its lines; never throws
 */
export function parseReport(
  source: string,
  file: string,
): { readonly report: ReportTemplate | null; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const tell: Report = (line, message, hint) => faults.push(Object.freeze({ file, line, message, hint }));
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  if (end === -1) {
    tell(1, '文件头要写在两行“---”之间', '第一行写 ---，各项之后再写一行 ---');
  }
  // Without a front matter the body is still read, so that its faults are told in the same run.
  const matter = end === -1 ? null : parseFrontMatter(lines.slice(1, end), 2, tell);
  const blocks = parseBlocks(lines.slice(end + 1), end + 2, matter?.sections ?? [], tell);
  faults.sort((a, b) => a.line - b.line);
  const report = matter === null || faults.length > 0 ? null : Object.freeze({ ...matter, blocks });
  return { report, faults: Object.freeze(faults) };
}
