// A tab stop of a paragraph's properties is `<w:tab w:val…>`: only the bare one is a character.
// Word writes an empty paragraph as one tag; LibreOffice writes both.
const PIECES = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<\/w:p>|<w:p(?: [^>]*)?\/>|<w:tab ?\/>|<w:br(?: [^>]*)?\/>/g;

// Text that a reader does not see: the place from which a revision moved text, and the picture of a text box for old
// programs, which repeats it.
const HIDDEN = /<w:moveFrom(?: [^>]*)?>.*?<\/w:moveFrom>|<mc:Fallback(?: [^>]*)?>.*?<\/mc:Fallback>/gs;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The words in a stretch of WordprocessingML: a line break ends a paragraph and stands for `w:br`. */
export function wordsOf(markup: string): string {
  let words = '';
  for (const [whole, text] of markup.replace(HIDDEN, '').matchAll(PIECES)) {
    if (text !== undefined) words += unescapeXml(text);
    else words += whole.startsWith('<w:tab') ? '\t' : '\n';
  }
  return words;
}

/** Replaces the escapes of XML; other text stays as it is. */
function unescapeXml(words: string): string {
  return words.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]{2,4}));/g,
    (whole: string, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
