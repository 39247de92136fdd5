import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/db/index.ts';
import { BASE } from '#model/compile/scope.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Answer } from './ledger-pass.ts';
import type { Pass } from './pass.ts';

/** Everything that an answer follows from, except the rows. */
interface Question {
  readonly pack: Pack;
  readonly scope: Scope;
  readonly year: number;
}

/** One answer as it is kept: the question, the state of its ledgers, and what came out. */
export interface CacheEntry {
  readonly key: string;
  readonly state: string;
  readonly answer: string;
}

interface Kept {
  readonly cache_key: string;
  readonly state: string;
  readonly answer: [string, { value: string | null; rows: number }][];
}

export interface OpenCache {
  /** Answers that are still true, by pass. */
  readonly known: ReadonlyMap<string, Answer>;
  /** What to keep of fresh answers, with the versions of this snapshot. */
  readonly entriesOf: (fresh: readonly (readonly [string, Answer])[]) => readonly CacheEntry[];
}

/**
 * Finds the answers that are still true: the same question, and none of the ledgers it depends on written since.
 * Every writer counts its ledger's version up in its own transaction, so that no clock is involved.
 */
export async function openCache(
  client: PoolClient,
  passes: readonly Pass[],
  question: Question,
): Promise<OpenCache> {
  const { pack, scope } = question;
  const keys = new Map(passes.map((pass) => [pass.id, keyOf(pass, question)]));
  const ledgers = new Map(passes.map((pass) => [pass.id, pass.ledger]));
  const byKey = new Map([...keys].map(([id, key]) => [key, id]));
  const { rows: found } = await client.query<{ versions: Record<string, string>; kept: Kept[] }>(
    `select (${LEDGER_VERSIONS}) as versions, (select coalesce(jsonb_agg(c), '[]') from (
       select cache_key, state, answer from core.fact_cache where region_id = $1 and cache_key = any($2)) as c) as kept`,
    [scope.region, [...keys.values()]],
  );
  const versions = new Map(Object.entries(found[0]?.versions ?? {}));
  const stateNow = (id: string): string => stateOf(ledgers.get(id) ?? id, pack, versions);
  const known = new Map<string, Answer>();
  for (const row of found[0]?.kept ?? []) {
    const id = byKey.get(row.cache_key);
    if (id !== undefined && row.state === stateNow(id)) known.set(id, new Map(row.answer));
  }
  return {
    known,
    entriesOf: (fresh) =>
      fresh.map(([id, answer]) => ({
        key: keys.get(id) ?? id,
        state: stateNow(id),
        answer: JSON.stringify([...answer]),
      })),
  };
}

/** Keeps answers for the next asker. Of two that keep the same at once, either may win: both are true. */
export async function keepAnswers(
  client: PoolClient,
  region: number,
  entries: readonly CacheEntry[],
  at: Date,
): Promise<void> {
  await client.query(
    `insert into core.fact_cache (region_id, cache_key, state, answer, computed_at)
     select $1, e.key, e.state, e.answer::jsonb, $2 from unnest($3::text[], $4::text[], $5::text[]) as e(key, state, answer) order by e.key
     on conflict (region_id, cache_key) do update set state = excluded.state, answer = excluded.answer, computed_at = excluded.computed_at`,
    [
      region,
      at,
      entries.map((entry) => entry.key),
      entries.map((entry) => entry.state),
      entries.map((entry) => entry.answer),
    ],
  );
}

/** How often each ledger has been written to; `$1` is the region. */
export const LEDGER_VERSIONS = `select coalesce(jsonb_object_agg(ledger, version::text), '{}') from core.ledger_state where region_id = $1`;

/** The identity of a question: definitions, parameters, year and eyes. */
export function keyOf({ id, asks }: Pass, { scope, year }: Question): string {
  const what = asks.map(({ key, year: of, quantity, parameters }) => [
    key,
    of,
    quantity.where,
    quantity.measure,
    quantity.time,
    quantity.parameters.map((name) => parameters.get(name)),
  ]);
  const digest = createHash('sha256').update(JSON.stringify([what, scope.lo, scope.hi]));
  return `${id} ${year} ${digest.digest('hex')}`;
}

/** The versions of the ledger, of those it cites, and of the base sheets. */
export function stateOf(ledger: string, pack: Pack, versions: ReadonlyMap<string, string>): string {
  const cited = (pack.ledgers.get(ledger)?.fields ?? []).flatMap((field) =>
    field.ledger ? [field.ledger] : [],
  );
  const all = [...new Set([ledger, ...cited, BASE.units, BASE.posts, BASE.parameters])].toSorted();
  return all.map((id) => `${id}:${versions.get(id) ?? '0'}`).join(' ');
}
