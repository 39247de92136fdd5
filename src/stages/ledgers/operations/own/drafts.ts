import { withScope } from '#kernel/db/index.ts';
import { withUpkeep } from '#kernel/db/with-upkeep.ts';
import { type Own, ownScope } from './owner.ts';

/** The place of a form. */
export interface DraftPlace {
  readonly ledger: string;
  /** A row's id, or "new". */
  readonly row: string;
}

/** The author of a draft, and his post. */
export interface OwnPost extends Own {
  readonly post: string;
}

/** An unsaved draft. */
export interface KeptDraft {
  readonly typed: Readonly<Record<string, string>>;
  /** The version of the row that is being amended; null for a new one. */
  readonly version: number | null;
  readonly at: Date;
}

/** Days for which a draft is stored. */
const DAYS = 30;

/** The account's unsaved draft at this place in this post. */
export async function readDraft(own: OwnPost, { ledger, row }: DraftPlace): Promise<KeptDraft | null> {
  const { rows } = await withScope(own.db, ownScope(own), (client) =>
    client.query<KeptDraft>(
      `select typed, row_version as version, kept_at as at from desk.drafts
       where region_id = $1 and account_id = $2 and ledger = $3 and row_id = $4 and post in ($5, '')
       order by kept_at desc limit 1`,
      [own.region, own.account, ledger, row, own.post],
    ),
  );
  return rows[0] ?? null;
}

/** Stores a draft in place of the earlier one, and deletes drafts older than thirty days. */
export async function keepDraft(own: OwnPost, { ledger, row }: DraftPlace, draft: KeptDraft): Promise<void> {
  await withUpkeep(own.db, ownScope(own), async (client) => {
    await client.query(
      `insert into desk.drafts (region_id, account_id, ledger, row_id, typed, row_version, kept_at, post)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (region_id, account_id, ledger, row_id, post) do update
       set typed = excluded.typed, row_version = excluded.row_version, kept_at = excluded.kept_at`,
      [own.region, own.account, ledger, row, JSON.stringify(draft.typed), draft.version, draft.at, own.post],
    );
    await client.query(
      `delete from desk.drafts where region_id = $1 and account_id = $2 and kept_at < $3::timestamptz - make_interval(days => $4)`,
      [own.region, own.account, draft.at, DAYS],
    );
  });
}

export async function forgetDraft(own: OwnPost, { ledger, row }: DraftPlace): Promise<void> {
  await withUpkeep(own.db, ownScope(own), (client) =>
    client.query(
      `delete from desk.drafts where region_id = $1 and account_id = $2 and ledger = $3 and row_id = $4 and post in ($5, '')`,
      [own.region, own.account, ledger, row, own.post],
    ),
  );
}
