/** What may be done with the rows of a ledger. `count`: its numbers without its rows. */
export const LEDGER_ACTIONS = [
  'read',
  'count',
  'write',
  'submit',
  'accept',
  'return',
  'void',
  'export',
  /** Deciding, as a second person, that somebody may know a row of a sealed ledger. */
  'disclose',
] as const;
export type LedgerAction = (typeof LEDGER_ACTIONS)[number];

/** What may be done with reports, which belong to the whole region. */
export const REPORT_ACTIONS = ['read', 'draft', 'issue', 'sign'] as const;
export type ReportAction = (typeof REPORT_ACTIONS)[number];

/** How far an action reaches, seen from the unit in which the post is held. */
export const REACHES = [
  'own_rows',
  'own_unit',
  'own_unit_and_below',
  'named_units',
  'upward',
  'whole_region',
] as const;
export type Reach = (typeof REACHES)[number];

/** The three administrators (三员分立): none has a grant on a ledger, and none has another's power. */
export const POWERS = ['system', 'security', 'audit'] as const;
export type Power = (typeof POWERS)[number];

/** In sealed ledgers: every row within reach, or only those whose list of knowers names the post. */
type Knowledge = 'all' | 'named';

export interface Grant {
  readonly ledgers: ReadonlySet<string>;
  readonly actions: readonly LedgerAction[];
  readonly reach: Reach;
  readonly knowledge: Knowledge;
}

/** A kind of post, e.g. the clerk of a village. Who holds one, where and when, is data of the city. */
export interface PostKind {
  readonly id: string;
  readonly title: string;
  /** Kinds of unit that have such a post; empty: any. */
  readonly unitKinds: readonly string[];
  readonly grants: readonly Grant[];
  readonly reports: readonly ReportAction[];
  /** Whether fields about a person are shown to it. */
  readonly personal: boolean;
  readonly power: Power | null;
}

/**
 * Ledgers that every post may treat alike. A policy of the database names a class, not a ledger, so that a
 * transaction sets a handful of ranges and not one per ledger.
 */
export interface LedgerClass {
  readonly index: number;
  readonly sealed: boolean;
  readonly base: boolean;
  readonly ledgers: readonly string[];
}

/** Everything the packs say about who may do what. */
export interface Access {
  readonly posts: ReadonlyMap<string, PostKind>;
  readonly classes: readonly LedgerClass[];
  readonly classOf: ReadonlyMap<string, LedgerClass>;
}
