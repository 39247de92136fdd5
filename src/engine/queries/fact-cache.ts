import type { PoolClient } from 'pg';
import { filled, type Scope } from '#kernel/db/index.ts';
import { BASE } from '#model/compile/scope.ts';
import { pathsOfQuantity } from '#model/expression/paths.ts';
import type { BehindPass } from './change-pass.ts';
import type { KeptCounts } from './kept-counts.ts';
import type { Counts } from './ledger-pass.ts';
import type { Pass } from './pass.ts';
import type { Plan } from './plan.ts';

/** Rows written since, above which the ledger is read anew. */
const MOST_CHANGED = 256;

/** How often each ledger has been written to, and under which batches since versions that were asked for. */
export interface Since {
  readonly versions: Readonly<Record<string, string>>;
  readonly changes: readonly {
    readonly ledger: string;
    readonly version: string;
    readonly batches: readonly string[];
    readonly rows: number;
  }[];
}

/** What of the kept counts is true in a snapshot. */
export interface Standing {
  /** Counts that are still true, by pass. */
  readonly known: ReadonlyMap<string, Counts>;
  /** Counts to which the rows that were written since have to be added. */
  readonly behind: readonly BehindPass[];
}

/** Asks what was written since. @param kept counts whose versions are known */
export function sinceSql(kept: readonly KeptCounts[]): string {
  const oldest = new Map<string, number>();
  for (const { ledger, version } of kept)
    oldest.set(ledger, Math.min(version, oldest.get(ledger) ?? version));
  return filled('select core.changes_since($1::jsonb) as since', [
    JSON.stringify(Object.fromEntries(oldest)),
  ]);
}

/** What the database keeps of the program's own questions, and what was written since: one way to the database. */
export async function readKept(
  client: PoolClient,
  plan: Plan,
  scope: Scope,
): Promise<{ readonly kept: readonly KeptCounts[]; readonly since: Since }> {
  const { rows } = await client.query<{ kept: KeptCounts[]; since: Since }>(
    `with kept as materialized (select cache_key as key, ledger, version, others, answer as counts
       from core.fact_cache where region_id = $1 and cache_key = any($2))
     select (select coalesce(jsonb_agg(k), '[]') from kept k) as kept, core.changes_since((select
       coalesce(jsonb_object_agg(ledger, version), '{}') from (select ledger, min(version) as version from kept group by 1) as oldest)) as since`,
    [scope.region, [...plan.keys.values()]],
  );
  return rows[0] ?? { kept: [], since: { versions: {}, changes: [] } };
}

/**
 * Tells which kept counts are true. Every writer counts its ledger's version up in its own transaction and notes its batches
 * beside it, so that no clock is involved.
 */
export function judgeKept(plan: Plan, kept: readonly KeptCounts[], since: Since): Standing {
  const byKey = new Map(kept.map((one) => [one.key, one]));
  const known = new Map<string, Counts>();
  const behind: BehindPass[] = [];
  for (const pass of plan.passes) {
    const found = byKey.get(plan.keys.get(pass.id) ?? '');
    if (!found || found.others !== othersOf(pass, since)) continue;
    const counts = new Map(found.counts);
    const now = Number(since.versions[pass.ledger] ?? '0');
    if (found.version === now) known.set(pass.id, counts);
    else {
      const batches = batchesSince(since, pass.ledger, found.version, now);
      if (batches) behind.push({ pass, counts, batches });
    }
  }
  return { known, behind };
}

/** Counts as they are kept, with the versions for which they are true. */
export function toKeep(
  plan: Plan,
  counted: readonly (readonly [string, Counts])[],
  since: Since,
): readonly KeptCounts[] {
  const passes = new Map(plan.passes.map((pass) => [pass.id, pass]));
  return counted.flatMap(([id, counts]) => {
    const [pass, key] = [passes.get(id), plan.keys.get(id)];
    if (!pass || key === undefined) return [];
    const version = Number(since.versions[pass.ledger] ?? '0');
    return [{ key, ledger: pass.ledger, version, others: othersOf(pass, since), counts: [...counts] }];
  });
}

/** The batches of all versions after `from` up to `to`; null when one of them is not known, or the rows are too many. */
function batchesSince(
  { changes }: Since,
  ledger: string,
  from: number,
  to: number,
): readonly string[] | null {
  const between = changes.filter(
    (one) => one.ledger === ledger && Number(one.version) > from && Number(one.version) <= to,
  );
  const rows = between.reduce((sum, one) => sum + one.rows, 0);
  return between.length === to - from && rows <= MOST_CHANGED
    ? [...new Set(between.flatMap(({ batches }) => batches))]
    : null;
}

/** Keeps counts for the next asker. Of two that keep the same at once, either may win: both are true. */
export async function keepCounts(
  client: PoolClient,
  region: number,
  entries: readonly KeptCounts[],
  at: Date,
): Promise<void> {
  const sorted = entries.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  await client.query(
    `insert into core.fact_cache (region_id, cache_key, ledger, version, others, answer, computed_at)
     select $1, e.key, e.ledger, e.version, e.others, e.answer::jsonb, $2
       from unnest($3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[]) as e(key, ledger, version, others, answer)
     on conflict (region_id, cache_key) do update set version = excluded.version, others = excluded.others,
       answer = excluded.answer, computed_at = excluded.computed_at`,
    [
      region,
      at,
      sorted.map(({ key }) => key),
      sorted.map(({ ledger }) => ledger),
      sorted.map(({ version }) => version),
      sorted.map(({ others }) => others),
      sorted.map(({ counts }) => JSON.stringify(counts)),
    ],
  );
}

/** The versions of what a pass looks at beside its ledger: cited ledgers, units (their kinds and paths), and who held which post. */
function othersOf({ ledger, asks }: Pass, { versions }: Since): string {
  const cited = asks.flatMap(({ quantity }) =>
    pathsOfQuantity(quantity).flatMap(({ step }) => (step?.to === 'ledger' ? [step.ledger] : [])),
  );
  return [...new Set([...cited, BASE.units, BASE.posts])]
    .filter((id) => id !== ledger)
    .toSorted()
    .map((id) => `${id}:${versions[id] ?? '0'}`)
    .join(' ');
}

/** The versions of the base sheets from which a plan follows. */
export function basesOf({ versions }: Since): string {
  return [BASE.posts, BASE.parameters, BASE.sealed].map((id) => versions[id] ?? '0').join(' ');
}
