/**
 * The digest of rows of core.row_history, as an aggregate over them: SHA-256 over the SHA-256 of each row, in the order
 * of their ids. Everything but unit_path is in it: where a row stands changes when its unit moves. 32 bytes a row are
 * held while it is computed.
 * @param h alias of the rows
 */
export function historyDigest(h: string): string {
  // jsonb prints the same on every version of PostgreSQL; the time is written out, because a session's zone is not.
  const row = `jsonb_build_array(${h}.id, ${h}.ledger, ${h}.row_id, ${h}.row_version, ${h}.unit_id, ${h}.action, ${h}.reason,
    ${h}.batch_id, ${h}.actor, to_char(${h}.changed_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), ${h}.before, ${h}.after)`;
  return `encode(sha256(string_agg(sha256(convert_to(${row}::text, 'UTF8')), ''::bytea order by ${h}.id)), 'hex')`;
}

/** Number and digest of the history that one change wrote. */
export interface HistoryDigest {
  readonly count: number;
  readonly digest: string;
}

/** Wraps an insert into core.row_history so that it answers number and digest of what it inserted. */
export function withDigest(insert: string): string {
  return `with h as (${insert} returning *) select count(*)::int as count, ${historyDigest('h')} as digest from h`;
}
