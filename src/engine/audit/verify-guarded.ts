import type { ClientBase } from 'pg';
import type { ChainFault, Entry } from '#kernel/audit/index.ts';
import { type GuardedRow, guardedTablesOf } from './guarded-rows.ts';
import type { Database } from '#kernel/db/index.ts';
import { guardedSql } from './guarded-tables.ts';

/** A row that decides rights or is handed out, and is not as the log tells of it. */
export type GuardedFault = Omit<ChainFault, 'kind'> & {
  readonly kind: 'guarded_altered' | 'guarded_missing' | 'guarded_unlogged' | 'guarded_again';
};

/** More than this many of one table are told by their number. */
const TOLD = 20;

/** Follows the digests of guarded rows through the log, entry by entry, and compares the last ones with the rows. */
export class GuardedCheck {
  readonly faults: GuardedFault[] = [];
  readonly #db: Database;
  readonly #client: ClientBase;
  readonly #region: number;
  readonly #last = new Map<string, { readonly seq: bigint; readonly digest: string }>();
  #began: bigint | null = null;

  constructor(db: Database, client: ClientBase, region: number) {
    this.#db = db;
    this.#client = client;
    this.#region = region;
  }

  /** Takes what an entry tells. */
  add({ seq, payload }: Entry): void {
    const told = guardedBy(payload);
    if (!told) return;
    if (told.first && this.#began !== null)
      this.faults.push({
        kind: 'guarded_again',
        seq,
        until: seq,
        message: `第 ${seq} 条重新登记了全部权限记录：此前的登记被抹去过，其间绕过程序的改动查不出来`,
      });
    if (told.first) this.#began ??= seq;
    for (const [table, key, digest] of told.rows) this.#last.set(`${table} ${key}`, { seq, digest });
  }

  /** Compares. A city whose log has never told of these rows has nothing to compare. @param last number of the last entry */
  async end(last: bigint): Promise<void> {
    if (this.#began === null) return;
    const tables = await guardedTablesOf(this.#db, this.#client);
    const titles = new Map(tables.map(({ table, title }) => [table, title]));
    const { rows } = await this.#client.query<{ table: string; key: string; digest: string }>(
      `select * from (${guardedSql(tables, '')}) as g order by 1, 2`,
      [this.#region],
    );
    const found = new Map<
      string,
      { kind: GuardedFault['kind']; title: string; seq: bigint; words: string }[]
    >();
    const tell = (
      kind: GuardedFault['kind'],
      table: string,
      key: string,
      seq: bigint,
      words: string,
    ): void => {
      const title = titles.get(table) ?? table;
      const list = found.get(`${kind} ${table}`) ?? [];
      list.push({ kind, title, seq, words: `${title}“${key}”${words}` });
      found.set(`${kind} ${table}`, list);
    };
    const present = new Set<string>();
    for (const { table, key, digest } of rows) {
      const told = this.#last.get(`${table} ${key}`);
      present.add(`${table} ${key}`);
      if (!told) tell('guarded_unlogged', table, key, last, '没有日志可对：是绕过程序加进来的');
      else if (told.digest !== digest)
        tell('guarded_altered', table, key, told.seq, `与第 ${told.seq} 条所登记的不同：被绕过程序改动过`);
    }
    for (const [place, { seq }] of this.#last) {
      const [table = '', key = ''] = place.split(/ (.*)/s);
      if (titles.has(table) && !present.has(place))
        tell('guarded_missing', table, key, seq, `第 ${seq} 条登记过，现在没有了：被绕过程序删除`);
    }
    for (const list of found.values()) this.#report(list);
  }

  #report(list: readonly { kind: GuardedFault['kind']; title: string; seq: bigint; words: string }[]): void {
    for (const { kind, seq, words } of list.slice(0, TOLD))
      this.faults.push({ kind, seq, until: seq, message: words });
    const [first] = list;
    if (first && list.length > TOLD)
      this.faults.push({
        kind: first.kind,
        seq: first.seq,
        until: first.seq,
        message: `${first.title}还有 ${list.length - TOLD} 条同样的`,
      });
  }
}

function guardedBy(
  payload: string,
): { readonly first: boolean; readonly rows: readonly GuardedRow[] } | null {
  if (!payload.includes('"guarded":{')) return null;
  try {
    const { guarded } = JSON.parse(payload) as {
      guarded?: { readonly first: boolean; readonly rows: readonly GuardedRow[] };
    };
    return guarded ?? null;
  } catch {
    // Such an entry cannot have been written by this program; its hash says so.
    return null;
  }
}
