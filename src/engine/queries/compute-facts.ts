import type { PoolClient } from 'pg';
import { type Database, type Scope, withSnapshot } from '#kernel/db/index.ts';
import { withUpkeep } from '#kernel/db/with-upkeep.ts';
import { yearOnYear } from '#model/expression/exact.ts';
import type { Indicator, Pack, Quantity } from '#model/pack/types.ts';
import { keepAnswers, openCache } from './fact-cache.ts';
import { type Fact, factOf } from './fact.ts';
import { inForce } from './in-force.ts';
import { inputsOfScope } from './inputs-of-scope.ts';
import { type Answer, askLedgers, PASS_SETTINGS } from './ledger-pass.ts';
import { passesOf } from './pass.ts';
import type { Ask } from './quantity-sql.ts';
import { loadReportInputs, type ReportInputs } from './report-inputs.ts';
import { bundles, share } from './share.ts';

export interface FactsRequest {
  readonly db: Database;
  readonly pack: Pack;
  /** Whose eyes: the rows outside this scope do not count. */
  readonly scope: Scope;
  readonly year: number;
  /** Connections that share the work; they see one moment. */
  readonly connections?: number;
  /** False computes everything anew (the bench, and the tests that compare). */
  readonly cache?: boolean;
  /** A snapshot that another transaction exported and holds open: the facts of that moment. Then without the cache. */
  readonly snapshot?: string;
  readonly now: Date;
}

/** All numbers of a report, and the auxiliary values that its checks need. */
export interface Facts {
  readonly year: number;
  readonly facts: readonly Fact[];
  readonly values: ReadonlyMap<string, string | null>;
  /** Last year's values, by indicator, of those that a year-on-year stands on. */
  readonly lastYear: ReadonlyMap<string, string | null>;
  readonly parameters: ReadonlyMap<string, string>;
  /** Last year's values of parameters that this year has none for: no number is computed from them. */
  readonly carried: ReadonlyMap<string, string>;
}

/** The moment from which facts were computed, for what has to see the same rows. */
export interface Snapshot {
  readonly client: PoolClient;
  /** All connections that see this moment, `client` among them. */
  readonly clients: readonly PoolClient[];
  readonly inputs: ReportInputs;
  readonly region: number;
  readonly year: number;
}

/**
 * Computes every number of a report in one pass per ledger, in the definitions' versions of 31 December of its year.
 * What was computed before and whose ledgers have not changed since is taken from the cache.
 * @param beside runs in the same snapshot, after the facts
 */
export async function computeFacts(
  request: FactsRequest,
  beside?: (facts: Facts, snapshot: Snapshot) => Promise<void>,
): Promise<Facts> {
  const { db, pack, scope, year } = request;
  const { facts, entries } = await withSnapshot(
    db,
    scope,
    request.connections ?? 2,
    async (clients) => {
      const [client] = clients;
      if (!client) throw new Error('no connection');
      const inputs = inputsOfScope(await loadReportInputs(client, scope.region, year), pack, scope);
      const indicators = inForce(pack.indicators, `${year}-12-31`);
      const values = inForce(pack.values, `${year}-12-31`);
      const { asks, missing } = collectAsks(indicators, values, inputs, year, pack.parameters);
      const passes = passesOf(asks);
      // What a post sees is kept for nobody: the kept answers are the program's own.
      const cache =
        request.cache === false || scope.rights
          ? null
          : await openCache(client, passes, { pack, scope, year });
      const open = passes.filter((pass) => !cache?.known.has(pass.id));
      const answered = await share(clients, bundles(clients, open), (one, bundle) =>
        askLedgers(one, bundle, pack, inputs, scope.region),
      );
      const fresh = answered.flat();
      const answers = new Map(
        [...(cache?.known.values() ?? []), ...fresh.map(([, answer]) => answer)].flatMap((answer) => [
          ...answer,
        ]),
      );
      const assembled = assemble(indicators, values, answers, missing, inputs, year);
      await beside?.(assembled, { client, clients, inputs, region: scope.region, year });
      return { facts: assembled, entries: cache?.entriesOf(fresh) ?? [] };
    },
    { moment: request.snapshot, settings: PASS_SETTINGS },
  );
  // Outside the snapshot: there, two readers that keep the same answer would fail one another.
  if (entries.length > 0)
    await withUpkeep(db, scope, (client) => keepAnswers(client, scope.region, entries, request.now));
  return facts;
}

/** What has to be asked of the ledgers; what cannot be asked for want of a parameter is named with its reason. */
export function collectAsks(
  indicators: readonly Indicator[],
  values: readonly Quantity[],
  inputs: ReportInputs,
  year: number,
  titles: ReadonlyMap<string, string>,
): { asks: readonly Ask[]; missing: ReadonlyMap<string, string> } {
  const asks: Ask[] = [];
  const missing = new Map<string, string>();
  const add = (key: string, quantity: Quantity, of: number): void => {
    const parameters = inputs.parameters(of);
    const absent = quantity.parameters.filter((name) => !parameters.has(name));
    const names = absent.map((name) => titles.get(name) ?? name).join('、');
    const carried = inputs.carried(of);
    if (absent.length > 0 && absent.every((name) => carried.has(name)))
      missing.set(key, `报告参数“${names}”沿用去年，还没有确认`);
    else if (absent.length > 0) missing.set(key, `缺少${of}年的报告参数：${names}`);
    else asks.push({ key, quantity, year: of, parameters });
  };
  const byId = new Map(indicators.map((one) => [one.id, one]));
  for (const indicator of indicators) {
    if (indicator.measure.kind !== 'yoy_pct') {
      add(indicator.id, indicator, year);
      continue;
    }
    const of = byId.get(indicator.measure.indicator);
    if (of && inputs.sealed(year - 1, of.slot) === null) add(lastYearOf(of.id), of, year - 1);
  }
  for (const value of values) add(value.id, value, year);
  return { asks, missing };
}

function lastYearOf(id: string): string {
  return `${id}@last`;
}

/** Makes the facts of what was answered. */
export function assemble(
  indicators: readonly Indicator[],
  values: readonly Quantity[],
  answers: Answer,
  missing: ReadonlyMap<string, string>,
  inputs: ReportInputs,
  year: number,
): Facts {
  const byId = new Map(indicators.map((one) => [one.id, one]));
  const lastYear = new Map<string, string | null>();
  const facts = indicators.map((indicator) => {
    const { measure } = indicator;
    if (measure.kind === 'yoy_pct') {
      const of = byId.get(measure.indicator);
      const now = answers.get(measure.indicator);
      const before = of
        ? (inputs.sealed(year - 1, of.slot) ?? answers.get(lastYearOf(of.id))?.value ?? null)
        : null;
      lastYear.set(measure.indicator, before);
      const reason = missing.get(measure.indicator) ?? '上一年度的数值缺失或为零';
      return factOf(indicator, yearOnYear(now?.value ?? null, before), now?.rows ?? 0, reason);
    }
    const answer = answers.get(indicator.id);
    const reason = missing.get(indicator.id) ?? (measure.kind === 'coverage' ? '没有人担任此角色' : null);
    return factOf(indicator, answer?.value ?? null, answer?.rows ?? 0, reason);
  });
  return {
    year,
    facts: Object.freeze(facts),
    values: new Map(values.map((value) => [value.id, answers.get(value.id)?.value ?? null])),
    lastYear,
    parameters: inputs.parameters(year),
    carried: inputs.carried(year),
  };
}
