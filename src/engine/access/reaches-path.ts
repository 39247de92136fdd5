import { type Rights, within } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';

/**
 * Whether rights reach the rows of a ledger of the unit at a path, whoever wrote them: a post with access to its own
 * rows only reaches no unit.
 * @param path of the unit, undefined for an unknown one
 */
export function reachesPath(
  pack: Pack,
  { classes }: Pick<Rights, 'classes'>,
  ledger: string,
  path: string | undefined,
): boolean {
  const mine = classes[pack.access.classOf.get(ledger)?.index ?? -1];
  return path !== undefined && mine !== undefined && mine.author === null && within(path, mine.ranges);
}
