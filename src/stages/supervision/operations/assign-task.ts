import { withScope } from '#kernel/db/index.ts';
import { tableOf } from '#engine/records/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { Issuer } from './issuer.ts';
import { labelOf } from './label-of.ts';
import { saveNumbered } from './save-numbered.ts';

/** One task for several units. */
export interface Task {
  readonly title: string;
  /** Full names, as sheets write them. */
  readonly assigner: string;
  readonly units: readonly string[];
  readonly day: string;
  readonly due: string;
}

/** An earlier task with the same request to one of the units. */
export interface SameTask {
  readonly number: string;
  readonly title: string;
  readonly unit: string;
  readonly by: string;
}

/** Assigns a task as one act: a row for each unit under one number, followed up by the ledger's own deadline. */
export async function assignTask(issuer: Issuer, ledger: Ledger, task: Task): Promise<string> {
  const series = { field: 'task_no', prefix: `交〔${task.day.slice(0, 4)}〕`, suffix: '号' };
  const numberOf = (n: number): string => `${series.prefix}${n}${series.suffix}`;
  const { first } = await saveNumbered(issuer, ledger, {
    series,
    numbers: 1,
    rows: async (number) =>
      task.units.map((unit) => ({
        task_no: numberOf(number),
        title: task.title,
        assigner: task.assigner,
        unit,
        assigned_on: task.day,
        due_on: task.due,
        state: labelOf(ledger, 'state', 'open'),
      })),
  });
  return numberOf(first);
}

/** The tasks of the year with the same request to any of these units, as far as the post may see them. */
export async function sameTasks(
  { db, writing: { scope } }: Issuer,
  ledger: Ledger,
  {
    title,
    units,
    year,
  }: { readonly title: string; readonly units: readonly string[]; readonly year: number },
): Promise<readonly SameTask[]> {
  return withScope(db, scope, async (client) => {
    const plain = `lower(regexp_replace($N, '[[:space:][:punct:]]', '', 'g'))`;
    const { rows } = await client.query<SameTask>(
      `select t.task_no as number, t.title, t.unit_id as unit, t.assigner as by from ${tableOf(ledger)} t
       where t.region_id = $1 and t.unit_id = any ($2) and t.row_status <> 'voided' and extract(year from t.row_happened_on) = $3
         and ${plain.replace('$N', 't.title')} = ${plain.replace('$N', '$4')} order by t.task_no, t.unit_id limit 50`,
      [scope.region, [...units], year, title],
    );
    return rows;
  });
}
