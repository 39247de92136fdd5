import { chineseNumeral } from './chinese-numeral.ts';
import { parseInline } from './parse-inline.ts';
import { refuseMarkdown } from './refuse-markdown.ts';
import type { Report } from './fault-sink.ts';
import type { Block, Inline } from './template.ts';

/**
 * Reads the body: `## 一、…` headings and paragraphs. The lines of a paragraph are joined without a space, so that an
 * author can give each “一是…” its own line; an empty line ends the paragraph.
 * @param first line number of the first line
 * @param sections numbers that the headings must have, in order; empty when they could not be read
 */
export function parseBlocks(
  lines: readonly string[],
  first: number,
  sections: readonly number[],
  report: Report,
): readonly Block[] {
  const blocks: Block[] = [];
  let open: { inlines: Inline[]; line: number } | null = null;
  const close = (): void => {
    if (open !== null)
      blocks.push(Object.freeze({ kind: 'paragraph', ...open, inlines: Object.freeze(open.inlines) }));
    open = null;
  };
  lines.forEach((source, index) => {
    const line = first + index;
    if (source.trim() === '') return close();
    if (source.startsWith('#')) {
      close();
      const count = blocks.filter((block) => block.kind === 'heading').length;
      blocks.push(parseHeading(source, line, sections[count], report));
      return;
    }
    refuseMarkdown(source, line, report);
    open ??= { inlines: [], line };
    open.inlines.push(...parseInline(source.trim(), line, report));
  });
  close();
  checkSections(blocks, first, sections, report);
  return Object.freeze(blocks);
}

function parseHeading(source: string, line: number, expected: number | undefined, report: Report): Block {
  const match = /^## ([一二三四五六七八九十]{1,3})、(.*)$/.exec(source);
  if (match === null) {
    report(line, '标题只有一级，写成“## 一、标题”', '下级内容写成段内的“一是……二是……”');
  } else if (expected !== undefined && match[1] !== chineseNumeral(expected)) {
    report(line, `标题编号“${match[1] ?? ''}”与文件头不符`, `这里应是“${chineseNumeral(expected)}、”`);
  }
  if (match !== null && (match[2] ?? '').trim() === '') report(line, '标题没有文字', '在“、”后写标题');
  const text = source.replace(/^#+\s*/, '').trim();
  refuseMarkdown(text, line, report);
  const inlines = parseInline(text, line, report);
  if (inlines.some((piece) => piece.kind === 'fact'))
    report(line, '标题里不能引用指标', '指标只写在正文段落里');
  return Object.freeze({ kind: 'heading', number: expected ?? 0, inlines, line });
}

function checkSections(
  blocks: readonly Block[],
  first: number,
  sections: readonly number[],
  report: Report,
): void {
  if (blocks.length === 0) report(first, '正文是空的', '写“## 一、标题”，下面写段落');
  blocks.forEach((block, index) => {
    if (block.kind === 'heading' && blocks[index + 1]?.kind !== 'paragraph') {
      report(block.line, '这一部分没有正文', '在标题下写段落，或删去标题并改文件头的 sections');
    }
  });
  const headings = blocks.filter((block) => block.kind === 'heading');
  if (sections.length > 0 && headings.length !== sections.length) {
    const last = headings.at(-1)?.line ?? first;
    report(
      last,
      `正文有${headings.length}个部分，文件头写了${sections.length}个`,
      '补齐标题，或改文件头的 sections',
    );
  }
}
