import type { PoolClient } from 'pg';
import type { Act } from '#engine/audit/index.ts';
import type { Database, Rights } from '#kernel/db/index.ts';
import type { AuditEvent } from '#model/events/index.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';

export interface RowToSave extends Act {
  readonly db: Database;
  readonly pack: Pack;
  readonly ledger: Ledger;
  /** What stands in the inputs, by field id; what is absent is empty. */
  readonly values: Readonly<Record<string, string | null>>;
  /** A draft may be incomplete; a submitted row is judged in full. */
  readonly status: 'draft' | 'submitted';
  /** The row that is amended, as it was when the form was opened; null for a new one. */
  readonly known: { readonly id: string; readonly version: number } | null;
  /** Why an accepted row is amended. */
  readonly reason: string | null;
  /** Of who accepts what he saves, in the same act, as far as these rights reach; else it waits for a reviewer. */
  readonly accepting?: Rights | null;
  /** What belongs to the row and is written with it, or not at all; hands back how the log tells it. */
  readonly beside?: (client: PoolClient, row: string) => Promise<readonly AuditEvent[]>;
}
