/** Words of a year's report that somebody answers for. */
export interface DeclaredWords {
  readonly id: string;
  readonly words: string;
  readonly reason: string;
  readonly name: string;
  /** Unit and post. */
  readonly office: string;
  readonly at: Date;
}
