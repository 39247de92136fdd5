import type { FileType } from '../file-type.ts';
import { binaryTops } from './binary-tops.ts';
import { pdfTops } from './pdf-tops.ts';
import { type MarkPlace, secrecyMark } from './marks.ts';
import { textTops } from './text-tops.ts';
import { wordTops } from './word-tops.ts';
import { workbookTops } from './workbook-tops.ts';

/** The beginnings of a file's pages, as far as its type can be read. */
interface Tops {
  readonly place: MarkPlace;
  readonly lines: readonly string[];
}

/**
 * The mark of a state secret in a file's name or at the beginnings of its pages; null: none was found. That is no proof
 * that there is none: pictures, scanned or encrypted PDF files and unusual fonts cannot be read (docs/files.md).
 */
export async function findSecrecyMark(path: string, name: string, type: FileType): Promise<string | null> {
  const inName = secrecyMark('name', [name.replace(/\.[^.]*$/u, '')]);
  if (inName !== null) return inName;
  for (const { place, lines } of await topsOf(path, type)) {
    const found = secrecyMark(place, lines);
    if (found !== null) return found;
  }
  return null;
}

async function topsOf(path: string, type: FileType): Promise<readonly Tops[]> {
  switch (type) {
    case 'txt':
      return [{ place: 'text', lines: await textTops(path) }];
    case 'csv':
      return [{ place: 'cell', lines: await textTops(path) }];
    case 'docx':
      return [{ place: 'text', lines: await wordTops(path) }];
    case 'xlsx':
      return workbookTops(path);
    case 'pdf':
      return [{ place: 'text', lines: await pdfTops(path) }];
    case 'doc':
    case 'xls':
    case 'wps':
    case 'et':
      return [{ place: 'cell', lines: await binaryTops(path) }];
    default:
      return [];
  }
}
