import type { AuditEvent, RowsChanged } from '#model/events/index.ts';
import type { Collector } from './collector.ts';
import type { CorrectedCell } from './corrections.ts';
import type { ImportFault } from './fault.ts';
import type { FileResult, ImportResult } from './result.ts';

/** The result of one attempt to import the files. */
export interface Attempt {
  readonly collect: Collector;
  readonly files: readonly FileResult[];
  /** Numbers of refused files that brought units or people: other files were judged by these and must be judged again. */
  readonly untrueFiles: ReadonlySet<number>;
  /** Refused rows of base sheets that gave names by which other rows were judged, as `rowOfFile` writes them. */
  readonly untrueRows: ReadonlySet<string>;
  /** How many rows changed in each ledger, for the log. */
  readonly changed: readonly RowsChanged[];
  readonly events: readonly AuditEvent[];
  readonly batches: readonly string[];
  readonly corrected: readonly CorrectedCell[];
}

/** What earlier attempts refused; their verdict stands. */
export interface Earlier {
  /** Numbers of files. */
  readonly files: ReadonlySet<number>;
  /** Rows of base sheets, as `rowOfFile` writes them. */
  readonly rows: ReadonlySet<string>;
  readonly faults: readonly FaultOfFile[];
  /** Rows that are cited, which who imports may not write but may read, as `citedRow` writes them; null: nobody has looked. */
  readonly seen: ReadonlySet<string> | null;
}

type FaultOfFile = readonly [file: number, fault: ImportFault];

export const NO_ATTEMPT: Earlier = { files: new Set(), rows: new Set(), faults: [], seen: null };

/** Whether the attempt judged rows by names that it refused afterwards. */
export function mustRepeat({ untrueFiles, untrueRows }: Attempt): boolean {
  return untrueFiles.size + untrueRows.size > 0;
}

/**
 * What the next attempt leaves out.
 * @param baseTitles the titles of the base sheets
 */
export function refusedSoFar(attempt: Attempt, earlier: Earlier, baseTitles: ReadonlySet<string>): Earlier {
  const { untrueFiles, untrueRows } = attempt;
  return {
    seen: earlier.seen,
    files: new Set([...earlier.files, ...untrueFiles]),
    rows: new Set([...earlier.rows, ...untrueRows]),
    faults: allFaults(attempt, earlier).filter(
      ([file, { sheet, row }]) =>
        untrueFiles.has(file) ||
        earlier.files.has(file) ||
        (untrueRows.size > 0 && row !== null && baseTitles.has(sheet ?? '')),
    ),
  };
}

/** The faults of all attempts. The first verdict on a file or on a row of a base sheet stands; later ones are left out. */
export function allFaults({ collect }: Attempt, earlier: Earlier): readonly FaultOfFile[] {
  const place = (file: number, { sheet, row }: ImportFault): string => JSON.stringify([file, sheet, row]);
  const judged = new Set(earlier.faults.map(([file, fault]) => place(file, fault)));
  const fresh = collect.faults
    .map((fault, index) => [collect.files[index] ?? 0, fault] as const)
    .filter(([file, fault]) => !earlier.files.has(file) && !judged.has(place(file, fault)));
  return [...earlier.faults, ...fresh];
}

/** The result of the import, from its last attempt. */
export function importResult(dryRun: boolean, attempt: Attempt, earlier: Earlier): ImportResult {
  const { collect, files } = attempt;
  return {
    accepted: files.every((file) => file.accepted),
    dryRun,
    batches: dryRun ? [] : attempt.batches,
    files,
    corrected: attempt.corrected,
    reported: collect.notices,
    errors: allFaults(attempt, earlier).map(([, fault]) => fault),
    errorsNotListed: collect.notListed,
  };
}
