import type { Names } from './field-face.ts';

/** Of a page without rows. */
export const NO_NAMES: Names = { units: {}, persons: {}, cited: {} };

/** The names of several pages of rows as one. */
export function joinedNames(all: readonly Names[]): Names {
  const cited: Record<string, Names['cited'][string]> = {};
  for (const page of all)
    for (const [ledger, { reference, rows }] of Object.entries(page.cited)) {
      const before = cited[ledger]?.rows ?? {};
      cited[ledger] = { reference, rows: rows && { ...before, ...rows } };
    }
  return {
    units: Object.assign({}, ...all.map(({ units }) => units)) as Names['units'],
    persons: Object.assign({}, ...all.map(({ persons }) => persons)) as Names['persons'],
    cited,
  };
}
