import { FACTS_STORE_ID } from '../documents/docx/names.ts';
import type { OfficialDocument } from '../documents/document-model.ts';
import type { XmlElement } from '../documents/read-xml.ts';
import { FACES } from './grammar/looks.ts';
import { childrenOf, nameOf, valueOf } from './grammar/names.ts';
import type { PartKind } from './grammar/part-kinds.ts';
import { type Grammar, walk } from './grammar/rule.ts';
import { FONT_TABLE, NOTES, SETTINGS, WEB_SETTINGS } from './grammar/side-grammars.ts';
import { MARGIN, TEXT } from './grammar/text-grammar.ts';
import type { Findings } from './finding.ts';
import { type Part, readPackage } from './opening/read-package.ts';
import { paragraphsOf } from './read-lines.ts';
import { sameTree } from './same-tree.ts';
import { storeIdOf, verifyProperties } from './verify-properties.ts';
import { verifyStyles } from './verify-styles.ts';

/** The root of each kind of part, and what may stand in it. */
const PARTS: Readonly<Partial<Record<PartKind, readonly [root: string, grammar: Grammar]>>> = {
  main: ['w:document', TEXT],
  header: ['w:hdr', MARGIN],
  footer: ['w:ftr', MARGIN],
  settings: ['w:settings', SETTINGS],
  webSettings: ['w:webSettings', WEB_SETTINGS],
  fontTable: ['w:fonts', FONT_TABLE],
  footnotes: ['w:footnotes', NOTES],
  endnotes: ['w:endnotes', NOTES],
};

/** Kept by word processors and without visible effect: the text refers to no list, theme or building block. */
const WITHOUT_EFFECT: ReadonlySet<PartKind> = new Set(['theme', 'numbering', 'glossary']);

/** “— 1 —”, as `MARGIN` lets it be written. */
const PAGE_NUMBER = /^— \{\s*PAGE(?:\s+\\\*\s+(?:MERGEFORMAT|Arabic))*\s*\|\d{0,3}\} —$/;

/** More findings of one part than anybody reads. */
const MOST = 12;

/**
 * Checks a document that does not equal the issued one byte for byte: parts, elements, attributes and values that an
 * honest save by a word processor produces are listed, and everything else is reported with its place. The words
 * themselves are compared elsewhere.
 * @param facts the root of the custom part as it was signed
 * @returns the root of the text; null when none was found
 */
export function verifySaved(
  document: OfficialDocument,
  facts: XmlElement,
  files: ReadonlyMap<string, Uint8Array>,
  findings: Findings,
): XmlElement | null {
  const told = new Map<string, number>();
  const fault = (part: string, what: string): void => {
    const count = (told.get(part) ?? 0) + 1;
    told.set(part, count);
    if (count <= MOST) findings.disagree('file', part, `${part}：${what}`);
    else if (count === MOST + 1) findings.disagree('file', part, `${part}：还有别的不该有的内容`);
  };
  const parts = readPackage(files, fault);
  const main = parts.find((one) => one.kind === 'main');
  if (!main) {
    fault('word/document.xml', '找不到报告的正文');
    return null;
  }
  const margins = parts.filter((one) => !one.aside && (one.kind === 'header' || one.kind === 'footer'));
  const texts = { text: [main.root], footer: margins.map((one) => one.root) };
  for (const part of parts) {
    const { name, kind, root } = part;
    if (part.aside || WITHOUT_EFFECT.has(kind)) {
      findings.leave('file', name, `${name} 是字处理软件另存的，不显示在纸面上，没有核对`);
      continue;
    }
    const [due, grammar] = PARTS[kind] ?? [];
    if (due !== undefined && nameOf(root) !== due) fault(name, `应是 ${due}，却是 ${nameOf(root)}`);
    else if (grammar) walk(root, grammar, (what) => fault(name, `有报告不该有的${what}`));
    if (kind === 'styles' || kind === 'stylesWithEffects') verifyStyles(part, texts, fault);
    verifyProperties(document, part, fault);
    if (kind === 'fontTable') verifyFonts(part, fault);
    if (kind === 'header' || kind === 'footer') verifyMargin(part, fault);
  }
  if (!parts.some((one) => one.kind === 'styles')) fault('word/styles.xml', '样式不在文件里');
  verifySection(main, parts, fault);
  verifyData(facts, parts, fault);
  return main.root;
}

