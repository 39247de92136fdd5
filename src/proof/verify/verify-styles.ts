import type { XmlElement } from '../documents/read-xml.ts';
import { looks, type Where } from './grammar/looks.ts';
import { childrenOf, nameOf, valueOf } from './grammar/names.ts';
import { type Grammar, walk } from './grammar/rule.ts';
import { OTHER_STYLE, STYLES } from './grammar/side-grammars.ts';
import type { Part, PartFault } from './opening/read-package.ts';

const GRAMMARS: Readonly<Record<Where, Grammar>> = {
  text: { ...looks('text'), ...STYLES },
  footer: { ...looks('footer'), ...STYLES },
  unused: { ...looks('unused'), ...STYLES },
};

/**
 * Checks the effect of styles on the words: each style where it is used, directly or as the base of another. Of a style
 * that nothing uses only the property names are checked.
 */
export function verifyStyles(
  { name, root }: Part,
  texts: Readonly<Record<'text' | 'footer', readonly XmlElement[]>>,
  fault: PartFault,
): void {
  const foreign = (of: string) => (what: string) => fault(name, `${of}有报告不该有的${what}`);
  const { children, ...rest } = root;
  walk({ ...rest, children: [] }, STYLES, foreign(''));
  const styles = new Map<string, XmlElement>();
  for (const child of children) {
    if (typeof child === 'string') {
      if (child.trim() !== '') foreign('')('文字');
      continue;
    }
    if (nameOf(child) !== 'w:style') {
      // The defaults apply to all.
      walk(child, GRAMMARS.text, foreign('默认的样子中'));
      if (!['w:docDefaults', 'w:latentStyles'].includes(nameOf(child))) foreign('')(`“${nameOf(child)}”`);
      continue;
    }
    const id = valueOf(child, 'w:styleId') ?? '';
    if (styles.has(id.toLowerCase())) fault(name, `有两个样式“${id}”`);
    styles.set(id.toLowerCase(), child);
  }
  const used = {
    text: usedBy(texts.text, styles, name, fault),
    footer: usedBy(texts.footer, styles, name, fault),
  };
  for (const [id, style] of styles) {
    const called = `样式“${valueOf(style, 'w:styleId') ?? ''}”中`;
    const types = valueOf(style, 'w:type') ?? '';
    if (!['paragraph', 'character'].includes(types)) {
      walk(style, OTHER_STYLE, foreign(called));
      if (used.text.has(id) || used.footer.has(id)) fault(name, `${called}的种类不是段落或文字`);
      continue;
    }
    const where: readonly Where[] = [
      ...(used.text.has(id) ? (['text'] as const) : []),
      ...(used.footer.has(id) ? (['footer'] as const) : []),
    ];
    for (const one of where.length === 0 ? (['unused'] as const) : where)
      walk(style, GRAMMARS[one], foreign(called));
  }
}

/** Ids of the styles that texts use, and of their base styles. */
function usedBy(
  texts: readonly XmlElement[],
  styles: ReadonlyMap<string, XmlElement>,
  name: string,
  fault: PartFault,
): ReadonlySet<string> {
  const used = new Set<string>();
  const use = (written: string): void => {
    const id = written.toLowerCase();
    if (used.has(id)) return;
    const style = styles.get(id);
    // A reader would fall back on a formatting of its own.
    if (!style) return fault(name, `用到的样式“${written.slice(0, 40)}”不在文件里`);
    used.add(id);
    for (const one of childrenOf(style, 'w:basedOn')) use(valueOf(one, 'w:val') ?? '');
  };
  for (const [id, style] of styles)
    if (
      /^(?:1|true|on)$/.test(valueOf(style, 'w:default') ?? '') &&
      /^(?:paragraph|character)$/.test(valueOf(style, 'w:type') ?? '')
    )
      use(id);
  const search = (element: XmlElement): void => {
    const kind = nameOf(element);
    if (kind === 'w:pStyle' || kind === 'w:rStyle') use(valueOf(element, 'w:val') ?? '');
    for (const child of element.children) if (typeof child !== 'string') search(child);
  };
  for (const one of texts) search(one);
  return used;
}
