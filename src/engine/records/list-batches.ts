import { type Database, withScope, WHOLE_REGION } from '#kernel/db/index.ts';

/** One sheet of a batch, as the import noted it. */
export interface BatchSheet {
  readonly ledger: string;
  readonly sheet: string;
  readonly read: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
}

/** A file that came in, or changed nothing. */
export interface ListedBatch {
  readonly id: string;
  readonly file: string;
  readonly actor: string;
  readonly mine: boolean;
  readonly at: Date;
  readonly sheets: readonly BatchSheet[];
  /** Rows that were left out. */
  readonly refused: number;
  /** Cells that were corrected on the page. */
  readonly corrected: number;
  readonly undone: { readonly by: string; readonly at: Date } | null;
}

/** Whose batches, and how far back. */
export interface BatchQuery {
  readonly region: number;
  readonly account: string;
  /** Of batches that were noted before their account was. */
  readonly name: string;
  /** Ledgers in which the asker may void any row: batches of others that hold nothing else are shown as well. */
  readonly ledgers: readonly string[];
  /** The id of the last one on the page before. */
  readonly after: string | null;
  readonly limit: number;
}

const MINE = `(b.account = $2 or (b.account is null and b.actor = $3))`;

/**
 * The imports that somebody may look after, the latest first: his own, and those that he may take back for others. Read
 * as the program: a batch is a note about rows, and `query` says what of them the asker may know.
 */
export async function listBatches(db: Database, query: BatchQuery): Promise<readonly ListedBatch[]> {
  const { region, account, name, ledgers, after, limit } = query;
  return withScope(db, { region, ...WHOLE_REGION }, async (client) => {
    const { rows } = await client.query<Omit<ListedBatch, 'undone'> & { by: string | null; undoneAt: Date }>(
      `select b.id, coalesce(b.file, '') as file, b.actor, ${MINE} as mine, b.finished_at as at, b.counts as sheets, b.refused,
         jsonb_array_length(b.corrected) as corrected, u.actor as by, u.finished_at as "undoneAt"
       from core.batches b
       left join lateral (select actor, finished_at from core.batches o where o.region_id = $1 and o.kind = 'undo'
         and o.counts @> jsonb_build_array(jsonb_build_object('undone', b.id::text)) limit 1) u on true
       where b.region_id = $1 and b.kind = 'import' and not b.by_hand
         and (${MINE} or not exists (select from jsonb_array_elements(b.counts) c where not (c ->> 'ledger' = any ($4))))
         and ($5::uuid is null or (b.finished_at, b.id) < (select a.finished_at, a.id from core.batches a where a.region_id = $1 and a.id = $5))
       order by b.finished_at desc, b.id desc limit $6`,
      [region, account, name, ledgers, after, limit],
    );
    return rows.map(({ by, undoneAt, ...one }) => ({
      ...one,
      undone: by === null ? null : { by, at: undoneAt },
    }));
  });
}
