import { MAX_TOKEN_CHARS, WORKBOOK_LIMITS } from '../../limits.ts';
import type { ZipEntry } from '../../zip/directory.ts';
import { scanWhole } from './scan-entry.ts';
import { TextTable } from './text-table.ts';
import { type XmlHandler, XmlFault } from './xml-scanner.ts';
import { decodeEntities, decodeEscapes } from './xml-text.ts';

/** Reads the table of shared texts: rich text without its formats, phonetic hints left out. */
export async function readSharedStrings(path: string, entry: ZipEntry): Promise<TextTable> {
  const table = new TextTable();
  await scanWhole(path, entry, WORKBOOK_LIMITS.sharedStrings, sharedStringsHandler(table));
  return table;
}

function sharedStringsHandler(table: TextTable): XmlHandler {
  let text = '';
  let inText = false;
  let inPhonetic = false;
  return {
    open(name, _attributes, parent) {
      if (name === 'si' && parent === 'sst') text = '';
      else if (name === 't') inText = !inPhonetic && (parent === 'si' || parent === 'r');
      else if (name === 'rPh') inPhonetic = true;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'si') table.add(decodeEscapes(text));
      else if (name === 'rPh') inPhonetic = false;
    },
    text(raw) {
      if (!inText) return;
      text += decodeEntities(raw);
      if (text.length > MAX_TOKEN_CHARS) throw new XmlFault('text too long');
    },
    literal(raw) {
      if (inText) text += raw;
    },
  };
}
