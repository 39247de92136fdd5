import { basename } from 'node:path';
import { FileFault } from '../../errors.ts';
import { WORKBOOK_LIMITS } from '../../limits.ts';
import { readDirectory, type ZipEntry } from '../../zip/directory.ts';
import type { RawRow, SheetTraits, Source } from '../../source.ts';
import { scanEntry } from './scan-entry.ts';
import { readSharedStrings } from './shared-strings.ts';
import { SheetHandler, type SheetSetting } from './sheet-handler.ts';
import { readStyles } from './styles.ts';
import { type PartSurvey, readRemarks, surveyPart } from './survey-part.ts';
import { TextTable } from './text-table.ts';
import { readWorkbookParts, type WorkbookSheet } from './workbook-parts.ts';

/** What a zip archive is instead of a workbook, by a part that only that kind has. */
const OTHER_KINDS: readonly (readonly [part: RegExp, kind: string])[] = [
  [/^xl\/workbook\.bin$/i, '二进制工作簿（.xlsb）'],
  [/^word\//i, 'Word 文档'],
  [/^ppt\//i, '演示文稿'],
  [/^(?:mimetype|content\.xml)$/i, 'OpenDocument 文件（.ods 等）'],
];

/**
 * Opens a workbook: reads its directory, list of sheets, styles and shared texts; rows stream later.
 * @throws FileFault wrong_type, damaged, too_large, old_or_encrypted.
 */
export async function openWorkbook(path: string): Promise<Source> {
  const entries = await readDirectory(path);
  refuseOtherKinds(path, entries);
  const parts = await readWorkbookParts(path, entries);
  const setting: SheetSetting = {
    texts:
      parts.sharedStrings === null ? new TextTable() : await readSharedStrings(path, parts.sharedStrings),
    styles: parts.styles === null ? [] : await readStyles(path, parts.styles),
    date1904: parts.date1904,
  };
  const find = (sheetName: string): WorkbookSheet => {
    const sheet = parts.sheets.find((candidate) => candidate.name === sheetName);
    if (sheet) return sheet;
    throw new FileFault('no_such_sheet', `文件“${basename(path)}”中没有工作表“${sheetName}”`);
  };
  const surveys = new Map<ZipEntry, Promise<PartSurvey>>();
  const survey = (entry: ZipEntry): Promise<PartSurvey> => {
    const known = surveys.get(entry) ?? surveyPart(path, entry);
    surveys.set(entry, known);
    return known;
  };
  return {
    kind: 'xlsx',
    path,
    sheetNames: parts.sheets.map((sheet) => sheet.name),
    remarks: parts.remarks,
    rows(sheetName) {
      const { entry } = find(sheetName);
      return sheetRows(path, entry, setting, () => survey(entry));
    },
    async traits(sheetName): Promise<SheetTraits> {
      const { entry, hidden, comments } = find(sheetName);
      const { hiddenColumns } = await survey(entry);
      const remarks =
        comments === null ? new Map<string, string>() : await readRemarks(path, comments, REMARKED_ROWS);
      return { hidden, hiddenColumns, remarks };
    },
  };
}

/** Remarks are read in the rows in which the header may be. */
const REMARKED_ROWS = 10;

async function* sheetRows(
  path: string,
  entry: ZipEntry,
  setting: SheetSetting,
  survey: () => Promise<PartSurvey>,
): AsyncGenerator<readonly RawRow[]> {
  const { merges } = await survey();
  const handler = new SheetHandler(setting, merges);
  for await (const _ of scanEntry(path, entry, WORKBOOK_LIMITS.part, handler)) {
    const rows = handler.take();
    if (rows.length > 0) yield rows;
  }
}

function refuseOtherKinds(path: string, entries: readonly ZipEntry[]): void {
  const names = entries.map((entry) => entry.name);
  if (names.some((name) => /^xl\/workbook[^/]*\.xml$/i.test(name))) return;
  const kind = OTHER_KINDS.find(([part]) => names.some((name) => part.test(name)))?.[1];
  if (kind === undefined && names.some((name) => /^(?:\[Content_Types\]\.xml|_rels\/\.rels)$/i.test(name)))
    return;
  throw new FileFault(
    'wrong_type',
    `文件“${basename(path)}”是${kind ?? '压缩包'}，不是 .xlsx 工作簿，请另存为 .xlsx 再上传`,
  );
}