type Fault = (part: string, what: string) => void;

/** A font of text must not be one of symbols. */
function verifyFonts({ name, root }: Part, fault: Fault): void {
  for (const font of childrenOf(root, 'w:font')) {
    const face = valueOf(font, 'w:name') ?? '';
    const symbols = childrenOf(font, 'w:charset').some((one) => /^0?2$/.test(valueOf(one, 'w:val') ?? ''));
    if (symbols && FACES.includes(face)) fault(name, `字体“${face}”被写成符号字体`);
  }
}

function verifyMargin({ name, kind, root }: Part, fault: Fault): void {
  const words = paragraphsOf(root);
  const text = words.join('\n').trim();
  if (kind === 'header' && text !== '') fault(name, `页眉中有文字“${text.slice(0, 40)}”，签发的报告没有页眉`);
  if (kind === 'footer' && (words.length !== 1 || !PAGE_NUMBER.test(words[0] ?? '')))
    fault(name, `页脚应只有页码“— 1 —”，文件中为“${text.slice(0, 40)}”`);
}

/** One section, with a footer for odd pages and one for even. */
function verifySection({ name, root, leads }: Part, parts: readonly Part[], fault: Fault): void {
  const [body] = childrenOf(root, 'w:body');
  const sections = body ? childrenOf(body, 'w:sectPr') : [];
  const [section] = sections;
  if (!section || sections.length > 1) return fault(name, '应只有一节');
  const kinds = new Map(parts.map((one) => [one.name, one.kind]));
  for (const [reference, kind] of [
    ['w:headerReference', 'header'],
    ['w:footerReference', 'footer'],
  ] as const) {
    const found = childrenOf(section, reference);
    for (const one of found)
      if (kinds.get(leads.get(valueOf(one, 'r:id') ?? '') ?? '') !== kind)
        fault(name, `有一处${reference}所指不对`);
    const pages = found.map((one) => valueOf(one, 'w:type'));
    if (kind === 'footer' && !['default', 'even'].every((page) => pages.includes(page)))
      fault(name, '应有单页和双页两个页脚');
    if (new Set(pages).size !== pages.length) fault(name, `有两处同样的${reference}`);
  }
}

/** The controls must be bound to exactly the data that was signed; other data has no reader. */
function verifyData(facts: XmlElement, parts: readonly Part[], fault: Fault): void {
  const byName = new Map(parts.map((one) => [one.name, one]));
  const ids = new Set<string>();
  let ours = 0;
  for (const { name, kind, root, leads } of parts) {
    if (kind !== 'data') continue;
    const held = [...leads.values()].flatMap((one) => byName.get(one) ?? []).map(storeIdOf);
    const [id = null] = held;
    if (id !== null && ids.has(id)) fault(name, '与另一份数据的编号相同：控件显示哪一份，各软件不同');
    if (id !== null) ids.add(id);
    const called = nameOf(root);
    if (called === 'f:facts') {
      ours += 1;
      if (ours > 1) fault(name, '报告的数据有两份');
      if (id !== null && id !== FACTS_STORE_ID.toUpperCase()) fault(name, '报告的数据不是原来的编号');
      if (!sameTree(root, facts)) fault(name, '报告的数据与签发时不同');
    } else if (id === FACTS_STORE_ID.toUpperCase()) fault(name, '别的数据用了报告数据的编号');
    else if (called !== 'wps:customData' && !(called === 'b:Sources' && root.children.length === 0))
      fault(name, `有报告不该有的数据“${called}”`);
  }
}
