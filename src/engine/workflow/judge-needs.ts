import type { PoolClient } from 'pg';
import { holdsPattern } from '#model/holds-pattern.ts';
import { type Environment, evaluateCondition } from '#model/expression/evaluate.ts';
import type { FlowStep } from '#model/pack/flow.ts';
import type { Value } from '#model/value.ts';

/**
 * What is missing for a step.
 * @param values of the row as it is before the step: what the step fills in is judged by the checks of the ledger
 * @param files number of attachments of the row
 * @param day of the step
 */
export function unmetNeeds(
  { needs }: FlowStep,
  values: ReadonlyMap<string, Value>,
  files: number,
  day: string,
): readonly string[] {
  const environment = rowEnvironment(values, day);
  return needs.flatMap((need) => {
    if (need.kind === 'attachments')
      return files < need.count ? [`须有 ${need.count} 个附件，现有 ${files} 个`] : [];
    if (need.kind === 'has') return holdsPattern(need.has, values) ? [] : [need.message];
    // Rows of other ledgers are looked at by citing-needs.ts.
    if (need.kind !== 'assert') return [];
    return evaluateCondition(need.assert, environment, 'unknown') === false ? [need.message] : [];
  });
}

/** Number of files that are attached to a row and not withdrawn. */
export async function filesOf(
  client: PoolClient,
  region: number,
  ledger: string,
  row: string,
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from files.attachments where region_id = $1 and ledger = $2 and row_id = $3 and removed_at is null`,
    [region, ledger, row],
  );
  return rows[0]?.count ?? 0;
}

/** What a condition on the row reads. @param day of the step that it judges */
export function rowEnvironment(values: ReadonlyMap<string, Value>, day: string | null = null): Environment {
  return { path: ({ field }) => values.get(field.id) ?? null, name: (name) => (name === 'day' ? day : null) };
}
