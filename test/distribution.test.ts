// The rules for distributed tables, applied to the whole product: its catalog and the text of its SQL.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { after, test } from 'node:test';
import { checkDistributionRules, lintSql } from '#kernel/db/index.ts';
import { MIGRATION_SOURCES } from '#server/migration-sources.ts';
import { productSchemas } from '../scripts/lib/agreement.ts';
import { filesUnder, ROOT } from '../scripts/lib/files-under.ts';
import { testDatabase } from './support/database.ts';

const db = await testDatabase(MIGRATION_SOURCES);
after(() => db.close());

test('every table, policy, function and view keeps the rules', async () => {
  const schemas = await productSchemas(db);
  assert.ok(schemas.includes('app'));
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
