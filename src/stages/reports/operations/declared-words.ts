/** Declared words of a year's report. */
export interface DeclaredWords {
  readonly id: string;
  readonly words: string;
  readonly reason: string;
  readonly name: string;
  /** Unit and post. */
  readonly office: string;
  readonly at: Date;
  /** A version was issued with it: it cannot be withdrawn. */
  readonly issued: boolean;
}

/** The first version that was issued with a declaration "d" of region $1: its number, null without one. */
export const ISSUED_WITH_LITERAL = `(select min(i.number) from reports.issued i
  where i.region_id = $1 and i.report = d.report and i.year = d.year
    and i.manifest::jsonb #> '{quantities,literals}' @> jsonb_build_array(jsonb_build_object('text', d.words,
      'reason', d.reason, 'by', jsonb_build_object('name', d.by_name, 'office', d.by_office))))`;

/** An explanation of a warning of a year's report that was given in the workspace and not withdrawn. */
export interface KeptExplanation {
  readonly id: string;
  /** Id of the finding, and the digest of its content at that time. */
  readonly finding: string;
  readonly about: string;
  readonly text: string;
  readonly name: string;
  readonly office: string;
  /** Who entered it. */
  readonly actor: string;
  readonly at: Date;
  /** A version was issued with it: it cannot be withdrawn. */
  readonly issued: boolean;
}

/** The first version that was issued with an explanation "e" of region $1: its number, null without one. */
export const ISSUED_WITH_EXPLANATION = `(select min(i.number) from reports.issued i
  where i.region_id = $1 and i.report = e.report and i.year = e.year
    and i.findings @> jsonb_build_array(jsonb_build_object('id', e.finding,
      'explanation', jsonb_build_object('text', e.text, 'by', e.by_name, 'office', e.by_office))))`;
