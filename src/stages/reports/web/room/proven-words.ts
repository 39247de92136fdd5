import { provenSentence } from '#model/report/proven-words.ts';
import type { Room } from './room.ts';

type Declared = Room['quantities']['declared'][number];

/** The numbers of a text that somebody answers for in writing: those of the definition packs are not among them. */
export function answeredFor({ declared }: Pick<Room['quantities'], 'declared'>): readonly Declared[] {
  return declared.filter(({ by }) => by !== null);
}

/**
 * What stands behind the numbers of a text, in one sentence: nothing is called proven that somebody declared or that has no
 * value yet.
 */
export function provenWords({
  quantities,
  signing,
}: {
  readonly quantities: Pick<Room['quantities'], 'proven' | 'missing' | 'declared' | 'unproven'>;
  /** Null: whoever reads is not told of each number, so that nothing is said of all of them. */
  readonly signing: object | null;
}): string {
  const { proven, missing, unproven } = quantities;
  const declared = answeredFor(quantities).length;
  return provenSentence({ proven, declared, missing, unproven: unproven.length }, signing !== null);
}
