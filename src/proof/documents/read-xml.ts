import { SaxesParser, type SaxesAttributeNS } from 'saxes';

/** An attribute by its namespace ('' for one without a prefix). */
interface XmlAttribute {
  readonly space: string;
  readonly name: string;
  readonly value: string;
}

/** An element by its namespace, independent of the prefix. */
export interface XmlElement {
  readonly space: string;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** The namespace of each prefix that this element declares. */
  readonly declared: Readonly<Record<string, string>>;
}
export type XmlNode = XmlElement | string;

/** A fault of the markup, in Chinese, for the verifying user. */
export class XmlFault extends Error {}

/** Far above any part that a word processor writes. */
const LIMITS = { depth: 100, nodes: 3_000_000 } as const;

interface Growing extends XmlElement {
  readonly children: XmlNode[];
}

/**
 * Reads XML with namespaces by a strict parser. It refuses what honest writers of Office documents never produce and
 * readers interpret differently: DOCTYPE (with it every entity of its own), CDATA, comments, processing instructions,
 * another encoding than UTF-8, another version than 1.0.
 * @returns the root
 * @throws XmlFault saying what is wrong
 */
export function readXml(bytes: Uint8Array): XmlElement {
  const known = READ.get(bytes);
  if (known) return known;
  let markup: string;
  try {
    markup = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new XmlFault('不是 UTF-8 编码');
  }
  const root = readMarkup(markup);
  READ.set(bytes, root);
  return root;
}

/** The parts of one file are read more than once and never changed in between, so the result is cached. */
const READ = new WeakMap<Uint8Array, XmlElement>();

/** `readXml` for markup that is a text already. @throws XmlFault */
export function readMarkup(markup: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Growing[] = [];
  let root: XmlElement | null = null;
  let nodes = 0;
  const refuse = (what: string): never => {
    throw new XmlFault(`第 ${parser.line} 行有${what}`);
  };
  parser.on('error', () => refuse('残缺的标记，或没有声明的前缀'));
  parser.on('doctype', () => refuse('文档类型声明'));
  parser.on('cdata', () => refuse(' CDATA 段'));
  parser.on('comment', () => refuse('注释'));
  parser.on('processinginstruction', () => refuse('处理指令'));
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0') refuse('别的 XML 版本');
    if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') refuse('别的编码声明');
  });
  const append = (node: XmlNode): void => {
    nodes += 1;
    if (nodes > LIMITS.nodes) refuse('太多的标记');
    open.at(-1)?.children.push(node);
  };
  parser.on('text', (text) => {
    // Outside of the root the parser reports only white space.
    if (open.length > 0) append(text);
  });
  parser.on('opentag', ({ uri, local, attributes, ns }) => {
    if (open.length >= LIMITS.depth) refuse('太深的嵌套');
    const element: Growing = {
      space: uri,
      name: local,
      attributes: Object.values(attributes).flatMap(plain),
      children: [],
      declared: ns,
    };
    append(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    const closed = open.pop() ?? null;
    if (open.length === 0) root = closed;
  });
  parser.write(markup).close();
  if (!root) throw new XmlFault('没有内容');
  return root;
}

const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Declarations of namespaces are no attributes: `space` already contains their meaning. */
function plain({ uri, local, value }: SaxesAttributeNS): readonly XmlAttribute[] {
  return uri === XMLNS ? [] : [{ space: uri, name: local, value }];
}

/** The value of an attribute; null when it is absent. */
export function attributeOf(element: XmlElement, space: string, name: string): string | null {
  return element.attributes.find((one) => one.space === space && one.name === name)?.value ?? null;
}

/** The child elements. */
export function elementsOf({ children }: XmlElement): readonly XmlElement[] {
  return children.filter((one): one is XmlElement => typeof one !== 'string');
}

/** The text directly within. */
export function textOf({ children }: XmlElement): string {
  return children.filter((one) => typeof one === 'string').join('');
}
