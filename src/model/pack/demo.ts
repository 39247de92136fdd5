type Word = string | number | boolean;

/** How a field of a demo row gets its value; which keys fit is decided by the type of the field. */
export interface DemoRule {
  readonly is?: Word | undefined;
  readonly text?: readonly string[] | undefined;
  readonly range?: readonly [number, number] | undefined;
  readonly decimals?: number | undefined;
  readonly part_of?: string | undefined;
  readonly plus?: string | undefined;
  readonly percent?: readonly [number, number] | undefined;
  readonly yes?: number | undefined;
  readonly ordered?: readonly [string, string] | undefined;
  readonly weights?: Readonly<Record<string, number>> | undefined;
  readonly turn?: readonly string[] | undefined;
  readonly all?: readonly string[] | undefined;
  readonly season?: readonly [string, string] | undefined;
  readonly after?: string | undefined;
  readonly days?: readonly [number, number] | undefined;
  readonly unit?: string | undefined;
  readonly parent_of?: string | undefined;
  readonly number?: readonly [number, number] | undefined;
  readonly role?: string | undefined;
  readonly from?: string | undefined;
  readonly cite?: readonly string[] | undefined;
  readonly pool?: number | undefined;
  readonly same?: string | undefined;
  readonly when?: Readonly<Record<string, readonly Word[]>> | undefined;
  readonly missing?: number | undefined;
  readonly by?: string | undefined;
}

/** Rows of one kind within a ledger. Exactly one of count, share and every says how many. */
export interface DemoGroup {
  readonly name: string | null;
  readonly count: readonly number[] | null;
  readonly share: number | null;
  readonly every: readonly string[];
  readonly skip: readonly number[];
  readonly block: number;
  readonly status: string | null;
  readonly fields: ReadonlyMap<string, DemoRule>;
}

export interface DemoUnits {
  readonly kind: string;
  readonly code: string;
  readonly names: readonly { readonly name: string; readonly shortName: string | null }[];
  /** How many names to generate instead of a list, below which kinds, and how they are called. */
  readonly count: number;
  readonly under: readonly string[];
  readonly name: string | null;
  readonly parent: string | null;
  readonly tags: ReadonlyMap<string, ReadonlySet<string>>;
  readonly uscc: boolean;
}

export interface DemoPost {
  readonly in: string;
  readonly post: string;
  readonly times: number;
  readonly rank: string | null;
  readonly roles: readonly string[];
  /** Set of units that are divided among the holders of such posts (分管); null: none. */
  readonly leads: string | null;
  readonly moved: number;
  readonly replaced: string | null;
}

/** What reports of earlier years said; the years count back from the last. */
interface DemoSealed {
  readonly yearsBefore: number;
  readonly reportNo: string | null;
  readonly values: ReadonlyMap<string, number>;
}

/** The vocabulary of a synthetic city, compiled: lists merged over all files, short forms written out. */
export interface Demo {
  readonly words: ReadonlyMap<string, readonly string[]>;
  readonly surnames: readonly string[];
  readonly givenNames: readonly string[];
  readonly units: readonly DemoUnits[];
  readonly sets: ReadonlyMap<string, readonly string[]>;
  readonly posts: readonly DemoPost[];
  /** By kind of post: the post (职务) whose holder the demo's account belongs to. */
  readonly accounts: ReadonlyMap<string, string>;
  readonly parameters: ReadonlyMap<string, string>;
  readonly sealed: readonly DemoSealed[];
  readonly status: Readonly<Record<string, number>>;
  readonly voidReasons: readonly string[];
  /** Texts by field type, for fields without a rule. */
  readonly defaults: ReadonlyMap<string, readonly string[]>;
  readonly ledgers: ReadonlyMap<string, readonly DemoGroup[]>;
}
