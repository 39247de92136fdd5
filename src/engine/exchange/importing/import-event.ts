import type { AuditEvent, RowsChanged } from '#model/events/index.ts';
import type { CorrectedCell } from './corrections.ts';
import type { FileResult } from './result.ts';

/** The event of an import, also of one that changed or accepted nothing. */
export function importEvent({
  files,
  faults,
  rows,
  corrected,
}: {
  readonly files: readonly FileResult[];
  readonly faults: number;
  readonly rows: readonly RowsChanged[];
  readonly corrected: readonly CorrectedCell[];
}): AuditEvent {
  return {
    type: 'row.import',
    data: {
      files: files.map(({ file, accepted, sheets }) => ({
        file,
        accepted,
        sheets: sheets.map((one) => one.sheet),
        read: sheets.reduce((sum, one) => sum + one.read, 0),
      })),
      faults,
      rows: [...rows],
      corrected: corrected.map((cell) => ({ ...cell })),
    },
  };
}
