import { type Database, type Scope, WHOLE_REGION } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { refreshYear } from './refresh-year.ts';

/** The ledger whose rights apply to duties: the responsibility list. */
export const DUTY_LEDGER = 'duty_item';

/** A reader of the duties of a year. */
export interface Reading {
  readonly db: Database;
  readonly pack: Pack;
  /** The scope of the acting post for reading, or of the program. */
  readonly scope: Scope;
  readonly year: number;
  readonly now: Date;
  /** "YYYY-MM-DD" */
  readonly today: string;
}

/** Refreshes the derived duty data of the year before it is read, with the program's own rights. */
export async function madeTrue(reading: Reading): Promise<void> {
  await refreshYear({ ...reading, region: reading.scope.region });
}

/** Whether the reader sees every unit of the region, so that stored counts may be used. */
export function seesAll({ scope, pack }: Pick<Reading, 'scope' | 'pack'>): boolean {
  const { rights } = scope;
  if (!rights) return scope.lo === WHOLE_REGION.lo && scope.hi === WHOLE_REGION.hi;
  const index = pack.access.classOf.get(DUTY_LEDGER)?.index;
  const mine = index === undefined ? undefined : rights.classes[index];
  const [only, ...more] = mine?.ranges ?? [];
  return (
    mine?.author === null && more.length === 0 && only?.lo === WHOLE_REGION.lo && only.hi === WHOLE_REGION.hi
  );
}
