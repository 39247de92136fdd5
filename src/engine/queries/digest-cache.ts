import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/db/index.ts';
import { BASE } from '#model/compile/scope.ts';
import type { Pack } from '#model/pack/types.ts';
import { keyOf } from './key-of.ts';
import type { Pass } from './pass.ts';

/** How many rows a number counted, and the root of their tree, hexadecimal. */
export interface SlotRoot {
  readonly rows: number;
  readonly root: string;
}

/** Where the digests of a pass are kept, and for which state of its ledgers they are true. */
export interface DigestPlace {
  readonly key: string;
  readonly state: string;
}

export interface KeptDigests {
  readonly secret: Uint8Array;
  readonly roots: ReadonlyMap<string, SlotRoot>;
}

export interface DigestQuestion {
  readonly pack: Pack;
  readonly scope: Scope;
  readonly year: number;
  readonly algorithm: string;
}

/**
 * Finds the digests that are still true: of the same question, and none of the ledgers written since. The rows'
 * digests themselves stay in the database; whoever issues copies them there.
 */
export async function openDigestCache(
  client: PoolClient,
  passes: readonly Pass[],
  question: DigestQuestion,
): Promise<{
  readonly places: ReadonlyMap<string, DigestPlace>;
  readonly known: ReadonlyMap<string, KeptDigests>;
}> {
  const { pack, scope } = question;
  const { rows: found } = await client.query<{ versions: Record<string, string> }>(
    `select (${LEDGER_VERSIONS}) as versions`,
    [scope.region],
  );
  const versions = new Map(Object.entries(found[0]?.versions ?? {}));
  const places = new Map(
    passes.map((pass) => [
      pass.id,
      { key: placeOf(pass, question), state: stateOf(pass.ledger, pack, versions) },
    ]),
  );
  const { rows } = await client.query<{
    cache_key: string;
    state: string;
    secret: Buffer;
    roots: [string, SlotRoot][];
  }>(
    'select cache_key, state, secret, roots from core.digest_cache where region_id = $1 and cache_key = any($2)',
    [scope.region, [...places.values()].map((one) => one.key)],
  );
  const known = new Map<string, KeptDigests>();
  for (const [pass, { key, state }] of places) {
    const kept = rows.find((row) => row.cache_key === key && row.state === state);
    if (kept) known.set(pass, { secret: kept.secret, roots: new Map(kept.roots) });
  }
  return { places, known };
}

/** The rows of one pass, as they are kept. */
export interface DigestsToKeep extends DigestPlace, KeptDigests {
  readonly keys: string;
  readonly versions: string;
  readonly digests: Uint8Array;
  readonly flags: string;
}

/** Keeps digests. Of two that keep the same at once the later wins; whoever relied on the other is told by its secret. */
export async function keepDigests(
  client: PoolClient,
  region: number,
  all: readonly DigestsToKeep[],
  at: Date,
): Promise<void> {
  for (const { key, state, secret, roots, keys, versions, digests, flags } of all.toSorted((a, b) =>
    a.key < b.key ? -1 : 1,
  ))
    await client.query(
      `insert into core.digest_cache (region_id, cache_key, state, secret, roots, row_keys, row_versions, digests, flags, computed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (region_id, cache_key) do update set state = excluded.state, secret = excluded.secret, roots = excluded.roots,
         row_keys = excluded.row_keys, row_versions = excluded.row_versions, digests = excluded.digests, flags = excluded.flags,
         computed_at = excluded.computed_at`,
      [
        region,
        key,
        state,
        Buffer.from(secret),
        JSON.stringify([...roots]),
        keys,
        versions,
        digests,
        flags,
        at,
      ],
    );
}

/** The question of the facts, the fields that a row's text has, and the hash. */
function placeOf(pass: Pass, { pack, scope, year, algorithm }: DigestQuestion): string {
  const fields = (pack.ledgers.get(pass.ledger)?.fields ?? []).map(({ id, type }) => [id, type]);
  const digest = createHash('sha256').update(JSON.stringify(fields)).digest('hex');
  return `${algorithm} ${digest} ${keyOf(pass, { scope, year })}`;
}

/** How often each ledger has been written to; `$1` is the region. */
const LEDGER_VERSIONS = `select coalesce(jsonb_object_agg(ledger, version::text), '{}') from core.ledger_state where region_id = $1`;

/** The versions of the ledger, of those it cites, and of the base sheets. */
function stateOf(ledger: string, pack: Pack, versions: ReadonlyMap<string, string>): string {
  const cited = (pack.ledgers.get(ledger)?.fields ?? []).flatMap((field) =>
    field.ledger ? [field.ledger] : [],
  );
  const all = [...new Set([ledger, ...cited, BASE.units, BASE.posts, BASE.parameters])].toSorted();
  return all.map((id) => `${id}:${versions.get(id) ?? '0'}`).join(' ');
}
