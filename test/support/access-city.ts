// A random city in which every post acts, rows have authors and knowers, and every third row a file.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { actorOf } from '#engine/audit/actor.ts';
import type { Act } from '#engine/audit/with-change.ts';
import { type Acting, rightsOf } from '#engine/access/rights-of.ts';
import { applyDefinitions } from '#engine/records/apply-definitions.ts';
import { tableOf } from '#engine/records/table.ts';
import { unitPaths } from '#engine/records/unit-paths.ts';
import { type Scope, WHOLE_REGION } from '#kernel/db/index.ts';
import type { LedgerAction } from '#model/access/types.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import { MIGRATION_SOURCES } from '#app/migration-sources.ts';
import { AccessOracle, type OwnedRow, unitLedgers } from '../builders/access-oracle.ts';
import { putRows } from '../builders/put-rows.ts';
import { Dice, keyOf, randomCity } from '../builders/random-city.ts';
import { aPack } from '../builders/the-pack.ts';
import { testDatabase } from './database.ts';

export const REGION = 1;
export const NOW = new Date('2022-01-10T08:00:00Z');
export const pack: Pack = await aPack();
export const db = await testDatabase(MIGRATION_SOURCES);
after(() => db.close());
await applyDefinitions(db, pack, NOW);
await db.owner.query('insert into app.regions (id, name) values ($1, $2), (2, $2)', [REGION, '江河市']);

/** Posts whose reach does not depend on the unit in which they are held. */
const OFFICES = new Set([
  'committee_office',
  'discipline_case_keeper',
  'discipline_clerk',
  'inspection_office',
  'secretary',
  'system_administrator',
  'security_administrator',
  'audit_administrator',
]);
export const city = randomCity(pack, 7);
export const dice = new Dice(99);
const { paths } = unitPaths(city.units);
export const oracle = new AccessOracle(city);
export const actings: readonly Acting[] = [...oracle.posts.keys()].flatMap((kind, index) =>
  (OFFICES.has(kind) ? ['U0'] : ['U1', 'U9']).map((unit, place) => ({
    appointment: `a-${kind}-${unit}`,
    account: `person-${(index + place) % 7}`,
    kind,
    unit,
    named: ['U2', 'U9', 'U17', 'U23'],
  })),
);
/** Rows by ledger and key, with what the database adds; ids are read back once. */
export const rows = new Map<string, Map<string, OwnedRow & { id: string }>>();
for (const ledger of pack.ledgers.values()) {
  await putRows(db, ledger, city.rows.get(ledger.id) ?? [], city.units, REGION);
  rows.set(ledger.id, await own(ledger));
}

/** Gives every row an author and, in sealed ledgers, some that know it. The owner of the tables does what an operation will. */
async function own(ledger: Ledger): Promise<Map<string, OwnedRow & { id: string }>> {
  const found = await db.owner.query<{ key: string; id: string }>(
    `select row_key as key, row_id as id from ${tableOf(ledger)} where region_id = ${REGION} order by row_key`,
  );
  const ids = new Map(found.rows.map(({ key, id }) => [key, id]));
  const owned = new Map<string, OwnedRow & { id: string }>();
  for (const row of city.rows.get(ledger.id) ?? []) {
    const key = keyOf(ledger, row.values);
    const id = ids.get(key) ?? assert.fail(key);
    const author = `person-${dice.below(7)}`;
    const readers = actings.filter(() => dice.chance(0.2)).map((one) => one.appointment);
    owned.set(key, { ...row, id, author, readers });
  }
  if (ledger.kind === 'ledger')
    await db.owner.query(
      `update ${tableOf(ledger)} t set row_author = g.author, row_readers = string_to_array(g.readers, ',')
       from unnest($1::uuid[], $2::text[], $3::text[]) as g(id, author, readers)
       where t.region_id = ${REGION} and t.row_id = g.id`,
      [
        [...owned.values()].map((one) => one.id),
        [...owned.values()].map((one) => one.author),
        [...owned.values()].map((one) => one.readers.join(',')),
      ],
    );
  return owned;
}

/** Every third row has a file. */
export const withFiles = new Set<string>();
for (const ledger of unitLedgers(pack)) {
  const chosen = [...(rows.get(ledger.id)?.values() ?? [])]
    .filter((_, index) => index % 3 === 0)
    .map(({ id }) => id);
  for (const id of chosen) withFiles.add(id);
  await db.owner.query(
    `insert into files.attachments (region_id, id, ledger, row_id, unit_id, unit_path, author, readers, digest, name, size, type, attached_by, attached_at)
     select region_id, gen_random_uuid(), $1, row_id, unit_id, unit_path, row_author, row_readers, repeat('0', 64), '附件.txt', 1, 'txt', '测试', $3
     from ${tableOf(ledger)} where region_id = ${REGION} and row_id = any ($2)`,
    [ledger.id, chosen, NOW],
  );
}

export const scopeOf = (acting: Acting, action: LedgerAction): Scope => ({
  region: REGION,
  ...WHOLE_REGION,
  rights: rightsOf(pack.access, acting, action, paths),
});
export const expected = (
  acting: Acting,
  action: LedgerAction,
  ledger: Ledger,
): (OwnedRow & { id: string })[] =>
  [...(rows.get(ledger.id)?.values() ?? [])].filter((row) => oracle.may(acting, action, ledger, row));
/** Somebody acting in a post: what he may reach, and who the log says he is. */
export const actOf = (scope: Scope): Act => ({ scope, actor: actorOf('测试', 'web'), now: NOW });
