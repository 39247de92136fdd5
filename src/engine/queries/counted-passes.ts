import { randomBytes } from 'node:crypto';
import { toHex } from '#engine/proof/bytes.ts';
import type { HashAlgorithm } from '#engine/proof/hash-algorithm.ts';
import { type Hash, merkleRoot } from '#engine/proof/merkle-tree.ts';
import type { Database, Scope } from '#kernel/db/index.ts';
import { withUpkeep } from '#kernel/db/with-upkeep.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Snapshot } from './compute-facts.ts';
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
 */
export async function countedPasses(
  snapshot: Snapshot,
  pack: Pack,
  scope: Scope,
  { algorithm, hash }: { readonly algorithm: HashAlgorithm; readonly hash: Hash },
): Promise<readonly CountedPass[]> {
  const passes = passesOfReport(snapshot, pack);
  const { year } = snapshot;
  const { places, known } = await openDigestCache(snapshot.client, passes, { pack, scope, year, algorithm });
  const open = passes.filter((pass) => !known.has(pass.id));
  const secrets = new Map(open.map((pass) => [pass.id, randomBytes(32)]));
  const secretOf = (pass: string): Uint8Array => {
    const secret = secrets.get(pass);
    if (!secret) throw new Error(`no secret for ${pass}`);
    return secret;
  };
  const fresh = new Map(
    (await digestRows(snapshot, pack, { secretOf, algorithm, hash }, open)).map((one) => [one.pass, one]),
  );
  return passes.map(({ id, ledger, asks }): CountedPass => {
    const place = places.get(id);
    const kept = known.get(id);
    const rows = fresh.get(id) ?? null;
    if (!place) throw new Error(`no place for ${id}`);
    const head = { pass: id, ledger, slots: asks.map((ask) => ask.key), place };
    if (kept) return { ...head, ...kept, rows: null };
    if (!rows) throw new Error(`${id} was not digested`);
    const roots = new Map(
      head.slots.map((slot) => {
        const leaves = leavesOf(rows, slot);
        return [slot, { rows: leaves.length, root: toHex(merkleRoot(leaves, hash)) }] as const;
      }),
    );
    return { ...head, secret: secretOf(id), roots, rows };
  });
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
