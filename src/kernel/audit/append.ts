import type { ClientBase } from 'pg';
import { filled, oneMessage } from '../db/filled.ts';
import type { Actor, NewEntry } from './entry.ts';
import { GENESIS, hashEntry } from './hash-entry.ts';

/** The circumstances of an act: who, where and when. */
export interface Occasion {
  readonly region: number;
  readonly actor: Actor;
  /** When the operation began. Entries are in the order of their commits, so that times may step back a little. */
  readonly now: Date;
}

/**
 * Appends entries to the chain of a region, in the running transaction and as its last act: the chain's head stays
 * locked until the commit. Nothing is locked after it, so that writers wait for one another and cannot deadlock.
 */
export async function append(
  client: ClientBase,
  occasion: Occasion,
  entries: readonly NewEntry[],
): Promise<void> {
  await client.query(await prepareAppend(client, occasion, entries, null));
}

/**
 * Locks the head of the chain and returns the statement that appends the entries; the caller sends it together with the
 * commit, because all writers of the city wait for whatever is sent in between.
 * @param before a statement that is sent before the lock; null: none
 */
export async function prepareAppend(
  client: ClientBase,
  { region, actor, now }: Occasion,
  entries: readonly NewEntry[],
  before: string | null,
): Promise<string> {
  let { seq, hash } = await lockHead(client, region, before);
  const hashes: { prev: Uint8Array; own: Uint8Array }[] = [];
  const first = seq + 1n;
  for (const entry of entries) {
    seq += 1n;
    const prevHash = hash;
    hash = hashEntry({ ...entry, region, seq, at: now, actor, prevHash });
    hashes.push({ prev: prevHash, own: hash });
  }
  return filled(
    `with told as (update audit.heads set seq = $15, hash = $16 where region_id = $1)
     insert into audit.entries (region_id, seq, at, type, version, account, actor, post, unit, address, via, payload, prev_hash, hash)
     select $1, $2::bigint + e.place - 1, $3::timestamptz, e.type, e.version, $4, $5, $6, $7, $8, $9, e.payload, e.prev_hash, e.hash
     from unnest($10::text[], $11::int[], $12::text[], $13::bytea[], $14::bytea[])
       with ordinality as e(type, version, payload, prev_hash, hash, place)`,
    [
      region,
      first,
      now,
      actor.account,
      actor.name,
      actor.post,
      actor.unit,
      actor.address,
      actor.via,
      entries.map((entry) => entry.type),
      entries.map((entry) => entry.version),
      entries.map((entry) => entry.payload),
      hashes.map((one) => one.prev),
      hashes.map((one) => one.own),
      seq,
      hash,
    ],
  );
}

type Head = { readonly seq: string; readonly hash: Buffer };

async function lockHead(
  client: ClientBase,
  region: number,
  before: string | null,
): Promise<{ seq: bigint; hash: Uint8Array }> {
  const lock = filled('select seq, hash from audit.heads where region_id = $1 for update', [region]);
  const locked = await oneMessage(client, before === null ? [lock] : [before, lock]);
  let head = locked.at(-1)?.rows[0] as Head | undefined;
  if (!head) {
    // The first entry of a region: of two transactions that write it at once, the second waits here for the first.
    await client.query(
      'insert into audit.heads (region_id, seq, hash) values ($1, 0, $2) on conflict (region_id) do nothing',
      [region, GENESIS],
    );
    [head] = (await client.query<Head>(lock)).rows;
  }
  if (!head) throw new Error(`the chain of region ${region} is out of sight of this transaction`);
  return { seq: BigInt(head.seq), hash: head.hash };
}
