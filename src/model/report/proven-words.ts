/** How many numbers of a text are of each origin. */
export interface ProvenCounts {
  /** From a ledger. */
  readonly proven: number;
  /** Declared in writing by an office; those of the definition packs are not counted. */
  readonly declared: number;
  /** From a ledger, without a value yet. */
  readonly missing: number;
  readonly unproven: number;
}

/**
 * The origin of the numbers of a text in one sentence, the same on every page. Declared numbers and numbers without a
 * value are never called proven.
 * @param all whether the reader may see every number: only then the sentence covers all of them
 */
export function provenSentence({ proven, declared, missing, unproven }: ProvenCounts, all: boolean): string {
  const others = [
    declared > 0 ? `${declared} 个由人书面说明` : '',
    missing > 0 ? `${missing} 个缺数` : '',
    unproven > 0 ? `${unproven} 个没有来历` : '',
  ].filter(Boolean);
  const rest = others.length > 0 || !all ? others : ['没有一个没有来历'];
  return [`文中 ${proven} 个数字有据`, ...rest].join('，');
}
