import type { ClientBase } from 'pg';
import { type ChainFault, type Entry, readEntries } from '#kernel/audit/index.ts';
import { historyDigest } from './history-digest.ts';

/** A change of rows as an entry tells of it. */
interface Told {
  readonly seq: bigint;
  readonly ledger: string;
  readonly title: string;
  readonly batch: string;
  readonly count: number;
  readonly digest: string;
}

/** Something of the before and after of rows that is not as it was written. */
export type HistoryFault = Omit<ChainFault, 'kind'> & {
  readonly kind: 'history_altered' | 'history_missing' | 'history_unlogged';
};

/** So many entries are compared with the history in one statement. */
const AT_ONCE = 500;

/**
 * Compares the before and after of every amended row with the digests of the log. Fed entry by entry while the chain
 * is verified; memory does not grow with rows.
 */
export class HistoryCheck {
  readonly faults: HistoryFault[] = [];
  readonly #client: ClientBase;
  readonly #region: number;
  #waiting: Told[] = [];
  #told = 0;

  constructor(client: ClientBase, region: number) {
    this.#client = client;
    this.#region = region;
  }

  /** Takes what an entry tells of history; what an entry that does not hold tells is worth nothing. */
  async add(entry: Entry): Promise<void> {
    this.#waiting.push(...toldBy(entry));
    if (this.#waiting.length >= AT_ONCE) await this.#compare();
  }

  /** Compares what is left, and looks for history that no entry tells of. @param last number of the last entry */
  async end(last: bigint): Promise<void> {
    await this.#compare();
    const { rows } = await this.#client.query<{ count: string }>(
      'select count(*) from core.row_history where region_id = $1',
      [this.#region],
    );
    const extra = Number(rows[0]?.count ?? 0) - this.#told;
    if (extra > 0 || this.faults.length > 0) await this.#findUnlogged(last);
  }

  async #compare(): Promise<void> {
    const batches = this.#waiting;
    this.#waiting = [];
    if (batches.length === 0) return;
    const { rows } = await this.#client.query<{
      batch_id: string;
      ledger: string;
      count: number;
      digest: string;
    }>(
      `select h.batch_id, h.ledger, count(*)::int as count, ${historyDigest('h')} as digest
       from core.row_history h where h.region_id = $1 and h.batch_id = any($2) group by 1, 2`,
      [this.#region, [...new Set(batches.map((one) => one.batch))]],
    );
    const found = new Map(rows.map((row) => [`${row.batch_id} ${row.ledger}`, row]));
    for (const { seq, ledger, title, batch, count, digest } of batches) {
      this.#told += count;
      const now = found.get(`${batch} ${ledger}`);
      const where = `第 ${seq} 条所记“${title}”的修改前后内容`;
      if ((now?.count ?? 0) < count)
        this.#fault('history_missing', seq, `${where}少了 ${count - (now?.count ?? 0)} 份（批次 ${batch}）`);
      else if (now?.digest !== digest)
        this.#fault('history_altered', seq, `${where}被改动过（批次 ${batch}，共 ${count} 份）`);
    }
  }

  /** The slow way, taken only when the sums differ: every batch of the history against every entry. */
  async #findUnlogged(last: bigint): Promise<void> {
    const known = new Set<string>();
    for await (const entry of readEntries(this.#client, this.#region))
      for (const { batch, ledger } of toldBy(entry)) known.add(`${batch} ${ledger}`);
    const { rows } = await this.#client.query<{ batch_id: string; ledger: string; count: number }>(
      `select batch_id, ledger, count(*)::int as count from core.row_history where region_id = $1
       group by batch_id, ledger order by batch_id, ledger`,
      [this.#region],
    );
    for (const { batch_id: batch, ledger, count } of rows)
      if (!known.has(`${batch} ${ledger}`))
        this.#fault(
          'history_unlogged',
          last,
          `台账 ${ledger} 有 ${count} 份修改前后内容没有日志可对（批次 ${batch}）`,
        );
  }

  #fault(kind: HistoryFault['kind'], seq: bigint, message: string): void {
    this.faults.push({ kind, seq, until: seq, message });
  }
}

/** Every kind of event that changes rows lists them in `rows`, in every version. */
function toldBy({ seq, payload }: Entry): readonly Told[] {
  if (!payload.includes('"history":{')) return [];
  try {
    const { rows } = JSON.parse(payload) as {
      rows?: readonly (Omit<Told, 'count' | 'digest'> & {
        history: { count: number; digest: string } | null;
      })[];
    };
    return (rows ?? []).flatMap(({ history, ledger, title, batch }) =>
      history ? [{ seq, ledger, title, batch, ...history }] : [],
    );
  } catch {
    // Such an entry cannot have been written by this program; its hash says so.
    return [];
  }
}
