import { WORKBOOK_LIMITS } from '../../limits.ts';
import type { ZipEntry } from '../../zip/directory.ts';
import { builtInKind, formatCodeKind, type NumberKind } from './number-formats.ts';
import { scanWhole } from './scan-entry.ts';
import { attribute } from './xml-text.ts';

/** Reads the styles part: for each cell style (by its index) what its number format says. */
export async function readStyles(path: string, entry: ZipEntry): Promise<readonly NumberKind[]> {
  const own = new Map<number, NumberKind>();
  const kinds: NumberKind[] = [];
  let inCellFormats = false;
  await scanWhole(path, entry, WORKBOOK_LIMITS.metadata, {
    open(name, attributes) {
      if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'numFmt' && !inCellFormats) {
        own.set(
          Number(attribute(attributes, 'numFmtId')),
          formatCodeKind(attribute(attributes, 'formatCode') ?? ''),
        );
      } else if (name === 'xf' && inCellFormats) {
        const id = Number(attribute(attributes, 'numFmtId') ?? '0');
        kinds.push(own.get(id) ?? builtInKind(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
    text() {},
    literal() {},
  });
  return kinds;
}
