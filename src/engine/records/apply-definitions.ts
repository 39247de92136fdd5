import type { PoolClient } from 'pg';
import { appendEvents, PROGRAM } from '#engine/audit/index.ts';
import { INSTALLATION } from '#kernel/audit/index.ts';
import { type Database, withOwner } from '#kernel/db/index.ts';
import { BASE } from '#model/compile/scope.ts';
import { withheldSlots } from '#model/pack/withheld-slots.ts';
import type { LedgerClass } from '#model/access/types.ts';
import type { Addressees, Ledger, Pack } from '#model/pack/types.ts';
import { countedFields, distinctFields } from './counted-fields.ts';
import { recordErrors } from './errors.ts';
import { demandEntries } from './demand-entries.ts';
import { flowStatements, movingInStatements } from './flow-table.ts';
import { allLinks, singleLinks } from './gather/links.ts';
import { handOver } from './handed/hand-over.ts';
import {
  ABOUT_ROWS,
  ledgerPolicies,
  POLICY_FORM,
  scopedPolicies,
  sharedPolicies,
} from './ledger-policies.ts';
import { openSql } from './listing/default-selection.ts';
import { scopedTables } from './scoped-tables.ts';
import { columnTypeOf, COUNTED_AFTER, ident, ROW_STATUSES, rowColumnsOf, tableOf } from './table.ts';
import {
  changeIndexes,
  citingIndexes,
  INDEX_FORM,
  listIndexes,
  periodIndex,
  singleIndexes,
} from './table-indexes.ts';

/**
 * Brings the tables to the definitions: one real, typed table per ledger, created or added to, never taken from.
 * Two programs may do this at once. A field that left its ledger keeps its column; a field whose type changed is
 * refused (RECORD-TYPE-CHANGED), because its rows could not be read any more.
 * @returns the tables that were made or changed
 */
export async function applyDefinitions(
  db: Database,
  pack: Pack,
  now: Date,
  actor = PROGRAM,
): Promise<readonly string[]> {
  return withOwner(db, async (client) => {
    // Serialises two starters; readers of the tables are not disturbed.
    await client.query('lock table core.ledger_tables in share row exclusive mode');
    const { rows } = await client.query<{ table_name: string; shape: string }>(
      'select table_name, shape from core.ledger_tables',
    );
    const applied = new Map(rows.map((row) => [row.table_name, row.shape]));
    const columns = await existingColumns(client);
    const counted = countedFields(pack);
    const distinct = distinctFields(pack);
    const links = allLinks(pack);
    const changed: string[] = [];
    for (const ledger of pack.ledgers.values()) {
      const table = tableOf(ledger);
      const kind = pack.access.classOf.get(ledger.id);
      if (!kind) throw new Error(`ledger without a class: ${ledger.id}`);
      const withheld = ledger.id === BASE.sealed ? withheldSlots(pack, pack.indicators) : [];
      const values = [...(distinct.get(ledger.id) ?? [])];
      const single = singleIndexes(ledger, singleLinks(pack, ledger));
      const policies = ledgerPolicies(ledger, kind, withheld, links);
      const own = links.filter(({ into, from }) => into === ledger || from === ledger);
      const gathering = own.map(({ into, from, at }) => `${into.id} ${from.id} ${at}`);
      const shape = shapeOf(ledger, kind, [...withheld, ...values, ...gathering, ...single]);
      const existing = columns.get(table);
      if (existing && applied.get(table) === shape) continue;
      for (const statement of [
        ...(existing ? additions(ledger, existing) : creation(ledger, counted.get(ledger.id) ?? new Set())),
        ...changeIndexes(ledger, values),
        ...citingIndexes(ledger),
        ...single,
        ...movingInStatements(ledger),
      ])
        await client.query(statement);
      await demandEntries(client, ledger);
      for (const statement of flowStatements(ledger)) await client.query(statement);
      for (const statement of policies) await client.query(statement);
      // Rows that were accepted before their ledger had addressees are handed now.
      if (existing && ledger.addressees)
        for (const region of await regionsOf(client))
          await handOver(client, { region, ledger, now, batch: null });
      await note(client, { table, pack: ledger.pack, title: ledger.title, shape, now });
      changed.push(table);
    }
    const scoped = await scopedTables(client);
    const classes = JSON.stringify([POLICY_FORM, ABOUT_ROWS, scoped, pack.access.classes]);
    if (applied.get(SHARED) !== classes || !(await hasSharedPolicies(client))) {
      for (const statement of sharedPolicies(pack.access.classes)) await client.query(statement);
      for (const statement of scoped.flatMap((one) => scopedPolicies(one, pack.access.classes)))
        await client.query(statement);
      await note(client, { table: SHARED, pack: pack.id, title: '共用表', shape: classes, now });
    }
    const event = { type: 'definitions.applied', data: { packs: pack.parts, tables: changed } } as const;
    if (changed.length > 0) await appendEvents(client, { region: INSTALLATION, actor, now }, [event]);
    return changed;
  });
}

/** Under this name it is noted with which classes the tables of all ledgers have their policies. */
const SHARED = 'core';

