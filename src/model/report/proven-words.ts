/** How many numbers of a text stand on what. */
export interface ProvenCounts {
  /** From a ledger. */
  readonly proven: number;
  /** Somebody answers for them in writing; those of the definition packs are not among them. */
  readonly declared: number;
  /** From a ledger, without a value yet. */
  readonly missing: number;
  readonly unproven: number;
}

/**
 * What stands behind the numbers of a text, in one sentence, the same wherever it is said: nothing is called proven that
 * somebody declared or that has no value yet.
 * @param all whether whoever reads is told of each number: only then something is said of all of them
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
