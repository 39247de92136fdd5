import type { PoolClient } from 'pg';
import type { Actor } from '#kernel/audit/index.ts';
import { reportErrors } from '../errors.ts';
import type { SigningAct, SigningState } from './signing-state.ts';

export interface NewStep {
  readonly region: number;
  readonly report: string;
  readonly year: number;
  readonly act: SigningAct;
  readonly digest: string | null;
  readonly words: string | null;
  readonly actor: Actor;
  readonly now: Date;
}

/**
 * Adds the next step of a year's report. Its number is unique: a simultaneous step waits and is then refused.
 * @returns the number
 * @throws REPORT-STEP-MEANWHILE
 */
export async function takeStep(client: PoolClient, from: SigningState, step: NewStep): Promise<number> {
  const { region, report, year, act, digest, words, actor, now } = step;
  const number = (from.steps[0]?.number ?? 0) + 1;
  const { rowCount } = await client.query(
    `insert into reports.signing_steps (region_id, report, year, number, act, digest, words, account_id, by_name, by_office, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    [region, report, year, number, act, digest, words, actor.account, actor.name, officeOf(actor), now],
  );
  if (rowCount === 0) throw reportErrors.error('REPORT-STEP-MEANWHILE', { year });
  return number;
}

/** Unit and post. */
export function officeOf({ unit, post }: Pick<Actor, 'unit' | 'post'>): string {
  return [unit, post].filter(Boolean).join(' ');
}
