import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/db/index.ts';
import { BASE } from '#model/compile/scope.ts';
import { pathsOfQuantity } from '#model/expression/paths.ts';
import type { Pack } from '#model/pack/types.ts';
import type { BehindPass } from './change-pass.ts';
import type { PostAnswers } from './post-answers.ts';
import type { KeptCounts } from './kept-counts.ts';
import type { Counts } from './ledger-pass.ts';
import type { Pass } from './pass.ts';

/** Everything that an answer follows from, except the rows. */
interface Question {
  readonly pack: Pack;
  readonly scope: Scope;
  readonly year: number;
}

export interface OpenCache {
  /** Counts that are still true, by pass. */
  readonly known: ReadonlyMap<string, Counts>;
  /** Counts to which the rows that were written since have to be added. */
  readonly behind: readonly BehindPass[];
  /** What to keep of counts, with the versions of this snapshot. */
  readonly entriesOf: (counted: readonly (readonly [string, Counts])[]) => readonly KeptCounts[];
}

/** Rows written since, above which the ledger is read anew. */
const MOST_CHANGED = 256;

interface Since {
  readonly versions: Readonly<Record<string, string>>;
  readonly changes: readonly {
    readonly ledger: string;
    readonly version: string;
    readonly batches: readonly string[];
    readonly rows: number;
  }[];
}

/**
 * Finds what is kept of the same question, and what was written since. Every writer counts its ledger's version up in its own
 * transaction and notes its batches beside it, so that no clock is involved.
 * @param posts where the answers of acting posts are kept; the program's own are in the database
 */
export async function openCache(
  client: PoolClient,
  passes: readonly Pass[],
  question: Question,
  posts: PostAnswers,
): Promise<OpenCache> {
  const keys = new Map(passes.map((pass) => [pass.id, keyOf(pass, question)]));
  const { kept, since } = await readKept(client, [...keys.values()], question.scope, posts);
  const versionOf = (ledger: string): string => since.versions[ledger] ?? '0';
  const known = new Map<string, Counts>();
  const behind: BehindPass[] = [];
  for (const pass of passes) {
    const found = kept.get(keys.get(pass.id) ?? '');
    if (!found || found.others !== othersOf(pass, versionOf)) continue;
    const counts = new Map(found.counts);
    const now = Number(versionOf(pass.ledger));
    if (found.version === now) known.set(pass.id, counts);
    else {
      const batches = batchesSince(since, pass.ledger, found.version, now);
      if (batches) behind.push({ pass, counts, batches });
    }
  }
  const entriesOf: OpenCache['entriesOf'] = (counted) =>
    counted.flatMap(([id, counts]) => {
      const pass = passes.find((one) => one.id === id);
      if (!pass) return [];
      const { ledger } = pass;
      const version = Number(versionOf(ledger));
      const others = othersOf(pass, versionOf);
      return [{ key: keys.get(id) ?? id, ledger, version, others, counts: [...counts] }];
    });
  return { known, behind, entriesOf };
}

/** What is kept under the keys, and what was written since to the ledgers that it is about: one way to the database. */
async function readKept(
  client: PoolClient,
  keys: readonly string[],
  scope: Scope,
  posts: PostAnswers,
): Promise<{ readonly kept: ReadonlyMap<string, KeptCounts>; readonly since: Since }> {
  if (scope.rights) {
    const kept = keys.flatMap((key) => posts.find(key) ?? []);
    const oldest = new Map<string, number>();
    for (const { ledger, version } of kept)
      oldest.set(ledger, Math.min(version, oldest.get(ledger) ?? version));
    const { rows } = await client.query<{ since: Since }>('select core.changes_since($1) as since', [
      JSON.stringify(Object.fromEntries(oldest)),
    ]);
    return { kept: byKey(kept), since: rows[0]?.since ?? NOTHING };
  }
  const { rows } = await client.query<{ kept: KeptCounts[]; since: Since }>(
    `with kept as materialized (select cache_key as key, ledger, version, others, answer as counts
       from core.fact_cache where region_id = $1 and cache_key = any($2))
     select (select coalesce(jsonb_agg(k), '[]') from kept k) as kept, core.changes_since((select
       coalesce(jsonb_object_agg(ledger, version), '{}') from (select ledger, min(version) as version from kept group by 1) as oldest)) as since`,
    [scope.region, keys],
  );
  return { kept: byKey(rows[0]?.kept ?? []), since: rows[0]?.since ?? NOTHING };
}

const NOTHING: Since = { versions: {}, changes: [] };

function byKey(kept: readonly KeptCounts[]): ReadonlyMap<string, KeptCounts> {
  return new Map(kept.map((one) => [one.key, one]));
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
function othersOf({ ledger, asks }: Pass, versionOf: (ledger: string) => string): string {
  const cited = asks.flatMap(({ quantity }) =>
    pathsOfQuantity(quantity).flatMap(({ step }) => (step?.to === 'ledger' ? [step.ledger] : [])),
  );
  return [...new Set([...cited, BASE.units, BASE.posts])]
    .filter((id) => id !== ledger)
    .toSorted()
    .map((id) => `${id}:${versionOf(id)}`)
    .join(' ');
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
  const { rights } = scope;
  // Who acts is nothing to a number: only what the post reaches, and how.
  const eyes = rights ? [scope.region, rights.personal, rights.sealed, rights.classes] : [scope.lo, scope.hi];
  const digest = createHash('sha256').update(JSON.stringify(['parts/1', what, eyes]));
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
