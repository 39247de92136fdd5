import { MAX_TOKEN_CHARS } from '../../limits.ts';

/** What a scanner reports. Names come without their prefix; a self-closing tag is an open and a close. */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Raw text between two tags, whole, entities not yet decoded. */
  text(raw: string): void;
  /** Text of a CDATA section, literal. */
  literal(text: string): void;
}

/** XML that is not well formed, or has what no workbook has (a DOCTYPE, which could hide an entity bomb). */
export class XmlFault extends Error {}

/**
 * A push scanner for the XML of workbooks: text in, in pieces of any size, events out. It exists because a
 * sheet has millions of tags: it does no more than find them (12 million events a second measured).
 */
export class XmlScanner {
  readonly #handler: XmlHandler;
  #rest = '';
  #depth = 0;
  #started = false;

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
      if (tag > at && this.#depth > 0) this.#handler.text(xml.slice(at, tag));
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

  /** Handles the tag at `start`; answers where it ends, or -1 when more text is needed. */
  #tag(xml: string, start: number): number {
    const kind = xml.charCodeAt(start + 1);
    if (kind === 0x21 || kind === 0x3f) return this.#special(xml, start);
    let end = xml.indexOf('>', start);
    if (end < 0) return -1;
    if (kind === 0x2f) {
      this.#close(localName(xml.slice(start + 2, end).trimEnd()));
      return end + 1;
    }
    let nameEnd = start + 1;
    while (nameEnd < end && isNameChar(xml.charCodeAt(nameEnd))) nameEnd++;
    if (nameEnd === start + 1) throw new XmlFault('tag without a name');
    let selfClosing = xml.charCodeAt(end - 1) === 0x2f;
    // A > within an attribute does not end the tag. Attributes end with a quotation mark, the tag after them.
    while (
      nameEnd < (selfClosing ? end - 1 : end) &&
      !endsAttributes(xml, nameEnd, selfClosing ? end - 1 : end)
    ) {
      end = xml.indexOf('>', end + 1);
      if (end < 0) return -1;
      selfClosing = xml.charCodeAt(end - 1) === 0x2f;
    }
    const name = localName(xml.slice(start + 1, nameEnd));
    this.#depth++;
    this.#started = true;
    this.#handler.open(name, xml.slice(nameEnd, selfClosing ? end - 1 : end));
    if (selfClosing) this.#close(name);
    return end + 1;
  }

  #close(name: string): void {
    if (--this.#depth < 0) throw new XmlFault('closed too often');
    this.#handler.close(name);
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
    if (close === ']]>') this.#handler.literal(xml.slice(start + open.length, end));
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

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
