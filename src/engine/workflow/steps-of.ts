import type { PoolClient } from 'pg';

/** A step of a matter that was taken. */
export interface TakenStep {
  readonly number: number;
  readonly step: string;
  readonly version: number;
  readonly from: string;
  readonly to: string;
  /** The first of two persons took it: the state has not moved by it. */
  readonly half: boolean;
  readonly actor: string;
  readonly account: string;
  readonly post: string;
  readonly unit: string;
  readonly on: string;
  readonly at: Date;
  readonly opinion: string | null;
}

/**
 * The steps of a matter, the first one first.
 * @param named false for who sees nothing about persons: by whom, and what was said, is then empty
 */
export async function stepsOf(
  client: PoolClient,
  region: number,
  ledger: string,
  row: string,
  named = true,
): Promise<readonly TakenStep[]> {
  const { rows } = await client.query<TakenStep>(
    `select step_no as number, step, flow_version as version, from_state as "from", to_state as "to", half, ${named ? 'actor, account, opinion' : `'' as actor, '' as account, null as opinion`}, post,
       acting_unit as unit, to_char(happened_on, 'YYYY-MM-DD') as "on", received_at as at
     from core.steps where region_id = $1 and ledger = $2 and row_id = $3 order by step_no`,
    [region, ledger, row],
  );
  return rows;
}
