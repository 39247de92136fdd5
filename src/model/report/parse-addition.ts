import { chineseNumeral } from './chinese-numeral.ts';
import type { Report } from './fault-sink.ts';
import { dateOf, type FrontKeys, readEntries } from './front-matter.ts';
import { parseBlocks } from './parse-blocks.ts';
import { splitFront } from './split-front.ts';
import type { Fault, ReportAddition } from './template.ts';

const KEYS: FrontKeys = new Map([
  ['adds_to', 'adds_to: annual'],
  ['effective_from', 'effective_from: 2021-01-01'],
]);
const NUMERALS = new Map(Array.from({ length: 99 }, (_, index) => [chineseNumeral(index + 1), index + 1]));

type Section = ReportAddition['sections'][number];

/**
 * Reads what a city adds to a report: a front matter that names the report, then `## 三` headings that name a
 * section of it, and below each the paragraphs that are appended to that section.
 * @returns the frozen addition, or null with every fault of the file; never throws
 */
export function parseAddition(
  source: string,
  file: string,
): { readonly addition: ReportAddition | null; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const tell: Report = (line, message, hint) => faults.push(Object.freeze({ file, line, message, hint }));
  const { lines, end } = splitFront(source, tell);
  const entries = end === -1 ? new Map<string, never>() : readEntries(lines.slice(1, end), 2, KEYS, tell);
  for (const [key, example] of end === -1 ? [] : KEYS)
    if (!entries.has(key)) tell(1, `文件头缺少 ${key}`, `补上一行，如 ${example}`);
  const absent = { value: '', line: 1 };
  const effectiveFrom = dateOf(entries.get('effective_from') ?? absent, tell);
  const sections = parseSections(lines.slice(end + 1), end + 2, tell);
  faults.sort((a, b) => a.line - b.line);
  if (faults.length > 0) return { addition: null, faults: Object.freeze(faults) };
  const addsTo = (entries.get('adds_to') ?? absent).value;
  return { addition: Object.freeze({ addsTo, effectiveFrom, sections }), faults: Object.freeze([]) };
}

function parseSections(lines: readonly string[], first: number, report: Report): readonly Section[] {
  const starts = lines.flatMap((line, index) => (line.startsWith('#') ? [index] : []));
  const before = lines.slice(0, starts[0] ?? lines.length).findIndex((line) => line.trim() !== '');
  if (before !== -1) report(first + before, '段落之前须有标题', '先写“## 三”，说明加到第几部分');
  else if (starts.length === 0) report(first, '正文是空的', '写“## 三”，下面写段落');
  const sections: Section[] = [];
  for (const [position, start] of starts.entries()) {
    const line = first + start;
    const number = NUMERALS.get(
      /^## ([一二三四五六七八九十]{1,3})$/u.exec(lines[start]?.trimEnd() ?? '')?.[1] ?? '',
    );
    if (number === undefined) report(line, '标题只写部分的编号', '写成“## 三”，不写标题的文字');
    else if (sections.some((one) => one.number === number))
      report(line, '同一部分写了两次', '把段落写在同一个标题下');
    const blocks = parseBlocks(lines.slice(start + 1, starts[position + 1]), line + 1, [], report);
    sections.push(Object.freeze({ number: number ?? 0, line, blocks }));
  }
  return Object.freeze(sections);
}
