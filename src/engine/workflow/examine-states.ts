import type { PoolClient } from 'pg';
import { ident, tableOf } from '#engine/records/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { withFlow } from './matter.ts';

/** A matter whose state is not what its steps give. */
export interface StateDifference {
  readonly ledger: string;
  readonly title: string;
  readonly key: string;
  readonly reason: string;
}

/**
 * Recomputes the state of every matter from its steps, and compares: the state, their number, that none is missing, that each
 * begins where the one before it ended.
 * @returns the number of matters that were examined, and what differs
 */
export async function examineStates(
  client: PoolClient,
  region: number,
  pack: Pack,
): Promise<{ readonly examined: number; readonly differences: readonly StateDifference[] }> {
  let examined = 0;
  const differences: StateDifference[] = [];
  for (const one of pack.ledgers.values()) {
    const ledger = withFlow(one);
    if (!ledger) continue;
    const { id, title, flow } = ledger;
    const { rows } = await client.query<{
      count: number;
      wrong: readonly { key: string; reason: string }[] | null;
    }>(
      `with walked as (
         select s.row_id, count(*)::int as steps, max(s.step_no) as last,
           bool_and(s.from_state = coalesce(s.came_to, s.from_state)) as joined,
           (array_agg(s.from_state order by s.step_no))[1] as first_from,
           (array_agg(s.to_state order by s.step_no desc))[1] as last_to
         from (select row_id, step_no, from_state, to_state,
             lag(to_state) over (partition by row_id order by step_no) as came_to
           from core.steps where region_id = $1 and ledger = $2) s group by s.row_id),
       judged as (
         select t.row_key as key, case
           when t.row_step <> coalesce(w.steps, 0) or coalesce(w.last, 0) <> coalesce(w.steps, 0) then '步数与办理记录不符'
           when coalesce(w.first_from, t.${ident(flow.state.id)}) <> coalesce(t.row_entered, $3) then '第一步不是从开始的环节办起'
           when not coalesce(w.joined, true) then '有一步不是从上一步到达的环节办起'
           when t.${ident(flow.state.id)} <> coalesce(w.last_to, t.row_entered, $3) then '环节与最后一步到达的不符'
           end as reason
         from ${tableOf(ledger)} t left join walked w on w.row_id = t.row_id where t.region_id = $1)
       select count(*)::int as count, json_agg(json_build_object('key', key, 'reason', reason)) filter (where reason is not null) as wrong
       from judged`,
      [region, id, flow.begin],
    );
    examined += rows[0]?.count ?? 0;
    for (const { key, reason } of rows[0]?.wrong ?? []) differences.push({ ledger: id, title, key, reason });
  }
  return { examined, differences };
}
