/** The actor. Made once per sign-in, command or job, and passed to every operation. */
export interface Actor {
  /** Id of the account; null where there is none (command line, jobs, a failed sign-in). */
  readonly account: string | null;
  /** The name of the actor in the log and the history. */
  readonly name: string;
  /** The post in which the actor acts, in words. */
  readonly post: string | null;
  readonly unit: string | null;
  /** Network address. */
  readonly address: string | null;
  readonly via: 'command_line' | 'web' | 'api' | 'job';
}

/** The region of the installation itself, for entries that belong to no city. */
export const INSTALLATION = 0;

/** An entry for the log; the calling module defines its meaning. */
export interface NewEntry {
  readonly type: string;
  readonly version: number;
  /** JSON. */
  readonly payload: string;
}

/** An entry without its hash: exactly what is hashed. */
export interface HashedEntry extends NewEntry {
  readonly region: number;
  readonly seq: bigint;
  readonly at: Date;
  readonly actor: Actor;
  readonly prevHash: Uint8Array;
}

/** An entry as the log holds it. */
export interface Entry extends HashedEntry {
  readonly hash: Uint8Array;
}
