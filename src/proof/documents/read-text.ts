import { readParts } from './read-parts.ts';
import { wordsOf } from './read-words.ts';

const MAIN = 'word/document.xml';

/**
 * The words of a DOCX: one line a paragraph, without headers and footers, numbers in controls included. It reads our
 * own files and those that Word, WPS or LibreOffice saved from them.
 * @throws Error when the bytes are no DOCX, or its text is larger than 16 MiB
 */
export function plainText(docx: Uint8Array): string {
  const markup = readParts(docx, (name) => name === MAIN).get(MAIN);
  if (markup === undefined) throw new Error(`no ${MAIN} in the file`);
  return wordsOf(markup);
}
