import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { IssuedReport } from './issue-report.ts';

/**
 * Writes the document of an issued report into a directory, whole or not at all: a temporary file is written,
 * forced to disk and renamed.
 * @returns the path of the file
 */
export async function writeReportFile(directory: string, issued: IssuedReport): Promise<string> {
  await mkdir(directory, { recursive: true });
  const suffix = issued.number === 1 ? '' : `（第${issued.number}版）`;
  const path = join(directory, `${fileName(issued.title)}${suffix}.docx`);
  const draft = join(directory, `.${randomBytes(6).toString('hex')}.part`);
  try {
    const file = await open(draft, 'w');
    try {
      await file.writeFile(issued.document);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return path;
}

/** A title as a name that every file system takes; 200 bytes leave room for the version. */
function fileName(title: string): string {
  let name = title.replace(/[\\/:*?"<>|\s]/gu, '');
  while (Buffer.byteLength(name) > 200) name = name.slice(0, -1);
  return name;
}
