import type { ClientBase } from 'pg';
import { policyFaults } from './policy-form.ts';
import { readCatalog, type CatalogTable } from './read-catalog.ts';

/** A breach of one of the rules for distributed tables (docs/database.md lists them by number). */
export interface Violation {
  readonly rule: number;
  /** The table, function or place in a file. */
  readonly where: string;
  readonly message: string;
}

const APP_ROLE = 'mingze_app';

/**
 * Compares the catalog of these schemas with the rules that a catalog can show; the empty list is the goal.
 * Which tables are distributed, copied or local says app.placements.
 */
export async function checkDistributionRules(
  client: ClientBase,
  schemas: readonly string[],
): Promise<readonly Violation[]> {
  const { tables, functions, views } = await readCatalog(client, schemas);
  const found: Violation[] = [];
  const add = (rule: number, where: string, message: string) => found.push({ rule, where, message });
  const placement = new Map(tables.map((table) => [table.name, table.placement]));

  for (const table of tables) {
    if (!table.placement)
      add(13, table.name, 'not followed by app.distribute(), app.reference() or app.keep_local()');
    if (table.owner === APP_ROLE) add(5, table.name, `owned by ${APP_ROLE}, which no policy would bind`);
    if (table.forced) add(5, table.name, 'FORCE ROW LEVEL SECURITY stops the online move of shards');
    for (const { name } of table.columns.filter((column) => column.serial))
      add(
        2,
        table.name,
        `column ${name} draws from a sequence: use uuid, or bigint identity in CREATE TABLE`,
      );
    for (const { name } of table.columns.filter((column) => column.identity && column.type !== 'bigint'))
      add(2, table.name, `identity column ${name} is not bigint`);
    for (const { name } of table.constraints.filter((c) => c.type === 'c' && /_check\d*$/.test(c.name)))
      add(13, table.name, `CHECK ${name} carries the name PostgreSQL made up`);
    for (const trigger of table.triggers.filter((t) => !t.args.includes(table.name) && t.audit))
      add(12, table.name, `trigger ${trigger.name} must be given the table's logical name as argument`);
    if (table.placement === 'local' && table.grantedTo.includes(APP_ROLE))
      add(13, table.name, `a local table is for the owner only, but is granted to ${APP_ROLE}`);
    if (table.placement === 'distributed' || !table.placement) checkDistributed(table, placement, add);
    if (table.placement === 'reference')
      for (const key of table.constraints.filter((c) => c.target && placement.get(c.target) !== 'reference'))
        add(1, table.name, `foreign key ${key.name} of a reference table leads to ${String(key.target)}`);
  }
  for (const fn of functions) {
    if (fn.definer) add(8, fn.name, 'SECURITY DEFINER does not elevate on a cluster');
    if (/\bset_config\s*\(/i.test(fn.source)) add(6, fn.name, 'set_config() is not sent on to workers');
    if (/\btg_(table_name|relname|relid)\b/i.test(fn.source))
      add(12, fn.name, "on a cluster TG_TABLE_NAME is the shard's name: take the logical name as argument");
  }
  for (const view of views) {
    if (view.materialized) add(8, view.name, 'a materialized view carries no policy');
    else if (!view.invoker) add(8, view.name, 'a view needs security_invoker = true');
  }
  return found;
}

function checkDistributed(
  table: CatalogTable,
  placement: ReadonlyMap<string, string>,
  add: (rule: number, where: string, message: string) => void,
): void {
  const { name, columns, constraints } = table;
  const region = columns.find((column) => column.name === 'region_id');
  if (region?.type !== 'integer' || !region.notNull) add(1, name, 'needs region_id int not null');
  if (!constraints.some((c) => c.type === 'p')) add(1, name, 'needs a primary key');
  for (const c of constraints.filter((k) => ['p', 'u', 'x'].includes(k.type)))
    if (c.columns[0] !== 'region_id') add(1, name, `${c.name} must begin with region_id`);
  for (const index of table.uniqueIndexes)
    if (index.first !== 'region_id') add(1, name, `unique index ${index.name} must begin with region_id`);
  for (const c of constraints.filter((k) => k.target && placement.get(k.target) !== 'reference'))
    if (c.columns[0] !== 'region_id' || c.targetColumns[0] !== 'region_id')
      add(1, name, `foreign key ${c.name} must begin with region_id on both sides`);

  const path = columns.find((column) => column.name === 'unit_path');
  const unit = columns.find((column) => column.name === 'unit_id');
  if (Boolean(path) !== Boolean(unit)) add(3, name, 'unit_id and unit_path belong together');
  if (path && (path.type !== 'text' || path.collation !== 'C' || !path.notNull))
    add(3, name, 'unit_path must be text collate "C" not null');
  if (unit && !unit.notNull) add(3, name, 'unit_id must be not null');

  if (!table.secured) add(5, name, 'row level security is not enabled');
  if (table.policies.length === 0) add(4, name, 'has no policy');
  for (const policy of table.policies)
    for (const fault of policyFaults(policy, Boolean(path))) add(4, name, `policy ${policy.name}: ${fault}`);
}
