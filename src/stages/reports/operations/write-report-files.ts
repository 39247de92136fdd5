import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OfficialDocument } from '#proof/documents/document-model.ts';
import { PACKAGE_EXTENSION } from '#proof/manifest/package-files.ts';
import { renderDraft } from './draft-report.ts';
import type { IssuedReport } from './issued-report.ts';
import { packageOf } from './package-of.ts';

/**
 * Writes the document of an issued report, its package and its reading page into a directory, each whole or not at all:
 * a temporary file is written, forced to disk and renamed.
 * @returns the paths; `package` and `page` are null for a version without a manifest
 */
export async function writeReportFiles(
  directory: string,
  issued: IssuedReport,
): Promise<{ readonly document: string; readonly package: string | null; readonly page: string | null }> {
  const name = join(directory, issuedName(issued));
  await writeWhole(directory, `${name}.docx`, issued.document);
  if (!issued.signed) return { document: `${name}.docx`, package: null, page: null };
  const path = `${name}${PACKAGE_EXTENSION}`;
  const page = `${name}（阅读页）.html`;
  const { box, viewer } = packageOf({ ...issued, signed: issued.signed });
  await writeWhole(directory, path, box);
  await writeWhole(directory, page, viewer);
  return { document: `${name}.docx`, package: path, page };
}

/** Writes a draft: its name and its title say so, and it has no manifest. @returns the path of the file */
export async function writeDraftFile(directory: string, document: OfficialDocument): Promise<string> {
  const path = join(directory, draftName(document));
  await writeWhole(directory, path, renderDraft(document));
  return path;
}

/** The name of an issued version's files, without their extension. */
export function issuedName({ title, number }: Pick<IssuedReport, 'title' | 'number'>): string {
  return `${fileName(title)}${number === 1 ? '' : `（第${number}版）`}`;
}

export function draftName({ title }: OfficialDocument): string {
  return `${fileName(title.join(''))}（草稿）.docx`;
}

async function writeWhole(directory: string, path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(directory, { recursive: true });
  const draft = join(directory, `.${randomBytes(6).toString('hex')}.part`);
  try {
    const file = await open(draft, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** A title as a name that every file system accepts; 200 bytes leave room for the version. */
function fileName(title: string): string {
  let name = title.replace(/[\\/:*?"<>|\s]/gu, '');
  while (Buffer.byteLength(name) > 200) name = name.slice(0, -1);
  return name;
}