/** A restore brings the note back before there are policies. */
async function hasSharedPolicies(client: PoolClient): Promise<boolean> {
  const { rowCount } = await client.query(
    `select distinct polrelid from pg_policy where polname = 'post' and polrelid = any ($1::text[]::regclass[])`,
    [ABOUT_ROWS],
  );
  return rowCount === ABOUT_ROWS.length;
}

async function regionsOf(client: PoolClient): Promise<readonly number[]> {
  const { rows } = await client.query<{ id: number }>('select id from app.regions order by id');
  return rows.map(({ id }) => id);
}

interface Applied {
  readonly table: string;
  readonly pack: string;
  readonly title: string;
  readonly shape: string;
  readonly now: Date;
}

async function note(client: PoolClient, { table, pack, title, shape, now }: Applied): Promise<void> {
  await client.query(
    `insert into core.ledger_tables (table_name, pack, title, shape, applied_at) values ($1, $2, $3, $4, $5)
         on conflict (table_name) do update set pack = excluded.pack, title = excluded.title,
           shape = excluded.shape, applied_at = excluded.applied_at`,
    [table, pack, title, shape, now],
  );
}

/** What of the definitions decides the table. @param beside what other definitions say of it */
function shapeOf(ledger: Ledger, { index, sealed }: LedgerClass, beside: readonly string[]): string {
  const columns = ledger.fields.map((field) => [field.id, columnTypeOf(field), field.title, field.personal]);
  const keyed = ledger.identity.map((field) => field.id);
  return JSON.stringify([
    ledger.title,
    columns,
    keyed,
    POLICY_FORM,
    INDEX_FORM,
    ledger.kind === 'ledger' ? openSql(ledger) : null,
    ...(ledger.addressees ? [addresseesOf(ledger.addressees)] : []),
    index,
    sealed,
    beside,
    ...citingIndexes(ledger),
    ...movingInStatements(ledger),
    ...flowStatements(ledger),
  ]);
}

function addresseesOf({ fields, sees, once }: Addressees): readonly (readonly string[])[] {
  return [fields, sees, once ? [once] : []].map((those) =>
    those.map(({ id, personal }) => `${id}${personal ? '!' : ''}`),
  );
}

async function existingColumns(client: PoolClient): Promise<Map<string, Map<string, string>>> {
  const { rows } = await client.query<{ schema: string; name: string; column: string; type: string }>(
    `select n.nspname as schema, c.relname as name, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname in ('ledger', 'base') and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`,
  );
  const tables = new Map<string, Map<string, string>>();
  for (const { schema, name, column, type } of rows) {
    const key = `${schema}."${name}"`;
    const columns = tables.get(key) ?? new Map<string, string>();
    tables.set(key, columns.set(column, type));
  }
  return tables;
}

function creation(ledger: Ledger, counted: ReadonlySet<string>): string[] {
  const table = tableOf(ledger);
  const name = ledger.id.slice(0, 50);
  const own = rowColumnsOf(ledger).map(([column, type]) => `${column} ${type}`);
  const ofFields = (first: boolean): string[] =>
    ledger.fields
      .filter((field) => counted.has(field.id) === first)
      .map((field) => `${ident(field.id)} ${columnTypeOf(field)}`);
  const columns = [
    ...own.slice(0, COUNTED_AFTER),
    ...ofFields(true),
    ...own.slice(COUNTED_AFTER),
    ...ofFields(false),
    `constraint ${ident(`${name}_pkey`)} primary key (region_id, row_id)`,
    `constraint ${ident(`${name}_key`)} unique (region_id, row_key)`,
  ];
  const scoped = ledger.kind === 'ledger';
  return [
    `create table ${table} (\n  ${columns.join(',\n  ')}\n)`,
    `select app.distribute('${table}')`,
    `alter table ${table} add constraint ${ident(`${name}_status`)} check (row_status in (${ROW_STATUSES.map((s) => `'${s}'`).join(', ')}))`,
    ...(scoped ? [`create index ${ident(`${name}_path`)} on ${table} (region_id, unit_path)`] : []),
    ...periodIndex(ledger, table, name),
    ...listIndexes(ledger, table),
    `comment on table ${table} is '${ledger.title.replaceAll("'", "''")}'`,
    ...ledger.fields.map((field) => comment(table, field)),
  ];
}

function comment(table: string, field: { id: string; title: string }): string {
  return `comment on column ${table}.${ident(field.id)} is '${field.title.replaceAll("'", "''")}'`;
}

function additions(ledger: Ledger, existing: ReadonlyMap<string, string>): string[] {
  const table = tableOf(ledger);
  const statements: string[] = rowColumnsOf(ledger)
    .filter(([column]) => !existing.has(column))
    .map(([column, type]) => `alter table ${table} add column ${column} ${type}`);
  for (const field of ledger.fields) {
    const type = columnTypeOf(field);
    const found = existing.get(field.id);
    if (found === undefined) statements.push(`alter table ${table} add column ${ident(field.id)} ${type}`);
    else if (found !== type)
      throw recordErrors.error('RECORD-TYPE-CHANGED', {
        ledger: ledger.title,
        field: field.title,
        found,
        type,
      });
    statements.push(comment(table, field));
  }
  return [...statements, ...listIndexes(ledger, table)];
}
