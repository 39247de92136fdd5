import { reachesPath } from '#engine/access/index.ts';
import type { Rights } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { DUTY_LEDGER } from './reading.ts';

/** The author of a statement, and the rights of his post on the responsibility list. */
export interface Speaker {
  readonly account: string;
  readonly name: string;
  readonly post: string;
  /** Path of the unit of the post. */
  readonly unitPath: string;
  readonly read: Rights;
  readonly write: Rights;
  readonly accept: Rights;
}

/**
 * What a post may do with the occurrences of a unit: its own post states, and a post above that accepts for it excuses.
 */
export function mayState(
  pack: Pack,
  { read, write, accept, unitPath }: Speaker,
  path: string,
): { readonly see: boolean; readonly state: boolean; readonly excuse: boolean } {
  const reaches = (rights: Rights): boolean => reachesPath(pack, rights, DUTY_LEDGER, path);
  const excuse = reaches(accept) && path !== unitPath;
  return { see: reaches(read), state: reaches(write) || excuse, excuse };
}
