import { randomBytes } from 'node:crypto';
import { toHex } from '#proof/manifest/bytes.ts';
import type { HashAlgorithm } from '#proof/manifest/hash-algorithm.ts';
import { type Hash, merkleRoot } from '#proof/manifest/merkle-tree.ts';
import type { Database, Scope } from '#kernel/db/index.ts';
import { withUpkeep } from '#kernel/db/with-upkeep.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Snapshot } from './facts.ts';
import {
  type DigestPlace,
  type DigestsToKeep,
  keepDigests,
  openDigestCache,
  type SlotRoot,
} from './digest-cache.ts';
import { type CountedRows, digestRows, leavesOf, passesOfReport } from './digest-rows.ts';

/** The rows behind the numbers of one pass, as a manifest needs them. */
export interface CountedPass {
  readonly pass: string;
  readonly ledger: string;
  readonly slots: readonly string[];
  readonly secret: Uint8Array;
  readonly roots: ReadonlyMap<string, SlotRoot>;
  readonly place: DigestPlace;
  /** Null: they are kept at `place`, and need not leave the database. */
  readonly rows: CountedRows | null;
}

/**
 * The rows behind every number of a year with the roots of their trees: from what was kept where no ledger has
 * changed since, else digested anew under a new secret.
 * @param means `anew`: what was kept is not believed. Every row is digested again under the secret that was kept, so
 * that equal rows give equal roots; where the roots differ, what was kept was no answer, and its secret is given up.
 */
export async function countedPasses(
  snapshot: Snapshot,
  pack: Pack,
  scope: Scope,
  means: { readonly algorithm: HashAlgorithm; readonly hash: Hash; readonly anew: boolean },
): Promise<readonly CountedPass[]> {
  const { algorithm, hash } = means;
  const passes = passesOfReport(snapshot, pack);
  const { year } = snapshot;
  const { places, known } = await openDigestCache(snapshot.client, passes, { pack, scope, year, algorithm });
  const secrets = new Map<string, Uint8Array>();
  const secretOf = (pass: string): Uint8Array => {
    const secret = secrets.get(pass);
    if (!secret) throw new Error(`no secret for ${pass}`);
    return secret;
  };
  const fresh = new Map<string, CountedRows>();
  const digest = async (some: typeof passes): Promise<void> => {
    for (const one of await digestRows(snapshot, pack, { secretOf, algorithm, hash }, some))
      fresh.set(one.pass, one);
  };
  const open = means.anew ? passes : passes.filter(({ id }) => !known.has(id));
  for (const { id } of open) secrets.set(id, known.get(id)?.secret ?? randomBytes(32));
  await digest(open);
  const untrue = open.filter(({ id, asks }) => {
    const [kept, rows] = [known.get(id), fresh.get(id)];
    if (!kept || !rows) return false;
    const roots = rootsOf(
      rows,
      asks.map((ask) => ask.key),
      hash,
    );
    return [...roots].some(([slot, { root }]) => kept.roots.get(slot)?.root !== root);
  });
  for (const { id } of untrue) secrets.set(id, randomBytes(32));
  if (untrue.length > 0) await digest(untrue);
  return passes.map(({ id, ledger, asks }): CountedPass => {
    const place = places.get(id);
    const rows = fresh.get(id) ?? null;
    const kept = rows ? undefined : known.get(id);
    if (!place) throw new Error(`no place for ${id}`);
    const head = { pass: id, ledger, slots: asks.map((ask) => ask.key), place };
    if (kept) return { ...head, ...kept, rows: null };
    if (!rows) throw new Error(`${id} was not digested`);
    return { ...head, secret: secretOf(id), roots: rootsOf(rows, head.slots, hash), rows };
  });
}

function rootsOf(rows: CountedRows, slots: readonly string[], hash: Hash): ReadonlyMap<string, SlotRoot> {
  return new Map(
    slots.map((slot) => {
      const leaves = leavesOf(rows, slot);
      return [slot, { rows: leaves.length, root: toHex(merkleRoot(leaves, hash)) }] as const;
    }),
  );
}

/**
 * Keeps what of them is new, for the next asker. Outside the snapshot, and no record: all of it can be made again from
 * the rows, under another secret; what an issued version stands on is copied with that version.
 */
export async function keepPasses(
  db: Database,
  scope: Scope,
  passes: readonly CountedPass[],
  at: Date,
): Promise<void> {
  const fresh = digestsToKeep(passes);
  if (fresh.length > 0) await withUpkeep(db, scope, (client) => keepDigests(client, scope.region, fresh, at));
}

function digestsToKeep(passes: readonly CountedPass[]): readonly DigestsToKeep[] {
  return passes.flatMap(({ place, secret, roots, rows }) =>
    rows
      ? [
          {
            ...place,
            secret,
            roots,
            keys: rows.keys,
            versions: rows.versions,
            digests: rows.digests,
            flags: rows.flags,
          },
        ]
      : [],
  );
}
