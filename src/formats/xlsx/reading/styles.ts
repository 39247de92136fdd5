import { WORKBOOK_LIMITS } from '../../limits.ts';
import type { ZipEntry } from '../../zip/directory.ts';
import { builtInKind, formatOfCode, type NumberFormat } from './number-formats.ts';
import { scanWhole } from './scan-entry.ts';
import { attribute } from './xml-text.ts';

/** Reads the styles part. @returns for each cell style (by its index) the number format */
export async function readStyles(path: string, entry: ZipEntry): Promise<readonly NumberFormat[]> {
  const own = new Map<number, NumberFormat>();
  const kinds: NumberFormat[] = [];
  await scanWhole(path, entry, WORKBOOK_LIMITS.metadata, {
    open(name, attributes, parent) {
      // A conditional format (dxf) has a numFmt of its own, which does not apply to cells.
      if (name === 'numFmt' && parent === 'numFmts') {
        own.set(
          Number(attribute(attributes, 'numFmtId')),
          formatOfCode(attribute(attributes, 'formatCode') ?? ''),
        );
      } else if (name === 'xf' && parent === 'cellXfs') {
        const id = Number(attribute(attributes, 'numFmtId') ?? '0');
        kinds.push(own.get(id) ?? { kind: builtInKind(id), shape: null });
      }
    },
    close() {},
    text() {},
    literal() {},
  });
  return kinds;
}
