import { posix } from 'node:path';
import { WORKBOOK_LIMITS } from '../../limits.ts';
import { damagedWorkbook, type ZipEntry } from '../../zip/directory.ts';
import { scanWhole } from './scan-entry.ts';
import { attribute } from './xml-text.ts';

/** The parts of a workbook that matter to us. */
export interface WorkbookParts {
  readonly workbook: ZipEntry;
  readonly relations: ZipEntry;
  readonly sheets: readonly { readonly name: string; readonly entry: ZipEntry }[];
  readonly sharedStrings: ZipEntry | null;
  readonly styles: ZipEntry | null;
  readonly date1904: boolean;
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
    if (entry === undefined) throw damagedWorkbook(path, '缺少必要的部分');
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
    return relation === undefined ? null : find(relation.target);
  };
  return {
    workbook,
    relations: relationsEntry,
    sheets: sheets.flatMap(({ name, id }) => {
      const relation = relations.get(id);
      if (relation === undefined) throw damagedWorkbook(path, '工作表缺失');
      return relation.type === 'worksheet' ? [{ name, entry: find(relation.target) }] : [];
    }),
    sharedStrings: part('sharedStrings'),
    styles: part('styles'),
    date1904,
  };
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

async function readSheetList(
  path: string,
  entry: ZipEntry,
): Promise<{ readonly sheets: readonly { name: string; id: string }[]; readonly date1904: boolean }> {
  const sheets: { name: string; id: string }[] = [];
  let date1904 = false;
  await scanWhole(path, entry, WORKBOOK_LIMITS.metadata, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      // The prefix of the relations namespace is by custom r, but only by custom.
      const id = attribute(attributes, 'r:id') ?? attribute(attributes, '\\w+:id') ?? '';
      sheets.push({ name: attribute(attributes, 'name') ?? '', id });
    },
    close() {},
    text() {},
    literal() {},
  });
  return { sheets, date1904 };
}
