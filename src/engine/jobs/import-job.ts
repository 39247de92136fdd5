import { link, mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { acceptingRights, principalOfJob, scopeFor } from '#engine/access/index.ts';
import {
  importFiles,
  type ImportResult,
  refusedRows,
  type RefusedSheet,
  writeRefused,
} from '#engine/exchange/index.ts';
import { FileFault } from '#formats/errors.ts';
import { annotateWorkbook } from '#formats/annotate/annotate-workbook.ts';
import { keepResult, type KeptFile, objectInUse } from '#engine/files/index.ts';
import { storedPath } from '#kernel/files/index.ts';
import { type Job, type JobHandler, keepOutcome, type ReportProgress } from '#kernel/jobs/index.ts';
import type { JobTools } from './context.ts';
import { asJson, importResultOf } from './import-result.ts';
import { type ImportInput, importInput } from './inputs.ts';

interface Copy {
  readonly path: string;
  readonly name: string;
  readonly type: 'xlsx';
}

/**
 * Imports uploaded files with the present rights, and stores annotated copies of those with faults. One transaction
 * that contains its own result: an interruption before the commit leaves nothing, and one after it leaves the result.
 */
export function importJob(tools: JobTools): JobHandler {
  return async (job, report) => {
    const { db, files } = tools;
    const now = tools.now();
    const input = importInput.parse(job.input);
    const directory = files.workPath();
    try {
      const paths: string[] = [];
      for (const [index, { digest, name }] of input.files.entries()) {
        await objectInUse({ db, files, principal: job, now }, digest, name);
        // Under the user's file name, because messages and the sheet of a CSV file are named after it.
        await mkdir(join(directory, String(index)), { recursive: true, mode: 0o700 });
        const path = join(directory, String(index), name);
        await link(storedPath(files, digest), path);
        paths.push(path);
      }
      const result = (job.outcome as ImportResult | null) ?? (await run(tools, job, input, paths, report));
      const copies: KeptFile[] = [];
      const rows: RefusedSheet[] = [];
      for (const path of paths) {
        const work = `${files.workPath()}.xlsx`;
        const refused = await refusedOf(tools, path, input, result);
        rows.push(...refused);
        // The rows that were not imported remain to be done; before the import it is the whole file.
        const copy =
          result.dryRun || !input.goodRows
            ? await annotated(path, work, result)
            : await leftOut(path, work, refused, result);
        if (copy) copies.push(await keepResult({ db, files, now }, job.region, copy));
      }
      return importResultOf(result, copies, rows);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  };
}

async function run(
  { db, pack, now }: JobTools,
  job: Job,
  { dryRun, goodRows, corrections }: ImportInput,
  files: readonly string[],
  report: ReportProgress,
): Promise<ImportResult> {
  const at = now();
  const principal = await principalOfJob(db, pack.access, job, at);
  const what = dryRun ? '检查' : '导入';
  let done = 0;
  report({ done, total: null, what });
  return importFiles({
    db,
    pack,
    scope: scopeFor(principal, pack, 'write'),
    accepting: acceptingRights(principal, pack),
    actor: principal.actor,
    now: at,
    files,
    dryRun,
    goodRows,
    corrections,
    onProgress: (rows) => {
      done += rows;
      report({ done, total: null, what });
    },
    keep: (client, result) => keepOutcome(client, job, asJson(result)),
  });
}

/** A copy of a file with its faults marked; null for a file without any, or that cannot be opened. */
async function annotated(path: string, out: string, { errors }: ImportResult): Promise<Copy | null> {
  const file = basename(path);
  const own = errors.filter((error) => error.file === file);
  if (own.length === 0 || own.some((error) => error.kind === 'file')) return null;
  try {
    await annotateWorkbook(
      path,
      out,
      own.map((error) => ({ ...error, sheet: error.sheet ?? '' })),
    );
  } catch (error) {
    // The import is committed; only the copy is missing.
    if (error instanceof FileFault) return null;
    throw error;
  }
  return { path: out, name: `${file.replace(/\.[^.]+$/u, '')}-错误标注.xlsx`, type: 'xlsx' };
}

/** The refused rows of a file; none for one that cannot be opened. */
async function refusedOf(
  { pack }: JobTools,
  path: string,
  { corrections }: ImportInput,
  { errors }: ImportResult,
): Promise<readonly RefusedSheet[]> {
  const own = errors.filter((error) => error.file === basename(path));
  if (own.some((error) => error.kind === 'file')) return [];
  try {
    return await refusedRows(path, pack, corrections, own);
  } catch (error) {
    if (error instanceof FileFault) return [];
    throw error;
  }
}

/** The rows of a file that were not imported, as a workbook; null when there are none. */
async function leftOut(
  path: string,
  out: string,
  sheets: readonly RefusedSheet[],
  { errors }: ImportResult,
): Promise<Copy | null> {
  if (sheets.length === 0) return null;
  const file = basename(path);
  try {
    await writeRefused(
      out,
      sheets,
      errors.filter((error) => error.file === file),
    );
  } catch (error) {
    if (error instanceof FileFault) return null;
    throw error;
  }
  return { path: out, name: `${file.replace(/\.[^.]+$/u, '')}-没有导入的行.xlsx`, type: 'xlsx' };
}
