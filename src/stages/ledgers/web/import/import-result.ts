import { z } from 'zod';

// The page's policy forbids code made from text, which the parser would use for speed.
z.config({ jitless: true });

const counts = z.object({
  sheet: z.string(),
  ledger: z.string(),
  read: z.number(),
  inserted: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  skipped: z.number(),
});
const place = {
  file: z.string(),
  sheet: z.string().nullable(),
  row: z.number().nullable(),
  column: z.string().nullable(),
  message: z.string(),
};
const correctedCell = z.object({
  sheet: z.string(),
  row: z.number(),
  column: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
const refusedSheet = z.object({
  sheet: z.string(),
  ledger: z.string(),
  columns: z.array(z.object({ title: z.string(), moneyUnit: z.enum(['元', '万元']).nullable() })),
  count: z.number(),
  rows: z.array(z.object({ row: z.number(), name: z.string(), cells: z.array(z.string().nullable()) })),
});
const result = z.object({
  accepted: z.boolean(),
  batches: z.array(z.string()),
  sheetsOfFiles: z.array(
    z.object({
      file: z.string(),
      accepted: z.boolean(),
      sheets: z.array(counts),
    }),
  ),
  reported: z.array(z.object(place)),
  errors: z.array(z.object({ ...place, value: z.string().nullable(), kind: z.string() })),
  errorsNotListed: z.number(),
  corrected: z.array(correctedCell).default([]),
  refused: z.array(refusedSheet).default([]),
});

/** The result of an import job: counts by sheet, and every refusal at its place. */
export type ImportResult = z.output<typeof result>;
export type ImportFault = ImportResult['errors'][number];
/** The refused rows of a sheet, as they were read. */
export type RefusedSheet = ImportResult['refused'][number];
export type RefusedRow = RefusedSheet['rows'][number];

/** @returns the result of a finished import; null for another result */
export function importResult(told: unknown): ImportResult | null {
  return result.safeParse(told).data ?? null;
}

/** Number of rows that would be imported, over all sheets. */
export function totalsOf({
  sheetsOfFiles,
}: ImportResult): Readonly<Record<'read' | 'inserted' | 'updated' | 'unchanged' | 'skipped', number>> {
  const sum = { read: 0, inserted: 0, updated: 0, unchanged: 0, skipped: 0 };
  for (const { sheets } of sheetsOfFiles)
    for (const sheet of sheets)
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += sheet[key];
  return sum;
}

/** The sheets that the acting post may not import, each once. */
export function notMine({ errors }: ImportResult): readonly string[] {
  return errors.flatMap(({ kind, row, sheet }) =>
    kind === 'out_of_scope' && row === null && sheet !== null ? [sheet] : [],
  );
}

/** How many rows were refused. */
export function refusedCount({ refused }: ImportResult): number {
  return refused.reduce((sum, { count }) => sum + count, 0);
}
