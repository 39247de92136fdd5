import { strFromU8 } from 'fflate';
import { NAMESPACE } from '#engine/documents/docx/names.ts';
import type { Findings } from './finding.ts';

/** What could show words that the reader of texts does not see, or hide those that it sees. */
const HIDING: readonly (readonly [RegExp, string])[] = [
  [/<w:vanish(?![^>]*w:val="(?:0|false|off)")/, '隐藏文字'],
  [/<w:(?:ins|del|moveFrom|moveTo)[ >]/, '修订'],
  [/<w:(?:drawing|pict|object|sym|altChunk|subDoc)[ />]/, '图片、符号或嵌入的内容'],
  [/<mc:AlternateContent/, '可替换的内容'],
  [/<w:(?:fldSimple|fldChar|instrText)[ />]/, '域'],
];

/** Looks a document over that was saved again for ways to show other words than its text holds. */
export function verifyMarkup(parts: ReadonlyMap<string, Uint8Array>, findings: Findings): void {
  const main = strFromU8(parts.get('word/document.xml') ?? new Uint8Array());
  for (const [pattern, what] of HIDING)
    if (pattern.test(main)) findings.disagree('text', '正文', `正文中有${what}，签发的报告没有`);
  // Words outside w:t: formulas, or the same element under another prefix.
  for (const [, tag, words = ''] of main.matchAll(/<([^\s/>]+)[^>]*>([^<]*)/g)) {
    if (tag === 'w:t' || tag?.startsWith('?') || words.trim() === '') continue;
    findings.disagree('text', '正文', `正文之外藏有文字：“${words.trim().slice(0, 40)}”`);
    break;
  }
  const other = [...main.matchAll(/xmlns:?([\w.-]*)\s*=\s*["']([^"']*)["']/g)].some(
    ([, prefix, uri]) => uri === NAMESPACE.word && prefix !== 'w',
  );
  if (other) findings.disagree('text', '正文', '正文用了两个前缀写同一种标记');
  const relations = strFromU8(parts.get('_rels/.rels') ?? new Uint8Array());
  const targets = [...relations.matchAll(/<Relationship [^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => /Type\s*=\s*["'][^"']*\/officeDocument["']/.test(tag))
    .map((tag) => /Target\s*=\s*["']\/?([^"']*)["']/.exec(tag)?.[1]);
  if (targets.length !== 1 || targets[0] !== 'word/document.xml')
    findings.disagree('file', '_rels/.rels', '文件打开时显示的不是所核对的正文');
}
