import type { RowCheck } from '../pack/types.ts';
import { type Environment, evaluateCondition } from './evaluate.ts';

/**
 * Whether a row breaks a check of its ledger; importer, form and service all use this function. Unknown passes.
 * @param happenedOn the day that decides the row's period; null where it has none yet: then only checks without a
 *   beginning apply
 */
export function breaksCheck(
  { from, assert }: Pick<RowCheck, 'from' | 'assert'>,
  happenedOn: string | null,
  environment: Environment,
): boolean {
  if (from !== null && (happenedOn === null || happenedOn < from)) return false;
  return evaluateCondition(assert, environment, 'unknown') === false;
}
