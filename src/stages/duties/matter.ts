import type { ToldKey } from './told-key.ts';

/** Something that waits for the holders of a kind of post, reported by a later stage; each channel sends it once. */
export interface Matter {
  /** Kinds of posts whose holders get it. */
  readonly kinds: readonly string[];
  /** Accounts that have done their part. */
  readonly except: readonly string[];
  readonly year: number;
  /** The kind of matter, and which occasion of it: a repetition has another occasion. */
  readonly what: string;
  readonly occasion: string;
  /** The line of the message. It names no person, because it is sent outside. */
  readonly words: string;
}

/** The key of a matter as a sent line. */
export function matterKey({ year, what, occasion }: Matter): ToldKey {
  return { level: 'matter', year, unit: '', duty: what, bearer: '', period: occasion };
}
