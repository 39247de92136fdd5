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

/** What was said in the workspace about a warning of a year's report, and not withdrawn. */
export interface KeptExplanation {
  readonly id: string;
  /** Id of the finding, and the digest of what it said then. */
  readonly finding: string;
  readonly about: string;
  readonly text: string;
  readonly name: string;
  readonly office: string;
  /** Who entered it. */
  readonly actor: string;
  readonly at: Date;
}
