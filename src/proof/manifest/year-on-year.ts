import type { ManifestFact } from './manifest.ts';

/** The indicator that a year on year compares; null for every other number. */
export function comparedIndicator({ expression }: ManifestFact): string | null {
  return /^yoy_pct\(\s*(\w+)\s*\)$/.exec(expression.measure)?.[1] ?? null;
}
