// The row type of a query is only claimed: the compiler cannot check it. Here the database describes every query with a
// fixed text, and the columns of its result are compared with those of the type (decision 0105).
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ROOT } from '../scripts/lib/files-under.ts';
import { type DeclaredColumn, typedQueries, type TypedQuery } from '../scripts/lib/typed-queries.ts';
import { cityMaker } from './support/a-city.ts';
import { type DescribedColumn, describeStatement } from './support/describe-statement.ts';
import { temporaryDir } from './support/test-server.ts';

/** What the driver makes of a type (src/kernel/db/pools.ts); every other type comes as text, arrays as arrays. */
const KINDS: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  oid: 'number',
  float4: 'number',
  float8: 'number',
  timestamptz: 'Date',
  timestamp: 'Date',
  bytea: 'bytes',
  json: 'object',
  jsonb: 'object',
};

/** Columns that may be null in the table and not in the result, with the reason. */
const NEVER_NULL: Readonly<Record<string, string>> = {
  'src/stages/reports/operations/issued-versions.ts hash':
    'null where the manifest is, which is checked first',
  'src/stages/reports/operations/issued-versions.ts public_key':
    'null where the manifest is, which is checked first',
  'src/stages/reports/operations/issued-versions.ts signature':
    'null where the manifest is, which is checked first',
};

const cities = await cityMaker();
const { db } = await cities.aCity();
const client = await db.owner.connect();
after(async () => {
  client.release();
  await cities.close();
});

const types = await client.query<{ oid: number; name: string; array: boolean }>(
  `select oid, typname as name, typcategory = 'A' as array from pg_type`,
);
const kindOf = new Map(
  types.rows.map(({ oid, name, array }) => [oid, array ? 'array' : (KINDS[name] ?? 'string')]),
);
// Columns of ledgers and base sheets may all be null: their definitions demand values, by status.
const nullable = await client.query<{ place: string }>(
  `select a.attrelid || ' ' || a.attnum as place from pg_attribute a join pg_class c on c.oid = a.attrelid
   join pg_namespace n on n.oid = c.relnamespace
   where a.attnum > 0 and not a.attnotnull and n.nspname not in ('ledger', 'base', 'pg_catalog')`,
);
const mayBeNull = new Set(nullable.rows.map(({ place }) => place));

function faultOf(described: DescribedColumn, declared: DeclaredColumn): string | null {
  const { name, type, table, attribute } = described;
  const { kinds } = declared;
  const kind = kindOf.get(type) ?? 'string';
  if (kinds.has('unknown')) return null;
  if (kind !== 'object' && !(kinds.size === 1 && kinds.has(kind)))
    return `${name} is ${kind} and declared as ${[...kinds].join(' | ')}`;
  if (!declared.nullable && mayBeNull.has(`${table} ${attribute}`))
    return `${name} may be null and is declared as never null`;
  return null;
}

/** What is wrong with the declared row of a query; empty where it is what the database describes. */
async function faultsOf({ sql, columns }: TypedQuery): Promise<readonly string[]> {
  if (sql === null) return [];
  let described: readonly DescribedColumn[];
  try {
    described = await describeStatement(client, sql);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  const names = new Set(described.map(({ name }) => name));
  const missing = [...columns].filter(([name, { optional }]) => !optional && !names.has(name));
  return [
    ...missing.map(([name]) => `${name} is declared and not selected`),
    ...described.flatMap((column) => {
      const declared = columns.get(column.name);
      return (declared && faultOf(column, declared)) ?? [];
    }),
  ];
}

test('every query with a fixed text gives the rows that its type declares', async (context) => {
  const queries = typedQueries(ROOT);
  const fixed = queries.filter(({ sql }) => sql !== null);
  context.diagnostic(`${fixed.length} of ${queries.length} queries have a fixed text`);
  assert.ok(fixed.length > 120, `only ${fixed.length} of ${queries.length} queries have a fixed text`);
  const found: string[] = [];
  const excused = new Set<string>();
  for (const query of fixed)
    for (const fault of await faultsOf(query)) {
      const key = `${query.file} ${fault.split(' ')[0] ?? ''}`;
      if (key in NEVER_NULL && fault.includes('may be null')) excused.add(key);
      else found.push(`${query.file}:${query.line} ${fault}`);
    }
  assert.deepEqual(found, []);
  assert.deepEqual([...excused].toSorted(), Object.keys(NEVER_NULL));
});

test('each kind of mistake is found', async () => {
  const root = temporaryDir('mingze-queries-');
  mkdirSync(join(root, 'src'));
  writeFileSync(
    join(root, 'src', 'planted.ts'),
    `declare const client: { query<Row>(sql: string): { rows: Row[] } };
const COLUMNS = 'id, kind';
client.query<{ id: string }>('select ident from access.appointments');
client.query<{ id: string; unit: string }>(\`select \${COLUMNS} from access.appointments\`);
client.query<{ id: number }>(\`select \${COLUMNS} from access.appointments\`);
client.query<{ day: Date }>('select from_on as day from access.appointments');
client.query<{ deputy_of: string }>('select deputy_of from access.appointments');
client.query<{ id: string; kind: string }>(\`select \${COLUMNS} from access.appointments\`);
`,
  );
  const faults: (readonly string[])[] = [];
  for (const query of typedQueries(root)) faults.push(await faultsOf(query));
  assert.deepEqual(faults, [
    ['column "ident" does not exist'],
    ['unit is declared and not selected'],
    ['id is string and declared as number'],
    ['day is string and declared as Date'],
    ['deputy_of may be null and is declared as never null'],
    [],
  ]);
});
