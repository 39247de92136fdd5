import { type Rights, WHOLE_REGION } from '#kernel/db/index.ts';
import type { Access } from '#model/access/types.ts';

/**
 * Whether a post reads every row of every ledger that is not sealed, with persons: only then may it see keys of rows
 * anywhere in the region, as in the changes since a report. Every post reads the base sheets.
 */
export function readsWholeRegion({ classes }: Access, rights: Rights): boolean {
  const limited = classes.filter(({ sealed, base }) => !sealed && !base);
  return (
    rights.personal &&
    limited.every(({ index }) => {
      const { ranges, author } = rights.classes[index] ?? { ranges: [], author: null };
      const [only, ...more] = ranges;
      const whole = more.length === 0 && only?.lo === WHOLE_REGION.lo && only.hi === WHOLE_REGION.hi;
      return whole && author === null;
    })
  );
}
