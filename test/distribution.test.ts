// The rules for distributed tables, applied to the whole product: its catalog and the text of its SQL.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { after, test } from 'node:test';
import { aPack } from './builders/the-pack.ts';
import { applyDefinitions } from '#engine/records/apply-definitions.ts';
import { checkDistributionRules } from '#kernel/db/rules/check-distribution-rules.ts';
import { lintSql } from '#kernel/db/rules/lint-sql.ts';
import { MIGRATION_SOURCES } from '#app/migration-sources.ts';
import { productSchemas } from '../scripts/lib/agreement.ts';
import { filesUnder, ROOT } from '../scripts/lib/files-under.ts';
import { testDatabase } from './support/database.ts';

const db = await testDatabase(MIGRATION_SOURCES);
after(() => db.close());
const pack = await aPack();
// The tables of the ledgers are built from the definitions; they keep the rules like all others.
await applyDefinitions(db, pack, new Date(0));

test('every table, policy, function and view keeps the rules', async () => {
  const schemas = await productSchemas(db);
  assert.ok(schemas.includes('app') && schemas.includes('ledger'));
  const client = await db.owner.connect();
  try {
    assert.deepEqual(await checkDistributionRules(client, schemas), []);
  } finally {
    client.release();
  }
});

test('every statement in the sources keeps the rules', async () => {
  const { rows } = await db.owner.query(
    `select table_name from app.placements where placement <> 'distributed'`,
  );
  const withoutRegion = (rows as { table_name: string }[]).map((row) => row.table_name);
  const files = filesUnder('src', /\.(sql|ts)$/).filter((file) => !file.endsWith('.test.ts'));
  const found = files.flatMap((file) =>
    lintSql(readFileSync(file, 'utf8'), relative(ROOT, file), { withoutRegion }),
  );
  assert.deepEqual(found, []);
});

/** Who may go past scopes, and why. Everything else reaches rows by withScope, withSnapshot and withChange alone. */
const PAST_SCOPES: Readonly<Record<string, string>> = {
  'src/engine/exchange/importing/refresh-statistics.ts': 'vacuum and analyze, which only an owner may',
  'src/engine/records/apply-definitions.ts': 'builds the tables',
  'src/engine/audit/with-change.ts': 'withOwnerChange, for regions and tables',
  'src/engine/backup/write-backup.ts': 'a backup holds every city',
  'src/engine/backup/place.ts': 'an empty place for a restore',
  'src/engine/backup/load-backup.ts': 'a restore',
  'src/engine/backup/restore-backup.ts': 'a restore',
  'src/kernel/jobs/regions-of.ts': 'which cities there are: app.regions',
  'src/app/server/app.ts': 'whether the database answers: select 1',
  'src/app/cli/city.ts': 'which cities there are: app.regions, a reference table',
  'src/tools/doctor/examine-database.ts': 'the version of the server',
  'src/tools/doctor/examine-facts.ts': 'of which cities and years answers are kept',
  'src/tools/doctor/examine-flows.ts': 'which cities there are',
  'src/tools/doctor/examine-gathered.ts': 'which cities there are',
  'src/app/cli/commands/start.ts': 'which cities there are',
  'src/app/cli/create-city.ts': 'withOwnerChange: enters a city into app.regions',
  'src/app/cli/commands/init.ts': 'which cities there are',
};

test('no code goes past the scopes but what is named here with its reason', () => {
  const past = /\.(app|owner)\.(query(<[^(]*>)?|connect)\(|\bwithOwner(Change|Entries)?(<[^(]*>)?\(/;
  const found = filesUnder('src', /\.ts$/)
    .map((file) => relative(ROOT, file))
    .filter((file) => !file.endsWith('.test.ts') && !/^src\/kernel\/(db|audit)\//.test(file))
    .filter((file) => past.test(readFileSync(file, 'utf8')));
  assert.deepEqual(found.toSorted(), Object.keys(PAST_SCOPES).toSorted());
});
