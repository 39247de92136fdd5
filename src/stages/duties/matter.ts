import type { ToldKey } from './told-key.ts';

/** Something that waits for whoever holds a post of some kind, told by a later stage: each way tells it once. */
export interface Matter {
  /** Kinds of posts whose holders are told. */
  readonly kinds: readonly string[];
  /** Accounts that have done their part. */
  readonly except: readonly string[];
  readonly year: number;
  /** What it is, and which occasion of it: the same again is another. */
  readonly what: string;
  readonly occasion: string;
  /** The line of the message. No person is named in it: it leaves the house. */
  readonly words: string;
}

/** A matter as a line that was told. */
export function matterKey({ year, what, occasion }: Matter): ToldKey {
  return { level: 'matter', year, unit: '', duty: what, bearer: '', period: occasion };
}
