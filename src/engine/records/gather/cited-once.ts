import { recordErrors } from '../errors.ts';

/** How PostgreSQL names the index that refuses the second row (singleIndexes). */
const ONLY = /^[a-z0-9_]+_only_[a-z0-9_]+$/u;

/**
 * Rethrows what a change has thrown; the refusal of the index of rows that may cite a row alone as one that says what to do: two
 * wrote at the same instant, and neither saw the other. Everybody else is told the first one by the importer.
 */
export function citedOnce(error: unknown): never {
  // An error of the driver carries its code and the constraint.
  const { code, constraint } = error as { readonly code?: unknown; readonly constraint?: unknown };
  if (code === '23505' && typeof constraint === 'string' && ONLY.test(constraint))
    throw recordErrors.error('RECORD-CITED-ONCE');
  throw error;
}
