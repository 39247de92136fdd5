import { type Database, type Scope, withMoment } from '#kernel/db/index.ts';
import { assembleFacts } from './assemble-facts.ts';
import { askChanges } from './change-pass.ts';
import { basesOf, judgeKept, type Since, sinceSql, toKeep } from './fact-cache.ts';
import type { Facts, FactsRequest } from './facts.ts';
import type { KeptCounts } from './kept-counts.ts';
import { keptInMemory } from './kept-in-memory.ts';
import { eyesOf } from './key-of.ts';
import type { Counts } from './ledger-pass.ts';
import type { Plan } from './plan.ts';

/**
 * The numbers of a year from what this program remembers of them and the rows that were written since: one way to the
 * database, or two where something was written. Nothing of it grows with the ledgers.
 * @returns null where something has to be read anew: then nothing is lost but this one way
 */
export async function factsFromKept(request: FactsRequest): Promise<Facts | null> {
  const { db, pack, scope, year } = request;
  const remembered = keptInMemory(db).plans.find(planKey(request));
  if (remembered?.pack !== pack) return null;
  const { plan, bases } = remembered;
  const kept = keptOf(db, scope, plan);
  if (kept.length < plan.passes.length) return null;
  const found = await withMoment(db, scope, sinceSql(kept), async (client, asked) => {
    const { since } = (asked?.rows[0] ?? { since: null }) as { readonly since: Since | null };
    if (!since || basesOf(since) !== bases) return null;
    const { known, behind } = judgeKept(plan, kept, since);
    if (known.size + behind.length < plan.passes.length) return null;
    const changed = await askChanges(client, behind, pack, plan.inputs, scope.region);
    return { since, counts: new Map([...known, ...changed]), changed };
  });
  if (!found) return null;
  remember(request, plan, found.changed, found.since);
  return assembleFacts(plan, found.counts, year);
}

/** The counts of a plan that this program remembers. */
export function keptOf(db: Database, scope: Scope, plan: Plan): readonly KeptCounts[] {
  const { counts } = keptInMemory(db);
  return [...plan.keys.values()].flatMap((key) => counts.find(`${scope.region} ${key}`) ?? []);
}

/** Remembers a plan and counts of it, as of a snapshot. */
export function remember(
  request: FactsRequest,
  plan: Plan,
  counted: readonly (readonly [string, Counts])[],
  since: Since,
): void {
  const { plans, counts } = keptInMemory(request.db);
  plans.keep(planKey(request), { pack: request.pack, plan, bases: basesOf(since) });
  for (const one of toKeep(plan, counted, since)) counts.keep(`${request.scope.region} ${one.key}`, one);
}

function planKey({ scope, year }: FactsRequest): string {
  return `${scope.region} ${year} ${eyesOf(scope)}`;
}
