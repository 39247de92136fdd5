import { provenSentence } from '#model/report/proven-words.ts';
import type { Room } from './room.ts';

type Declared = Room['quantities']['declared'][number];

/** The declared numbers of a text, without those of the definition packs. */
export function answeredFor({ declared }: Pick<Room['quantities'], 'declared'>): readonly Declared[] {
  return declared.filter(({ by }) => by !== null);
}

/**
 * The origin of the numbers of a text in one sentence: declared numbers and numbers without a value are never called
 * proven.
 */
export function provenWords({
  quantities,
  signing,
}: {
  readonly quantities: Pick<Room['quantities'], 'proven' | 'missing' | 'declared' | 'unproven'>;
  /** Null: the reader may not see every number, so the sentence does not cover all of them. */
  readonly signing: object | null;
}): string {
  const { proven, missing, unproven } = quantities;
  const declared = answeredFor(quantities).length;
  return provenSentence({ proven, declared, missing, unproven: unproven.length }, signing !== null);
}
