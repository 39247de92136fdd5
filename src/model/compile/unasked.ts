import type { Duty } from '../pack/duty.ts';
import type { WrittenLedger } from '../schema/ledger.ts';
import type { Keys, Source } from './source.ts';

/** A duty with its place in its file. */
export interface PlacedDuty {
  readonly duty: Duty;
  readonly at: Keys;
  readonly source: Source<unknown>;
}

/** The duties that ledgers name as answered, also where something else of the answer is wrong. */
export function answeredDuties(
  ledgers: readonly { readonly source: Source<WrittenLedger> }[],
): ReadonlySet<string> {
  const written = ledgers.flatMap(({ source }) => source.value.answers ?? []);
  return new Set(written.map((one) => (typeof one === 'string' ? one : one.duty)));
}

/**
 * Every duty is either asked for (somebody bears it, rows start it, a ledger answers it) or says why nobody is: a duty
 * about which the product is silent looks the same as one that was kept.
 */
export function judgeUnasked(placed: readonly PlacedDuty[], answered: ReadonlySet<string>): void {
  for (const { duty, at, source } of placed) {
    const asked = duty.bearers.length > 0 || duty.starts !== null;
    if (duty.unasked && asked)
      source.fault(
        'unasked',
        [...at, 'unasked'],
        `责任“${duty.id}”已写明由谁承担或由什么起算，又写不要求记录`,
        '删去 unasked，或删去 bearers、starts',
      );
    if (!duty.unasked && !asked && !answered.has(duty.id))
      source.fault(
        'unasked',
        at,
        `责任“${duty.id}”没有承担主体、起算的记录和回答的台账，也没有写为什么`,
        '写 bearers 或 starts，由台账回答，或写 unasked: { as, reason }',
      );
  }
}
