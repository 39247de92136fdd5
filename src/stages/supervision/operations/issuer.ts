import type { Act } from '#engine/audit/index.ts';
import type { Database, Rights } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';

/** The issuer: his rights for writing, and for accepting. */
export interface Issuer {
  readonly db: Database;
  readonly pack: Pack;
  readonly writing: Act;
  /** Null: it waits for a reviewer like any row. */
  readonly accepting: Rights | null;
}
