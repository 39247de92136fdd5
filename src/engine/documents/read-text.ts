import { strFromU8, unzipSync } from 'fflate';

/** A report is some 50 KB of markup; what claims to be far more is not one of ours. */
const LARGEST = 16 * 1024 * 1024;

/**
 * The words of a DOCX: one line a paragraph, without headers and footers, numbers in controls included.
 * Works on our own files and on what Word, WPS or LibreOffice saved from them.
 * @throws Error when the bytes are no DOCX, or its text is larger than 16 MiB
 */
export function plainText(docx: Uint8Array): string {
  const name = 'word/document.xml';
  const files = unzipSync(docx, {
    filter: (file) => {
      if (file.name !== name) return false;
      if (file.originalSize > LARGEST) throw new Error(`${name} is larger than ${LARGEST} bytes`);
      return true;
    },
  });
  const content = files[name];
  if (content === undefined) throw new Error(`no ${name} in the file`);
  let words = '';
  for (const match of strFromU8(content).matchAll(PIECES)) {
    if (match[1] !== undefined) words += unescape(match[1]);
    else words += match[0].startsWith('<w:tab') ? '\t' : '\n';
  }
  return words;
}

// A tab stop of a paragraph's properties is `<w:tab w:val…>`: only the bare one is a character.
const PIECES = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<\/w:p>|<w:tab ?\/>|<w:br(?: [^>]*)?\/>/g;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(words: string): string {
  return words.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]{2,4}));/g,
    (whole, hex, decimal, named) => {
      if (named !== undefined) return NAMED[named] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
