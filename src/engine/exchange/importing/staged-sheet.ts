import type { PoolClient } from 'pg';
import type { Stage } from '#engine/records/index.ts';
import type { Rights, Scope } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { CityNames } from './base-names.ts';
import type { CitedRow } from './parsed-row.ts';
import type { PlannedSheet } from './plan.ts';

/** A sheet whose good rows wait in a stage. */
export interface StagedSheet {
  readonly sheet: PlannedSheet;
  /** Null when the header cannot be used, or of rows entered by hand none is good. */
  readonly stage: Stage | null;
  readonly read: number;
  /** Good rows in the stage when it was filled. */
  readonly staged: number;
  /** False when no two staged rows can have one natural key; true when they have, or were too many to remember. */
  readonly mayRepeat: boolean;
  /** Natural keys of refused rows, also by later judgements: the fault of a row that cites one says that it was refused. */
  readonly refusedKeys: Set<string>;
  /** References of rows that were refused for their cells: judged as well, so that one attempt reports all faults. */
  readonly refusedReferences: readonly RefusedReference[];
}

/** A reference of a refused row. */
export interface RefusedReference extends CitedRow {
  readonly row: number;
}

export interface StageContext {
  readonly client: PoolClient;
  readonly names: CityNames;
  readonly scope: Scope;
  readonly pack: Pack;
  readonly progress: (rows: number) => void;
  /** The rows that the importing post may accept; null: all. */
  readonly accepting: Rights | null;
  /** True where the rows were entered by hand. */
  readonly few: boolean;
}
