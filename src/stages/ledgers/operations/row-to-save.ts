import type { PoolClient } from 'pg';
import type { Act } from '#engine/audit/index.ts';
import type { Database, Rights } from '#kernel/db/index.ts';
import type { AuditEvent } from '#model/events/index.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';

export interface RowToSave extends Act {
  readonly db: Database;
  readonly pack: Pack;
  readonly ledger: Ledger;
  /** The contents of the inputs, by field id; absent ones are empty. */
  readonly values: Readonly<Record<string, string | null>>;
  /** A draft may be incomplete; a submitted row is fully judged. */
  readonly status: 'draft' | 'submitted';
  /** The amended row, as it was when the form was opened; null for a new one. */
  readonly known: { readonly id: string; readonly version: number } | null;
  /** Why an accepted row is amended. */
  readonly reason: string | null;
  /** The rows that the author may accept in the same act; others wait for a reviewer. */
  readonly accepting?: Rights | null;
  /** Writes what belongs to the row in the same transaction; returns the events for the log. */
  readonly beside?: (client: PoolClient, row: string) => Promise<readonly AuditEvent[]>;
}
