import type { PoolClient } from 'pg';
import type { Pack } from '#model/pack/types.ts';
import type { Collector } from './collector.ts';
import type { StagedSheet } from './staged-sheet.ts';

/** What the staged rows are judged by. */
export interface JudgeRequest {
  readonly client: PoolClient;
  readonly staged: readonly StagedSheet[];
  readonly pack: Pack;
  readonly region: number;
  /** False when rows of other units are hidden from the importer. */
  readonly seesAll: boolean;
  readonly goodRows: boolean;
  /** Whether the rows must be new: then the merge finds the keys that exist already, also those of hidden rows. */
  readonly fresh: boolean;
  /** Codes of units whose parents lead back to themselves. */
  readonly circular: ReadonlySet<string>;
  /** Rows of base sheets that an earlier attempt refused, as `rowOfFile` writes them; its verdict stands. */
  readonly refusedBefore: ReadonlySet<string>;
  /** Rows that may be cited although this transaction does not see them, as `citedRow` writes them. */
  readonly seen: ReadonlySet<string>;
  readonly collect: Collector;
}
