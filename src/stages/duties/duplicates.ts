import type { Duty } from '#model/pack/duty.ts';
import type { Pack } from '#model/pack/types.ts';
import { answersOf } from './answers-of.ts';

/** Two requests for the same fact, with their origins. */
export interface Duplicate {
  readonly what: string;
  readonly first: string;
  readonly second: string;
  /** True where records answer both automatically: nothing is typed twice, but the rules overlap. */
  readonly harmless: boolean;
}

/**
 * Duties of a list that require the same of the same units in the same periods: with the same evidence where the unit
 * confirms, or by the same rows of a ledger.
 * @param listed the duties of the list
 */
export function duplicatesOf(pack: Pack, listed: readonly Duty[]): readonly Duplicate[] {
  const found: Duplicate[] = [];
  for (const [index, duty] of listed.entries())
    for (const other of listed.slice(index + 1)) {
      if (!asksTheSame(duty, other)) continue;
      const [mine, theirs] = [keysOf(pack, duty), keysOf(pack, other)];
      if (mine.length > 0 && theirs.length > 0) {
        if (mine.some((key) => theirs.includes(key)))
          found.push(told(pack, duty, other, '同一台账的同样记录', true));
      } else if (mine.length === 0 && theirs.length === 0) {
        const same = duty.evidence.filter((one) => other.evidence.includes(one));
        if (same.length > 0) found.push(told(pack, duty, other, '同样的佐证', false));
      }
    }
  return found;
}

function asksTheSame(a: Duty, b: Duty): boolean {
  return a.bearers.some((mine) =>
    b.bearers.some(
      (theirs) =>
        mine.as === theirs.as &&
        mine.every === theirs.every &&
        mine.kinds.some((kind) => theirs.kinds.includes(kind)),
    ),
  );
}

/** What answers it: ledgers and conditions; empty where the unit confirms. */
function keysOf(pack: Pack, duty: Duty): readonly string[] {
  return answersOf(pack, duty.id).map(({ ledger, written }) => `${ledger}\u001f${written ?? ''}`);
}

function told(pack: Pack, a: Duty, b: Duty, what: string, harmless: boolean): Duplicate {
  const name = ({ obligation, regulation }: Duty): string =>
    `《${pack.regulations.get(regulation)?.title ?? regulation}》“${obligation}”`;
  return { what, first: name(a), second: name(b), harmless };
}
