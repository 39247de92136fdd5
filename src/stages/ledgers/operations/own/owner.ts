import { type Database, type Scope, WHOLE_REGION } from '#kernel/db/index.ts';

/** The owner. */
export interface Own {
  readonly db: Database;
  readonly region: number;
  readonly account: string;
}

/** Personal data is read with the program's own rights; every statement names the account. */
export function ownScope({ region }: Own): Scope {
  return { region, ...WHOLE_REGION };
}
