/** A stretch of an old report whose meaning is known and not guessed. */
export interface KnownPlace {
  /** Offsets in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'fact' | 'parameter' | 'literal';
  /** The indicator, the parameter, or the reason of the literal. */
  readonly name: string;
  /** The source: the signed manifest of the report, the words of the pack, or a value that was found elsewhere too. */
  readonly by: 'manifest' | 'pack' | 'value';
}
