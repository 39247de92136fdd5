import { ident } from '#engine/records/index.ts';
import { fieldTypes } from '#fields/index.ts';
import type { Access } from '#model/access/types.ts';
import type { FlowStep } from '#model/pack/flow.ts';
import type { FlowLedger } from './matter.ts';

/** Matters in one state that wait for a post: as the address of a list, and as SQL over `t`. */
export interface WaitingStep {
  readonly step: FlowStep;
  readonly where: readonly string[];
  readonly sql: string;
}

/**
 * What waits for a post in a ledger: in each state the step that has a deadline there, where its post may take it. Steps
 * without a deadline may be taken, but nobody waits for them.
 * @param unit of the post: its code, and the parameter that holds it
 */
export function waitingSteps(
  ledger: FlowLedger,
  { posts }: Access,
  kind: string,
  unit: { readonly code: string; readonly parameter: string },
): readonly WaitingStep[] {
  const reading = (posts.get(kind)?.grants ?? []).filter(
    ({ ledgers, actions }) => ledgers.has(ledger.id) && actions.includes('read'),
  );
  const isBelow = reading.every(({ reach }) => reach === 'own_unit' || reach === 'own_unit_and_below');
  return ledger.flow.steps.flatMap((step) => {
    if (!step.deadline) return [];
    const named = step.who.filter(({ posts: kinds }) => kinds.includes(kind));
    return named.flatMap(({ of }) =>
      step.from.map((state): WaitingStep => {
        const where = ['row_status:eq:accepted', `${ledger.flow.state.id}:eq:${state}`];
        const sql = [`t.row_status = 'accepted'`, `t.${ident(ledger.flow.state.id)} = '${state}'`];
        // Whoever reads the rows of his own unit and below alone reads none of another owner.
        if (of !== null && !(of === ledger.owner && isBelow)) {
          where.push(`${of.id}:eq:${unit.code}`);
          sql.push(
            fieldTypes[of.type].many
              ? `${unit.parameter} = any (t.${ident(of.id)})`
              : `t.${ident(of.id)} = ${unit.parameter}`,
          );
        }
        return { step, where, sql: sql.join(' and ') };
      }),
    );
  });
}
