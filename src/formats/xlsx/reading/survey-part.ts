import type { TextDecoder } from 'node:util';
import { damagedWorkbook, tooLarge, type ZipEntry } from '../../zip/directory.ts';
import { openEntry } from '../../zip/open-entry.ts';
import { decoderOf } from '../../zip/xml-encoding.ts';
import { WORKBOOK_LIMITS } from '../../limits.ts';
import { cellPlace } from './cell-place.ts';
import type { Merge } from './merges.ts';
import { scanWhole } from './scan-entry.ts';
import { attribute, decodeEntities } from './xml-text.ts';

/** The contents of a worksheet part around its rows: hidden columns before them, merges after them. */
export interface PartSurvey {
  readonly hiddenColumns: readonly (readonly [number, number])[];
  readonly merges: readonly Merge[];
}

const MERGE = /<(?:[\w.-]+:)?mergeCell\s([^>]*)>/g;
const COLUMN = /<(?:[\w.-]+:)?col\s([^>]*)>/g;
const EXTENSIONS = /<(?:[\w.-]+:)?extLst[\s>]/;
const ROWS = 'sheetData';

/**
 * Reads what comes before and after the rows of a worksheet part, and skips the rows: merges are written after the
 * cells that they cover, so they must be known before the cells are read.
 * @throws FileFault as openEntry; damaged for a merge that is no range
 */
export async function surveyPart(path: string, entry: ZipEntry): Promise<PartSurvey> {
  let decoder: TextDecoder | null = null;
  let head = '';
  let tail = '';
  let passed = 0;
  let kept = '';
  try {
    for await (const chunk of openEntry(path, entry, WORKBOOK_LIMITS.part)) {
      decoder ??= decoderOf(chunk);
      let text = kept + decoder.decode(chunk, { stream: true });
      kept = '';
      for (;;) {
        if (passed >= 2) {
          tail += text;
          break;
        }
        const at = text.indexOf(ROWS);
        if (passed === 0) head += at < 0 ? text.slice(0, -ROWS.length) : text.slice(0, at);
        if (at < 0) {
          kept = text.slice(-ROWS.length);
          break;
        }
        // <sheetData/> has no end tag.
        passed += /^\s*\/>/.test(text.slice(at + ROWS.length, at + ROWS.length + 8)) ? 2 : 1;
        text = text.slice(at + ROWS.length);
      }
      if (head.length + tail.length > WORKBOOK_LIMITS.metadata) throw tooLarge(path);
    }
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError)
      throw damagedWorkbook(path, '编码不对', error);
    throw error;
  }
  const end = EXTENSIONS.exec(tail)?.index ?? tail.length;
  return {
    hiddenColumns: [...head.matchAll(COLUMN)].flatMap(([, attributes = '']) => hiddenRun(` ${attributes}`)),
    merges: [...tail.slice(0, end).matchAll(MERGE)].map(([, attributes = '']) =>
      mergeOf(path, ` ${attributes}`),
    ),
  };
}

function hiddenRun(attributes: string): readonly (readonly [number, number])[] {
  const hidden =
    /^(?:1|true)$/.test(attribute(attributes, 'hidden') ?? '') || attribute(attributes, 'width') === '0';
  if (!hidden) return [];
  return [[Number(attribute(attributes, 'min') ?? 1) - 1, Number(attribute(attributes, 'max') ?? 1) - 1]];
}

function mergeOf(path: string, attributes: string): Merge {
  const ref = attribute(attributes, 'ref') ?? '';
  const [first = '', last = first] = ref.replaceAll('$', '').split(':');
  const [from, to] = [cellPlace(first), cellPlace(last)];
  if (!from || !to) throw damagedWorkbook(path, '合并单元格的范围不对');
  return {
    top: Math.min(from.row, to.row),
    bottom: Math.max(from.row, to.row),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
    ref: ref.replaceAll('$', ''),
  };
}

/** Remarks on the cells of the first rows, by "row column". */
export async function readRemarks(
  path: string,
  entry: ZipEntry,
  rows: number,
): Promise<ReadonlyMap<string, string>> {
  const remarks = new Map<string, string>();
  let place: string | null = null;
  let text = '';
  let inText = false;
  await scanWhole(path, entry, WORKBOOK_LIMITS.metadata, {
    open(name, attributes) {
      if (name === 'comment') {
        const cell = cellPlace(attribute(attributes, 'ref') ?? '');
        place = cell && cell.row <= rows ? `${cell.row} ${cell.column}` : null;
        text = '';
      } else if (name === 't') inText = place !== null;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'comment' && place !== null) remarks.set(place, text);
    },
    text(raw) {
      if (inText) text += decodeEntities(raw);
    },
    literal(raw) {
      if (inText) text += raw;
    },
  });
  return remarks;
}
