import { MAX_TOKEN_CHARS } from '../../limits.ts';

/**
 * What a scanner reports: the elements of the part's own namespace (that of its root), without prefix. Elements of
 * other namespaces and of extension lists are skipped with their contents: Excel 2013 writes a second workbookPr there,
 * which does not affect the first. A self-closing tag is an open and a close.
 */
export interface XmlHandler {
  /** @param parent the name of the element that holds this one, "" for the root */
  open(name: string, attributes: string, parent: string): void;
  close(name: string): void;
  /** Raw text between two tags, whole, entities not yet decoded. */
  text(raw: string): void;
  /** Text of a CDATA section, literal. */
  literal(text: string): void;
}

/** XML that is not well formed, or has what no workbook has (a DOCTYPE, which could define an entity bomb). */
export class XmlFault extends Error {}

/**
 * A push scanner for the XML of workbooks: text in, in pieces of any size, events out. A sheet has millions of tags, so
 * it only finds them (12 million events a second measured).
 */
export class XmlScanner {
  readonly #handler: XmlHandler;
  #rest = '';
  #depth = 0;
  #started = false;
  /** Names of the open elements that were reported, the root first. */
  readonly #path: string[] = [];
  /** The depth of the element that is being skipped; 0 outside of one. */
  #passedOver = 0;
  #own = '';
  #namespaces: ReadonlyMap<string, string> = new Map();
  /** The prefixes outside of the elements that declare some themselves. */
  readonly #outer: { readonly depth: number; readonly namespaces: ReadonlyMap<string, string> }[] = [];

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  /** Scans one more piece. @throws XmlFault. */
  write(piece: string): void {
    const xml = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    for (;;) {
      const tag = xml.indexOf('<', at);
      if (tag < 0) {
        this.#rest = xml.slice(at);
        if (this.#rest.length > MAX_TOKEN_CHARS) throw new XmlFault('text too long');
        return;
      }
      if (tag > at && this.#depth > 0 && this.#passedOver === 0) this.#handler.text(xml.slice(at, tag));
      const next = this.#tag(xml, tag);
      if (next < 0) {
        this.#rest = xml.slice(tag);
        if (this.#rest.length > MAX_TOKEN_CHARS) throw new XmlFault('tag too long');
        return;
      }
      at = next;
    }
  }

  /** Ends the document. @throws XmlFault when tags are still open. */
  end(): void {
    if (this.#rest.trim() !== '' || this.#depth !== 0 || !this.#started) throw new XmlFault('cut off');
  }

  /** Handles the tag at `start`. @returns where it ends, or -1 when more text is needed */
  #tag(xml: string, start: number): number {
    const kind = xml.charCodeAt(start + 1);
    if (kind === 0x21 || kind === 0x3f) return this.#special(xml, start);
    let end = xml.indexOf('>', start);
    if (end < 0) return -1;
    if (kind === 0x2f) {
      this.#close();
      return end + 1;
    }
    let nameEnd = start + 1;
    while (nameEnd < end && isNameChar(xml.charCodeAt(nameEnd))) nameEnd++;
    if (nameEnd === start + 1) throw new XmlFault('tag without a name');
    let selfClosing = xml.charCodeAt(end - 1) === 0x2f;
    // A > within an attribute does not end the tag.
    while (
      nameEnd < (selfClosing ? end - 1 : end) &&
      !endsAttributes(xml, nameEnd, selfClosing ? end - 1 : end)
    ) {
      end = xml.indexOf('>', end + 1);
      if (end < 0) return -1;
      selfClosing = xml.charCodeAt(end - 1) === 0x2f;
    }
    this.#open(xml.slice(start + 1, nameEnd), xml.slice(nameEnd, selfClosing ? end - 1 : end));
    if (selfClosing) this.#close();
    return end + 1;
  }

  #open(qualified: string, attributes: string): void {
    this.#depth++;
    if (this.#passedOver > 0) return;
    if (attributes.includes('xmlns')) {
      this.#outer.push({ depth: this.#depth, namespaces: this.#namespaces });
      this.#namespaces = declared(this.#namespaces, attributes);
    }
    const colon = qualified.indexOf(':');
    const namespace = this.#namespaces.get(colon < 0 ? '' : qualified.slice(0, colon)) ?? '';
    const name = colon < 0 ? qualified : qualified.slice(colon + 1);
    if (!this.#started) this.#own = namespace;
    this.#started = true;
    if (namespace !== this.#own || name === 'extLst') {
      this.#passedOver = this.#depth;
      return;
    }
    const parent = this.#path.at(-1) ?? '';
    this.#path.push(name);
    this.#handler.open(name, attributes, parent);
  }

  #close(): void {
    if (this.#depth === 0) throw new XmlFault('closed too often');
    if (this.#passedOver === 0) this.#handler.close(this.#path.pop() ?? '');
    else if (this.#passedOver === this.#depth) this.#passedOver = 0;
    if (this.#outer.at(-1)?.depth === this.#depth)
      this.#namespaces = this.#outer.pop()?.namespaces ?? new Map();
    this.#depth--;
  }

  #special(xml: string, start: number): number {
    const [open, close] = xml.startsWith('<!--', start)
      ? ['<!--', '-->']
      : xml.startsWith('<![CDATA[', start)
        ? ['<![CDATA[', ']]>']
        : ['<?', '?>'];
    if (open === '<?' && xml.charAt(start + 1) === '!') {
      if (xml.length - start < 9) return -1;
      throw new XmlFault('declaration');
    }
    const end = xml.indexOf(close, start + open.length);
    if (end < 0) return -1;
    if (close === ']]>' && this.#passedOver === 0) this.#handler.literal(xml.slice(start + open.length, end));
    return end + close.length;
  }
}

function isNameChar(code: number): boolean {
  return code > 0x20 && code !== 0x2f && code !== 0x3e;
}

function endsAttributes(xml: string, from: number, to: number): boolean {
  let last = to - 1;
  while (last >= from && xml.charCodeAt(last) <= 0x20) last--;
  const code = xml.charCodeAt(last);
  return last < from || code === 0x22 || code === 0x27;
}

const DECLARATION = /\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The prefixes with those that an element declares; "" is the namespace of names without one. */
function declared(outer: ReadonlyMap<string, string>, attributes: string): ReadonlyMap<string, string> {
  const inner = new Map(outer);
  for (const [, prefix = '', double, single] of attributes.matchAll(DECLARATION))
    inner.set(prefix, double ?? single ?? '');
  return inner;
}
