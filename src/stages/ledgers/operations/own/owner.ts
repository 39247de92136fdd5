import { type Database, type Scope, WHOLE_REGION } from '#kernel/db/index.ts';

/** Whose it is. */
export interface Own {
  readonly db: Database;
  readonly region: number;
  readonly account: string;
}

/** What people keep for themselves is reached by the program's own eyes; every statement names the account. */
export function ownScope({ region }: Own): Scope {
  return { region, ...WHOLE_REGION };
}
