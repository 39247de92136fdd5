import type { PoolClient } from 'pg';
import { withSnapshot } from '#kernel/db/index.ts';
import { withUpkeep } from '#kernel/db/with-upkeep.ts';
import { assembleFacts } from './assemble-facts.ts';
import { askChanges } from './change-pass.ts';
import {
  judgeKept,
  keepCounts,
  readKept,
  type Since,
  sinceSql,
  type Standing,
  toKeep,
} from './fact-cache.ts';
import type { Facts, FactsRequest, Snapshot } from './facts.ts';
import { factsFromKept, keptOf, remember } from './facts-from-kept.ts';
import { inputsOfScope } from './inputs-of-scope.ts';
import { askLedgers, type Counts, PASS_SETTINGS } from './ledger-pass.ts';
import { type Plan, planFacts } from './plan.ts';
import { loadReportInputs } from './report-inputs.ts';
import { bundles, share } from './share.ts';

/**
 * Computes every number of a report in one pass per ledger, in the definitions' versions of 31 December of its year.
 * What was computed before and whose ledgers have not changed since is taken from the cache.
 * @param beside runs in the same snapshot, after the facts
 */
export async function computeFacts(
  request: FactsRequest,
  beside?: (facts: Facts, snapshot: Snapshot) => Promise<void>,
): Promise<Facts> {
  const quick = beside || request.cache === false || request.snapshot ? null : await factsFromKept(request);
  if (quick) return quick;
  const { db, pack, scope, year } = request;
  const { facts, toWrite } = await withSnapshot(
    db,
    scope,
    request.connections ?? 2,
    async (clients) => {
      const [client] = clients;
      if (!client) throw new Error('no connection');
      const inputs = inputsOfScope(await loadReportInputs(client, scope.region, year), pack, scope);
      const plan = planFacts(pack, scope, year, inputs);
      const cache = request.cache === false ? null : await openCache(client, request, plan);
      const { known, behind } = cache ?? { known: new Map<string, Counts>(), behind: [] };
      const changed = await askChanges(client, behind, pack, inputs, scope.region);
      const done = new Set([...known.keys(), ...changed.map(([id]) => id)]);
      const open = plan.passes.filter(({ id }) => !done.has(id));
      const asked = await share(clients, bundles(clients, open), (one, bundle) =>
        askLedgers(one, bundle, pack, inputs, scope.region),
      );
      const fresh = [...changed, ...asked.flat()];
      const assembled = assembleFacts(plan, new Map([...known, ...fresh]), year);
      await beside?.(assembled, { client, clients, inputs, region: scope.region, year });
      if (cache) remember(request, plan, [...known, ...fresh], cache.since);
      // Of acting posts nothing is kept in the database.
      return { facts: assembled, toWrite: cache && !scope.rights ? toKeep(plan, fresh, cache.since) : [] };
    },
    { moment: request.snapshot, settings: PASS_SETTINGS },
  );
  // Outside the snapshot: there, two readers that keep the same answer would fail one another.
  if (toWrite.length > 0)
    await withUpkeep(db, scope, (client) => keepCounts(client, scope.region, toWrite, request.now));
  return facts;
}

async function openCache(
  client: PoolClient,
  { db, scope }: FactsRequest,
  plan: Plan,
): Promise<Standing & { readonly since: Since }> {
  if (!scope.rights) {
    const { kept, since } = await readKept(client, plan, scope);
    return { ...judgeKept(plan, kept, since), since };
  }
  const kept = keptOf(db, scope, plan);
  const { rows } = await client.query<{ since: Since }>(sinceSql(kept));
  const since = rows[0]?.since ?? { versions: {}, changes: [] };
  return { ...judgeKept(plan, kept, since), since };
}
