import type { TextDecoder } from 'node:util';
import { createReadStream } from 'node:fs';
import { WORKBOOK_LIMITS } from '../limits.ts';
import { openSource } from '../open-source.ts';
import { readWorkbookParts, type WorkbookParts } from '../xlsx/reading/workbook-parts.ts';
import { readDirectory, type ZipEntry } from '../zip/directory.ts';
import { declaredUtf8, decoderOf } from '../zip/xml-encoding.ts';
import { entryStart, openEntry, readEntryText } from '../zip/open-entry.ts';
import { ZipWriter } from '../zip/zip-writer.ts';
import { writeAtomically } from '../atomic-file.ts';
import { freeSheetXml } from '../xlsx/writing/sheet-xml.ts';
import { annotateCsv } from './annotate-csv.ts';
import { faultSheet } from './fault-sheet.ts';
import { FaultStyles } from './fault-styles.ts';
import { withFaultSheet } from './link-fault-sheet.ts';
import { markSheet } from './mark-sheet.ts';
import { FAULT_SHEET, type RowFault } from './row-fault.ts';
import { type SheetSurvey, surveySheet } from './survey-sheet.ts';

/**
 * Writes a copy of a user's file with its faults: faulty cells coloured, a column 错误说明 at the end of each
 * refused row, a sheet 错误清单. Of a workbook every other byte of its parts stays (charts, formulas, formats);
 * of a CSV file the copy is a workbook. A copy that is corrected and annotated again gets no second column or sheet.
 * @throws FileFault of openSource and of writing; then nothing is left at `outPath`.
 */
export async function annotateWorkbook(
  sourcePath: string,
  outPath: string,
  faults: readonly RowFault[],
): Promise<void> {
  const source = await openSource(sourcePath);
  const surveys = new Map<string, SheetSurvey>();
  for (const sheet of source.sheetNames) {
    const own = faults.filter((fault) => fault.sheet === sheet && fault.row !== null);
    if (own.length > 0) surveys.set(sheet, await surveySheet(source, sheet, own));
  }
  if (source.kind === 'csv') return annotateCsv(source, outPath, faults, surveys);
  const entries = await readDirectory(sourcePath);
  const parts = await readWorkbookParts(sourcePath, entries);
  await writeAtomically(outPath, async (file) => {
    const zip = new ZipWriter(file);
    const text = (entry: ZipEntry): Promise<string> =>
      readEntryText(sourcePath, entry, WORKBOOK_LIMITS.metadata);
    const styles = new FaultStyles(parts.styles === null ? null : await text(parts.styles));
    const written = new Set<ZipEntry>();
    const replace = async (
      entry: ZipEntry,
      pieces: AsyncIterable<string> | Iterable<string>,
    ): Promise<void> => {
      written.add(entry);
      await zip.add(entry.name, pieces);
    };
    for (const { name, entry } of parts.sheets) {
      const survey = surveys.get(name);
      if (survey === undefined || name === FAULT_SHEET) continue;
      await replace(entry, markSheet(entryPieces(sourcePath, entry), survey, styles));
    }
    const list = freeSheetXml(faultSheet(sourcePath, faults, surveys, styles));
    const earlier = parts.sheets.find((sheet) => sheet.name === FAULT_SHEET);
    if (earlier !== undefined) await replace(earlier.entry, list);
    else {
      const linked = await linkedParts(entries, parts, text);
      await zip.add(linked.part, list);
      for (const [entry, xml] of linked.changed) await replace(entry, [xml]);
    }
    const stylesXml = styles.xml();
    if (parts.styles !== null && stylesXml !== null) await replace(parts.styles, [stylesXml]);
    for (const entry of entries) {
      if (!written.has(entry)) await zip.copy(entry, packedBytes(sourcePath, entry));
    }
    await zip.finish();
  });
}

/** The three parts that must reference a new sheet, each under the name of its part. */
async function linkedParts(
  entries: readonly ZipEntry[],
  parts: WorkbookParts,
  text: (entry: ZipEntry) => Promise<string>,
): Promise<{ readonly part: string; readonly changed: readonly (readonly [ZipEntry, string])[] }> {
  const types = entries.find((entry) => entry.name.toLowerCase() === '[content_types].xml');
  const linked = withFaultSheet({
    workbook: await text(parts.workbook),
    relations: await text(parts.relations),
    contentTypes: types === undefined ? '' : await text(types),
    taken: new Set(entries.map((entry) => entry.name.toLowerCase())),
  });
  const changed: (readonly [ZipEntry, string])[] = [
    [parts.workbook, linked.workbook],
    [parts.relations, linked.relations],
  ];
  if (types !== undefined) changed.push([types, linked.contentTypes]);
  return { part: linked.part, changed };
}

async function* entryPieces(path: string, entry: ZipEntry): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of openEntry(path, entry, WORKBOOK_LIMITS.part)) {
    const first = decoder === null;
    decoder ??= decoderOf(chunk);
    const text = decoder.decode(chunk, { stream: true });
    yield first ? declaredUtf8(text) : text;
  }
  yield decoder?.decode() ?? '';
}

async function* packedBytes(path: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.compressedSize === 0) return;
  const start = await entryStart(path, entry);
  yield* createReadStream(path, { start, end: start + entry.compressedSize - 1 }) as AsyncIterable<Buffer>;
}
