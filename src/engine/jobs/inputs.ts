import { z } from 'zod';
import { COMPARISONS } from '#engine/records/index.ts';

/** Maximum number of cells that may be corrected on the page; beyond it the file itself should be corrected. */
const MOST_CORRECTIONS = 2000;

const correction = z.strictObject({
  sheet: z.string().max(200),
  row: z.number().int().min(1),
  column: z.string().max(200),
  value: z.string().max(20_000),
});

/** The input of an import job. */
export const importInput = z.strictObject({
  files: z
    .array(z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1) }))
    .min(1)
    .max(50),
  dryRun: z.boolean(),
  goodRows: z.boolean(),
  corrections: z
    .array(correction)
    .max(MOST_CORRECTIONS)
    .default([])
    .describe('在网页上更正的格：工作表、行号、列名、改成什么；只用于单个文件'),
});
export type ImportInput = z.output<typeof importInput>;

/** Which rows; the same selection that a list has. */
const selectionInput = z.strictObject({
  conditions: z.array(
    z.strictObject({ field: z.string(), op: z.enum(COMPARISONS), values: z.array(z.string()) }),
  ),
  search: z.string().nullable(),
  year: z.number().int().min(1950).max(2099).nullable().optional(),
});

/** The input of an export job. */
export const exportInput = z.strictObject({
  ledger: z.string(),
  selection: selectionInput,
  where: z.string().nullable(),
  format: z.enum(['xlsx', 'csv']),
});
export type ExportInput = z.output<typeof exportInput>;

const keptFile = z.strictObject({
  digest: z.string(),
  name: z.string(),
  size: z.number(),
  type: z.enum(['xlsx', 'csv', 'backup']),
});

/** The input of a backup job: the ticket of its passphrase; null: none. */
export const backupInput = z.strictObject({ ticket: z.string().nullable() });

/** The downloadable files of a job's result. */
export const resultFiles = z.looseObject({ files: z.array(keptFile) });
