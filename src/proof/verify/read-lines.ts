import { textOf, type XmlElement } from '../documents/read-xml.ts';
import { childrenOf, nameOf, valueOf } from './grammar/names.ts';

/** A number's control as the text has it. */
export interface ShownControl {
  readonly tag: string | null;
  readonly title: string | null;
  readonly bindings: readonly XmlElement[];
  readonly text: string;
}

/** The paragraphs of a text as a reader sees them: a line break is “\n”, a tab “\t”. */
export function paragraphsOf(root: XmlElement): readonly string[] {
  const [body] = childrenOf(root, 'w:body');
  return childrenOf(body ?? root, 'w:p').map(wordsWithin);
}

const FIELD_MARKS: ReadonlyMap<string, string> = new Map([
  ['begin', '{'],
  ['separate', '|'],
  ['end', '}'],
]);

/** The words within an element that the grammar of texts has accepted. Fields of a footer are written “{ PAGE |3}”. */
function wordsWithin(element: XmlElement): string {
  switch (nameOf(element)) {
    case 'w:t':
      return shownText(element);
    case 'w:instrText':
      return textOf(element);
    case 'w:tab':
      return '\t';
    case 'w:br':
      return '\n';
    case 'w:fldChar':
      return FIELD_MARKS.get(valueOf(element, 'w:fldCharType') ?? '') ?? '';
    case 'w:fldSimple':
      return `{${valueOf(element, 'w:instr') ?? ''}|${within(element)}}`;
    // Their own tabs and texts are properties.
    case 'w:pPr':
    case 'w:sdtPr':
    case 'w:rPr':
    case 'w:sectPr':
      return '';
    default:
      return within(element);
  }
}

function within({ children }: XmlElement): string {
  return children.map((one) => (typeof one === 'string' ? '' : wordsWithin(one))).join('');
}

/** White space at either end is displayed only where the markup says so. */
function shownText(element: XmlElement): string {
  const text = textOf(element);
  return valueOf(element, 'xml:space') === 'preserve' ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}

/** The outermost controls of a text in their order; what one within another is bound to counts as its own. */
export function controlsOf(root: XmlElement): readonly ShownControl[] {
  const found: ShownControl[] = [];
  const search = (element: XmlElement): void => {
    if (nameOf(element) === 'w:sdt') found.push(controlOf(element));
    else for (const child of element.children) if (typeof child !== 'string') search(child);
  };
  search(root);
  return found;
}

function controlOf(element: XmlElement): ShownControl {
  const properties: XmlElement[] = [];
  const gather = (one: XmlElement): void => {
    if (nameOf(one) === 'w:sdtPr') properties.push(one);
    for (const child of one.children) if (typeof child !== 'string') gather(child);
  };
  gather(element);
  const first = (name: string): string | null => {
    const [one] = properties.flatMap((each) => childrenOf(each, name));
    return one ? valueOf(one, 'w:val') : null;
  };
  return {
    tag: first('w:tag'),
    title: first('w:alias'),
    bindings: properties.flatMap((one) => [
      ...childrenOf(one, 'w:dataBinding'),
      ...childrenOf(one, 'w15:dataBinding'),
    ]),
    text: wordsWithin(element),
  };
}
