import { type FrontMatter, parseFrontMatter } from './front-matter.ts';
import { parseBlocks } from './parse-blocks.ts';
import { splitFront } from './split-front.ts';
import type { Report } from './fault-sink.ts';
import type { Block, Fault, ReportTemplate } from './template.ts';

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
  const { lines, end } = splitFront(source, tell);
  // Without a front matter the body is still read, so that all faults are reported in the same run.
  const matter = end === -1 ? null : parseFrontMatter(lines.slice(1, end), 2, tell);
  const blocks = parseBlocks(lines.slice(end + 1), end + 2, matter?.sections ?? [], tell);
  checkClosing(matter, blocks, tell);
  faults.sort((a, b) => a.line - b.line);
  const report = matter === null || faults.length > 0 ? null : Object.freeze({ ...matter, blocks });
  return { report, faults: Object.freeze(faults) };
}

/** The closing paragraphs follow at least one paragraph of the last section. */
function checkClosing(matter: FrontMatter | null, blocks: readonly Block[], report: Report): void {
  const last = blocks.findLastIndex((block) => block.kind === 'heading');
  if (matter !== null && matter.closing > 0 && matter.closing >= blocks.length - 1 - last)
    report(1, `文末没有${matter.closing}段，最后一部分就空了`, '核对文件头的 closing');
}
