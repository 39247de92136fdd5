import type { ClientBase } from 'pg';
import type { Checkpoint } from './checkpoint.ts';
import type { Entry } from './entry.ts';
import { GENESIS, hashEntry } from './hash-entry.ts';
import { readEntries } from './read-entries.ts';

/** A deviation of the log from what was written. */
export interface ChainFault {
  readonly kind: 'altered' | 'unlinked' | 'missing' | 'head' | 'truncated' | 'checkpoint';
  /** The entry at fault; of missing ones the first. */
  readonly seq: bigint;
  /** Of missing entries the last; otherwise the entry itself. */
  readonly until: bigint;
  readonly message: string;
}

export interface ChainVerdict {
  readonly entries: number;
  /** The last entry that is there, 0 when there is none. */
  readonly last: bigint;
  /** Hash of the last entry, hexadecimal. */
  readonly hash: string;
  readonly faults: readonly ChainFault[];
}

/**
 * Reads the whole chain of a region and recomputes every hash: finds entries that were changed, removed, inserted or
 * reordered, and says which. Checkpoints, whose signatures the caller has checked, reveal what a chain cannot show by
 * itself: a tail that was cut off, and a chain that was recomputed from end to end.
 * @param each is called with every entry and whether its hash is right
 */
export async function verifyChain(
  client: ClientBase,
  region: number,
  checkpoints: readonly Checkpoint[],
  each: (entry: Entry, sound: boolean) => Promise<void> = async () => undefined,
): Promise<ChainVerdict> {
  const faults: ChainFault[] = [];
  const fault = (kind: ChainFault['kind'], seq: bigint, message: string, until = seq): void => {
    faults.push({ kind, seq, until, message });
  };
  const seen = new Map<bigint, Checkpoint[]>();
  for (const one of checkpoints) seen.set(one.seq, [...(seen.get(one.seq) ?? []), one]);
  let last = 0n;
  let hash: Uint8Array = GENESIS;
  let entries = 0;
  for await (const entry of readEntries(client, region, { from: -(2n ** 63n) })) {
    const { seq } = entry;
    const gap = seq !== last + 1n;
    if (gap && seq > last + 1n) fault('missing', last + 1n, `${range(last + 1n, seq - 1n)}不见了`, seq - 1n);
    else if (gap) fault('unlinked', seq, `第 ${seq} 条的编号不在链上，是加进来的`);
    const sound = Buffer.compare(hashEntry(entry), entry.hash) === 0;
    if (!sound) fault('altered', seq, `第 ${seq} 条与写入时不同：内容、次序或时间被改动，或是事后加入的`);
    // After a gap the link cannot match; the gap has been reported already.
    if (!gap && Buffer.compare(entry.prevHash, hash) !== 0)
      fault('unlinked', seq, `第 ${seq} 条接不上第 ${last} 条：前一条被换过，或这一条是加进来的`);
    for (const checkpoint of seen.get(seq) ?? [])
      if (checkpoint.hash !== Buffer.from(entry.hash).toString('hex'))
        fault(
          'checkpoint',
          seq,
          `第 ${seq} 条不是${when(checkpoint)}校验点所见的那一条：第 ${seq} 条或它以前的日志被重写过`,
        );
    ({ hash } = entry);
    last = seq > last ? seq : last;
    entries += 1;
    await each(entry, sound && !gap);
  }
  const beyond = checkpoints.filter((one) => one.seq > last).toSorted((a, b) => (a.seq < b.seq ? 1 : -1))[0];
  if (beyond)
    fault(
      'truncated',
      last + 1n,
      `${when(beyond)}的校验点见过第 ${beyond.seq} 条，现在只到第 ${last} 条：末尾被截去`,
      beyond.seq,
    );
  await compareHead(client, region, { last, hash }, fault);
  return { entries, last, hash: Buffer.from(hash).toString('hex'), faults };
}

async function compareHead(
  client: ClientBase,
  region: number,
  { last, hash }: { last: bigint; hash: Uint8Array },
  fault: (kind: ChainFault['kind'], seq: bigint, message: string, until?: bigint) => void,
): Promise<void> {
  const { rows } = await client.query<{ seq: string; hash: Buffer }>(
    'select seq, hash from audit.heads where region_id = $1',
    [region],
  );
  const seq = BigInt(rows[0]?.seq ?? 0);
  if (seq > last)
    fault('truncated', last + 1n, `链头记着第 ${seq} 条，现在只到第 ${last} 条：末尾被截去`, seq);
  else if (seq < last) fault('head', last, `链头只到第 ${seq} 条，后面的条目不是本程序写入的`);
  else if (last > 0n && Buffer.compare(rows[0]?.hash ?? GENESIS, hash) !== 0)
    fault('head', last, `第 ${last} 条与链头记下的摘要不同：最后一条被换过`);
}

function range(from: bigint, to: bigint): string {
  return from === to ? `第 ${from} 条` : `第 ${from}—${to} 条`;
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** The time of a checkpoint in Beijing. */
function when({ at }: Checkpoint): string {
  return `${CLOCK.format(at)} `;
}
