import type { PoolClient } from 'pg';
import { type Database, withScope } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { type Act, withChange } from './with-change.ts';

/** A look into several ledgers at once. */
export interface LookAcross<T> {
  readonly ledgers: readonly Ledger[];
  /** What for, in words. */
  readonly purpose: string;
  /** How many rows of a ledger the answer tells of. */
  readonly countOf: (result: T, ledger: Ledger) => number;
}

/**
 * Reads several ledgers in one go within a scope. Where sealed ones are among them, nobody is told anything before the
 * log says who looked into which: one entry for the whole look, committed with it. Who knows only rows that name him, and
 * is named in none of those asked for, is told nothing and has not looked: most clerks may record in some sealed ledger, and
 * an entry for each of their desks would hide the looks that matter.
 */
export async function readAcross<T>(
  db: Database,
  act: Act,
  { ledgers, purpose, countOf }: LookAcross<T>,
  read: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const sealed = ledgers.filter(({ sensitivity }) => sensitivity === 'sealed');
  if (sealed.length === 0) return withScope(db, act.scope, read);
  const { rights } = act.scope;
  if (rights && !rights.knowsSealed) {
    const result = await withScope(db, act.scope, read);
    if (sealed.every((one) => countOf(result, one) === 0)) return result;
  }
  // Read again, so that what is told is what the entry tells of.
  return withChange(db, act, async (client) => {
    const result = await read(client);
    const looked = sealed.map((one) => ({ ledger: one.id, title: one.title, count: countOf(result, one) }));
    return { result, events: [{ type: 'row.look_sealed', data: { purpose, ledgers: looked } }] };
  });
}
