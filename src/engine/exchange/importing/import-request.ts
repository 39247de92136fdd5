import type { PoolClient } from 'pg';
import type { Act } from '#engine/audit/index.ts';
import type { Database, Rights } from '#kernel/db/index.ts';
import type { AuditEvent, RowsChanged } from '#model/events/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Correction } from './corrections.ts';
import type { ImportFile } from './plan.ts';
import type { ImportResult } from './result.ts';

/** Files to be imported, and how. */
export interface ImportRequest extends Act {
  readonly db: Database;
  readonly pack: Pack;
  readonly files: readonly ImportFile[];
  /** The day of the city, by which days are judged, YYYY-MM-DD; absent: that of `now`. */
  readonly today?: string;
  /** Cells that a user corrected on the page, when there is a single file. */
  readonly corrections?: readonly Correction[];
  /** Does everything and rolls it back. */
  readonly dryRun: boolean;
  /** Takes the good rows of a file with bad ones; otherwise a file is taken whole or not at all. */
  readonly goodRows: boolean;
  readonly onProgress?: (rows: number) => void;
  /**
   * The rows that the importing post may accept. Others come in as submitted, whatever status the file gives them, and
   * wait for a reviewer like rows of a form. Absent: all, as for the program itself.
   */
  readonly accepting?: Rights;
  /** Called with the result in the transaction of the import: what it writes is committed if and only if the import is. */
  readonly keep?: (client: PoolClient, result: ImportResult) => Promise<void>;
  /** Present for rows that a user enters by hand: the log then records what `after` returns instead of an import. */
  readonly byHand?: ByHand;
}

/** What runs around the merge of rows entered by hand, in the same transaction. An error rolls everything back. */
interface ByHand {
  readonly reason: string | null;
  /** Whether the rows must be new: one whose key exists already changes nothing. */
  readonly fresh: boolean;
  /** Called before the rows are read. */
  readonly before: (client: PoolClient) => Promise<void>;
  /** Called when the rows are merged and changed something. @returns the events for the log */
  readonly after: (
    client: PoolClient,
    changed: RowsChanged,
  ) => Promise<readonly [AuditEvent, ...AuditEvent[]]>;
}
