import type { Report } from './fault-sink.ts';

/** Forms of Markdown that a report text cannot contain, with what to write instead. Order: the narrower first. */
const REFUSED: readonly (readonly [RegExp, string, string])[] = [
  [/!\[/, '不能插入图片', '公文正文只有文字；图片另作附件'],
  [/\]\(/, '不能使用链接', '写出文件名称和文号'],
  [/^\s*\|/, '不能使用表格', '把数字写进句子，用 [[指标]] 引用'],
  [/<[a-zA-Z!/]/, '不能使用 HTML', '只写文字、[[指标]]和{{参数}}'],
  [/^\s*(?:[-*+]\s|\d{1,9}[.)]\s)/, '不能使用列表', '写成“一是……；二是……”，不分行'],
  [/^\s*>/, '不能使用引用块', '删去行首的“>”'],
  [/^\s*(?:```|~~~)/, '不能使用代码块', '只写文字'],
  [/^\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$/, '不能使用分隔线', '删去这一行'],
  [/\*|`|~~|__/, '不能使用加粗、斜体等标记', '字体由公文格式规定，删去 * ` ~~ __'],
  [/\\/, '不能使用反斜杠', '删去反斜杠'],
  [/\t| {2,}$/, '不能使用制表符或行末空格', '段落缩进由公文格式规定，另起一段用空行'],
];

/** Reports the first form of Markdown in a line that the template language does not support. */
export function refuseMarkdown(source: string, line: number, report: Report): void {
  for (const [form, message, hint] of REFUSED) {
    if (form.test(source)) {
      report(line, message, hint);
      return;
    }
  }
}
