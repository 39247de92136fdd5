import { posix } from 'node:path';
import { WORKBOOK_LIMITS } from '../../limits.ts';
import { damagedWorkbook, type ZipEntry } from '../../zip/directory.ts';
import { scanWhole } from './scan-entry.ts';
import { attribute } from './xml-text.ts';

/** The parts of a workbook that we read. */
export interface WorkbookParts {
  readonly workbook: ZipEntry;
  readonly relations: ZipEntry;
  readonly sheets: readonly WorkbookSheet[];
  /** Parts that are missing although the rest can be read, in Chinese. */
  readonly remarks: readonly string[];
  readonly sharedStrings: ZipEntry | null;
  readonly styles: ZipEntry | null;
  readonly date1904: boolean;
}

export interface WorkbookSheet {
  readonly name: string;
  readonly entry: ZipEntry;
  readonly hidden: boolean;
  /** The remarks on its cells. */
  readonly comments: ZipEntry | null;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** Finds the worksheets and the shared parts by the relations of the package. @throws FileFault damaged. */
export async function readWorkbookParts(path: string, entries: readonly ZipEntry[]): Promise<WorkbookParts> {
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const find = (name: string): ZipEntry => {
    const entry = byName.get(name.toLowerCase());
    if (entry === undefined) throw damagedWorkbook(path, `缺少必要的部分 ${name}`);
    return entry;
  };
  const root = await readRelations(path, find('_rels/.rels'), '');
  const main = [...root.values()].find((relation) => relation.type === 'officeDocument');
  const workbook = find(main?.target ?? 'xl/workbook.xml');
  const folder = posix.dirname(workbook.name);
  const relationsEntry = find(posix.join(folder, '_rels', `${posix.basename(workbook.name)}.rels`));
  const relations = await readRelations(path, relationsEntry, folder);
  const { sheets, date1904 } = await readSheetList(path, workbook);
  const part = (type: string): ZipEntry | null => {
    const relation = [...relations.values()].find((candidate) => candidate.type === type);
    return relation === undefined ? null : (byName.get(relation.target.toLowerCase()) ?? null);
  };
  const remarks: string[] = [];
  const styles = part('styles');
  if (styles === null && [...relations.values()].some(({ type }) => type === 'styles'))
    remarks.push('文件缺少样式部分（styles.xml），日期和百分比按各列的类型读取，请核对');
  const found: WorkbookSheet[] = [];
  for (const { name, id, hidden } of sheets) {
    // A module of old macros is listed like a sheet and has no part; Excel skips it as well.
    if (id === '') {
      remarks.push(`工作表“${name}”没有内容部分，未导入`);
      continue;
    }
    const relation = relations.get(id);
    if (relation === undefined) throw damagedWorkbook(path, `工作表“${name}”缺失`);
    if (relation.type !== 'worksheet') continue;
    const entry = find(relation.target);
    found.push({ name, entry, hidden, comments: await commentsOf(path, entry, byName) });
  }
  return {
    workbook,
    relations: relationsEntry,
    sheets: found,
    remarks,
    sharedStrings: part('sharedStrings'),
    styles,
    date1904,
  };
}

async function commentsOf(
  path: string,
  { name }: ZipEntry,
  byName: ReadonlyMap<string, ZipEntry>,
): Promise<ZipEntry | null> {
  const folder = posix.dirname(name);
  const own = byName.get(posix.join(folder, '_rels', `${posix.basename(name)}.rels`).toLowerCase());
  if (own === undefined) return null;
  const relations = await readRelations(path, own, folder);
  const target = [...relations.values()].find(({ type }) => type === 'comments')?.target;
  return target === undefined ? null : (byName.get(target.toLowerCase()) ?? null);
}

async function readRelations(path: string, entry: ZipEntry, folder: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  await scanWhole(path, entry, WORKBOOK_LIMITS.metadata, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const target = (attribute(attributes, 'Target') ?? '').replaceAll('\\', '/');
      relations.set(attribute(attributes, 'Id') ?? '', {
        type: (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    },
    close() {},
    text() {},
    literal() {},
  });
  return relations;
}

interface ListedSheet {
  readonly name: string;
  readonly id: string;
  readonly hidden: boolean;
}

async function readSheetList(
  path: string,
  entry: ZipEntry,
): Promise<{ readonly sheets: readonly ListedSheet[]; readonly date1904: boolean }> {
  const sheets: ListedSheet[] = [];
  let date1904 = false;
  await scanWhole(path, entry, WORKBOOK_LIMITS.metadata, {
    open(name, attributes, parent) {
      if (name === 'workbookPr' && parent === 'workbook')
        date1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet' || parent !== 'sheets') return;
      // The prefix of the relations namespace is r only by convention.
      const id = attribute(attributes, 'r:id') ?? attribute(attributes, '\\w+:id') ?? '';
      const hidden = /^(?:hidden|veryHidden)$/.test(attribute(attributes, 'state') ?? '');
      sheets.push({ name: attribute(attributes, 'name') ?? '', id, hidden });
    },
    close() {},
    text() {},
    literal() {},
  });
  return { sheets, date1904 };
}
