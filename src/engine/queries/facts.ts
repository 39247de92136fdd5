import type { PoolClient } from 'pg';
import type { Database, Scope } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Fact } from './fact.ts';
import type { ReportInputs } from './report-inputs.ts';

export interface FactsRequest {
  readonly db: Database;
  readonly pack: Pack;
  /** Whose eyes: the rows outside this scope do not count. */
  readonly scope: Scope;
  readonly year: number;
  /** Connections that share the work; they see one moment. */
  readonly connections?: number;
  /** False computes everything anew (the bench, and the tests that compare). */
  readonly cache?: boolean;
  /** A snapshot that another transaction exported and holds open: the facts of that moment. Then without the cache. */
  readonly snapshot?: string;
  readonly now: Date;
}

/** All numbers of a report, and the auxiliary values that its checks need. */
export interface Facts {
  readonly year: number;
  readonly facts: readonly Fact[];
  readonly values: ReadonlyMap<string, string | null>;
  /** Last year's values, by indicator, of those that a year-on-year stands on. */
  readonly lastYear: ReadonlyMap<string, string | null>;
  readonly parameters: ReadonlyMap<string, string>;
  /** Last year's values of parameters that this year has none for: no number is computed from them. */
  readonly carried: ReadonlyMap<string, string>;
}

/** The moment from which facts were computed, for what has to see the same rows. */
export interface Snapshot {
  readonly client: PoolClient;
  /** All connections that see this moment, `client` among them. */
  readonly clients: readonly PoolClient[];
  readonly inputs: ReportInputs;
  readonly region: number;
  readonly year: number;
}
