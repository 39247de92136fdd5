/** A stretch of an old report of which it is known, not guessed, what stands there. */
export interface KnownPlace {
  /** Offsets in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'fact' | 'parameter' | 'literal';
  /** The indicator, the parameter, or why the literal may stand there. */
  readonly name: string;
  /** What says so: the signed manifest of the report, the words of the pack, or a value that stands elsewhere too. */
  readonly by: 'manifest' | 'pack' | 'value';
}
