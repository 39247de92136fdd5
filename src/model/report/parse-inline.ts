import type { Report } from './fault-sink.ts';
import type { Inline } from './template.ts';

const NAME = /^[a-z][a-z0-9_]*$/;
const KINDS = {
  '[[': { close: ']]', what: '指标', example: '[[study_group_session_count]]次' },
  '{{': { close: '}}', what: '参数', example: '{{city_name}}' },
} as const;

/**
 * Cuts one line of text into pieces: `[[indicator]]`, `{{parameter}}` and the words between them. Brackets may not span
 * lines: an unclosed one would otherwise swallow the rest of the report.
 * @param line number of the source line, from 1
 * @returns the pieces that could be read; the others are reported
 */
export function parseInline(source: string, line: number, report: Report): readonly Inline[] {
  const pieces: Inline[] = [];
  let at = 0;
  while (at < source.length) {
    const open = nextOpening(source, at);
    const text = source.slice(at, open);
    if (text !== '') pieces.push(plain(text, line, report));
    if (open === source.length) break;
    const mark = source.startsWith('[[', open) ? '[[' : '{{';
    const { close, what, example } = KINDS[mark];
    const end = source.indexOf(close, open + 2);
    // A second opening before the closing means that the first was never closed.
    if (end === -1 || nextOpening(source, open + 2) < end) {
      report(line, `“${mark}”没有对应的“${close}”`, `${what}写成 ${example}，不能跨行，也不能嵌套`);
      at = open + 2;
      continue;
    }
    const name = source.slice(open + 2, end);
    if (!NAME.test(name)) {
      report(line, `${what}名称“${name}”不合规则`, `只用小写英文字母、数字和下划线，字母开头，如 ${example}`);
    } else if (mark === '[[') {
      pieces.push(Object.freeze({ kind: 'fact', indicator: name, line }));
    } else {
      pieces.push(Object.freeze({ kind: 'parameter', name, line }));
    }
    at = end + 2;
  }
  return Object.freeze(pieces);
}

function nextOpening(source: string, from: number): number {
  const square = source.indexOf('[[', from);
  const curly = source.indexOf('{{', from);
  return Math.min(square === -1 ? source.length : square, curly === -1 ? source.length : curly);
}

function plain(text: string, line: number, report: Report): Inline {
  const stray = /\]\]|\}\}|[[\]{}]/.exec(text);
  if (stray !== null) {
    report(line, `多余的括号“${stray[0]}”`, '指标用 [[ ]]、参数用 {{ }}，正文里的括号用全角（）〔〕');
  }
  return Object.freeze({ kind: 'text', text });
}
