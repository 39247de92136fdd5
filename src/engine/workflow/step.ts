import type { Act } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { FlowStep } from '#model/pack/flow.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Value } from '#model/value.ts';
import type { FlowLedger, Matter } from './matter.ts';
import type { Taker } from './taker.ts';

export interface StepToTake extends Pick<Act, 'actor' | 'now'> {
  readonly db: Database;
  readonly pack: Pack;
  readonly region: number;
  readonly ledger: FlowLedger;
  /** The row's id. */
  readonly id: string;
  readonly step: string;
  readonly taker: Taker;
  /** The version of the row that the taker saw; a row that was changed since is refused. */
  readonly version: number;
  /** The day on which it was done, "YYYY-MM-DD"; null: today. */
  readonly day: string | null;
  readonly opinion: string | null;
  /** What the step asks for, as typed, by field id. */
  readonly values: Readonly<Record<string, string | null>>;
}

/** What is written of a step besides what was judged. */
export type StepToWrite = Pick<StepToTake, 'pack' | 'region' | 'ledger' | 'actor' | 'now' | 'opinion'> & {
  readonly taker: Pick<Taker, 'account' | 'kind' | 'appointment' | 'unit'>;
};

export interface StepTaken {
  readonly version: number;
  /** The state that the matter is in now. */
  readonly state: string;
  /** False while a step that needs two persons waits for the second. */
  readonly moved: boolean;
  /** Number of the row that the step opened; null for none. */
  readonly opened: string | null;
}

/** A step that was judged: nothing stands in its way. */
export interface JudgedStep {
  readonly step: FlowStep;
  readonly matter: Matter;
  /** "YYYY-MM-DD" */
  readonly day: string;
  readonly asked: ReadonlyMap<string, Value>;
  /** False for the first of two persons: only that he agreed is kept. */
  readonly moves: boolean;
}
