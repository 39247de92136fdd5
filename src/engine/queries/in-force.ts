import type { Validity } from '#model/pack/validity.ts';

/** What is in force on a day: of several versions of one definition at most one is (the compiler sees to it). */
export function inForce<T extends Validity>(definitions: readonly T[], day: string): readonly T[] {
  return definitions.filter(
    ({ effectiveFrom, effectiveTo }) =>
      (effectiveFrom === null || effectiveFrom <= day) && (effectiveTo === null || day < effectiveTo),
  );
}
