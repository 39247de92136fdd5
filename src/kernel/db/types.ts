import type { Pool } from 'pg';
import type { Rights } from './rights.ts';

/** An open database. */
export interface Database {
  readonly kind: 'embedded' | 'server';
  /** Logs in as the role that owns the tables: migrations and DDL only. */
  readonly owner: Pool;
  /** Logs in as mingze_app, which owns nothing and is subject to every policy: all other work. */
  readonly app: Pool;
  readonly dataDir: string;
  /** Embedded: rejects with DB-LOST when the server has crashed and does not start again. It never resolves. */
  readonly lost?: Promise<never>;
  /** Ends the pools and, when embedded, the server. Calling it twice is harmless. */
  close(): Promise<void>;
}

/** What a start is waiting for, with the milliseconds waited in this phase. */
export interface StartProgress {
  /** `fallen` and `risen`: a running server has crashed, and runs again. */
  readonly phase: 'initializing' | 'waiting' | 'recovering' | 'fallen' | 'risen';
  readonly elapsedMs: number;
}

/**
 * What a transaction may see: the rows of one region whose unit path lies in [lo, hi), and of these, where a post acts,
 * those that its rights reach. Without rights the program itself acts: the command line, a job.
 */
export interface Scope {
  readonly region: number;
  readonly lo: string;
  readonly hi: string;
  readonly rights?: Rights;
  /** What the post may read, where `rights` are those of writing: it cites more than it may write. */
  readonly reading?: Rights;
  /** The transaction takes steps of a flow: it may write what only steps write. */
  readonly steps?: true;
  /** The transaction writes rows of ledgers, and what other rows gather from them follows. */
  readonly gathers?: true;
}

/** The range that holds every path, that of rows without a unit included. */
export const WHOLE_REGION = { lo: '', hi: '\u{10FFFF}' } as const;

/** Where the SQL of a module is: `dir/NNNN-name.sql` forward only, `dir/apply/*.sql` re-appliable. */
export interface MigrationSource {
  readonly module: string;
  readonly dir: string;
}
