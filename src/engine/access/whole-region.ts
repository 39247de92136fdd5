import { type Rights, WHOLE_REGION } from '#kernel/db/index.ts';

/**
 * True when a post reads every row of every ledger that is not sealed, persons named: only then may it be shown keys
 * of rows that stand anywhere in the region, as in what has changed since a report.
 */
export function readsWholeRegion(rights: Rights): boolean {
  return (
    rights.personal &&
    rights.classes.every(({ ranges, author }, index) => {
      const [only, ...more] = ranges;
      const whole = more.length === 0 && only?.lo === WHOLE_REGION.lo && only.hi === WHOLE_REGION.hi;
      return rights.sealed[index] || (whole && author === null);
    })
  );
}
