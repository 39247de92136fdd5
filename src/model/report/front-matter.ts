import { parseInline } from './parse-inline.ts';
import type { Report } from './fault-sink.ts';
import type { Inline, ReportTemplate } from './template.ts';

/** What stands between the two lines `---` at the top of the file. */
export type FrontMatter = Pick<
  ReportTemplate,
  'id' | 'title' | 'addressee' | 'signer' | 'sections' | 'closing' | 'effectiveFrom'
>;

/** The keys of a front matter in their fixed order, each with an example for the hint. */
export type FrontKeys = ReadonlyMap<string, string>;

const KEYS: FrontKeys = new Map([
  ['report', 'report: annual'],
  ['title', 'title: 中共{{city_name}}委员会|关于{{report_year}}年度|……情况的报告'],
  ['addressee', 'addressee: 省委：'],
  ['signer', 'signer: 中共{{city_name}}委员会'],
  ['sections', 'sections: [1, 2, 3]'],
  ['closing', 'closing: 2'],
  ['effective_from', 'effective_from: 2021-01-01'],
]);

const OPTIONAL: readonly string[] = ['closing'];

export interface Entry {
  readonly value: string;
  readonly line: number;
}

/**
 * Reads the front matter. It is written as YAML, but only as flat `key: value` lines, so that the pure model needs no
 * YAML reader; a YAML reader gives the same values.
 * @param lines the lines between the two `---`
 * @param first line number of the first of them
 * @returns null when something is missing or wrong; every fault has then been passed to `report`
 */
export function parseFrontMatter(
  lines: readonly string[],
  first: number,
  report: Report,
): FrontMatter | null {
  let clean = true;
  const tell: Report = (line, message, hint) => {
    clean = false;
    report(line, message, hint);
  };
  const entries = readEntries(lines, first, KEYS, tell);
  const absent: Entry = { value: '', line: Math.max(1, first - 1) };
  for (const [key, example] of KEYS) {
    if (!entries.has(key) && !OPTIONAL.includes(key))
      tell(absent.line, `文件头缺少 ${key}`, `补上一行，如 ${example}`);
  }
  const entry = (key: string): Entry => entries.get(key) ?? absent;
  const id = entry('report');
  if (id.value !== '' && !/^[a-z][a-z0-9_]*$/.test(id.value)) {
    tell(id.line, `报告编号“${id.value}”不合规则`, '只用小写英文字母、数字和下划线，如 annual');
  }
  const closing = entry('closing');
  if (closing.value !== '' && !/^\d{1,2}$/.test(closing.value))
    tell(
      closing.line,
      `文末段落数“${closing.value}”写得不对`,
      '写成 closing: 2，即文末有几段不属于最后一部分',
    );
  const matter: FrontMatter = {
    id: id.value,
    title: phrase(entry('title'), tell),
    addressee: phrase(entry('addressee'), tell),
    signer: phrase(entry('signer'), tell),
    sections: sectionNumbers(entry('sections'), tell),
    closing: Number(closing.value),
    effectiveFrom: dateOf(entry('effective_from'), tell),
  };
  return clean ? matter : null;
}

/** Reads flat `key: value` lines; unknown, repeated and empty keys are reported. */
export function readEntries(
  lines: readonly string[],
  first: number,
  keys: FrontKeys,
  report: Report,
): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  lines.forEach((source, index) => {
    const line = first + index;
    if (/^\s*(?:#|$)/.test(source)) return;
    const match = /^([a-z_]+):(?: (.*))?$/.exec(source);
    const key = match?.[1];
    if (key === undefined)
      return report(line, '文件头只写“名称: 值”', '一行一项，顶格写，冒号用半角，后空一格');
    if (!keys.has(key))
      return report(line, `文件头不认识 ${key}`, `可写的名称：${[...keys.keys()].join('、')}`);
    if (entries.has(key)) return report(line, `文件头重复了 ${key}`, '删去其中一行');
    const value = unquote((match?.[2] ?? '').trim());
    if (value === '') report(line, `${key} 没有值`, `如 ${keys.get(key) ?? ''}`);
    entries.set(key, { value, line });
  });
  return entries;
}

function unquote(value: string): string {
  const match = /^(["'])(.*)\1$/.exec(value);
  return match?.[2] ?? value;
}

function phrase(entry: Entry, report: Report): readonly Inline[] {
  const pieces = parseInline(entry.value, entry.line, report);
  if (pieces.some((piece) => piece.kind === 'fact')) {
    report(entry.line, '标题、主送机关和署名里不能引用指标', '指标只写在正文段落里');
  }
  return pieces;
}

function sectionNumbers(entry: Entry, report: Report): readonly number[] {
  if (entry.value === '') return Object.freeze([]);
  const inner = /^\[([\d, ]*)\]$/.exec(entry.value)?.[1];
  const numbers = (inner ?? '').split(',').map((part) => Number(part.trim()));
  if (
    inner === undefined ||
    numbers.some((number) => !Number.isInteger(number) || number < 1 || number > 99)
  ) {
    report(entry.line, `各部分编号“${entry.value}”写得不对`, '写成 [1, 2, 3]');
    return Object.freeze([]);
  }
  return Object.freeze(numbers);
}

/** The day of an entry; another text is reported. */
export function dateOf(entry: Entry, report: Report): string {
  if (entry.value !== '' && !isDate(entry.value))
    report(entry.line, `生效日期“${entry.value}”不是日期`, '写成 2021-01-01');
  return entry.value;
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
