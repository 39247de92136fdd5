/** The actions on rows of a ledger. `count` allows the numbers of the ledger, not its rows. */
export const LEDGER_ACTIONS = [
  'read',
  'count',
  'write',
  'submit',
  'accept',
  'return',
  'void',
  'export',
  /** To decide, as the second person, that somebody gets access to a row of a sealed ledger. */
  'disclose',
] as const;
export type LedgerAction = (typeof LEDGER_ACTIONS)[number];

/** The actions on reports, which belong to the whole region. */
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

/** The three administrators (三员分立). None has a grant on a ledger, and none has the power of another. */
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
  /** Whether the post sees fields about a person. */
  readonly personal: boolean;
  readonly power: Power | null;
}

/** A kind of work, and the posts that do it in reality. The compiler holds that exactly they have the right to. */
interface Work {
  readonly id: string;
  readonly title: string;
  /** How far each post records. */
  readonly record: ReadonlyMap<string, Reach>;
  /** How far each post accepts. */
  readonly accept: ReadonlyMap<string, Reach>;
}

/** Whose work a ledger is, and why. */
export interface LedgerWork {
  readonly work: string;
  readonly reason: string;
}

/**
 * Ledgers on which every post has the same grants. A policy of the database names a class instead of a ledger, so that
 * a transaction sets a few ranges instead of one for each ledger.
 */
export interface LedgerClass {
  readonly index: number;
  readonly sealed: boolean;
  readonly base: boolean;
  readonly ledgers: readonly string[];
}

/** All access rules of the packs. */
export interface Access {
  readonly posts: ReadonlyMap<string, PostKind>;
  readonly classes: readonly LedgerClass[];
  readonly classOf: ReadonlyMap<string, LedgerClass>;
  readonly works: ReadonlyMap<string, Work>;
  /** By ledger; base sheets have none, nor has any ledger where no pack says who does which work. */
  readonly workOf: ReadonlyMap<string, LedgerWork>;
}
