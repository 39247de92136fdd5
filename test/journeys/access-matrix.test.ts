// Every post × every ledger: the list's count; every post × every class of ledgers × every way in, and every ledger at
// least once. All agree with a predicate that is worked out here by itself. Policies are written for classes, not ledgers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Acting } from '#engine/access/rights-of.ts';
import { factsForPost } from '#engine/access/facts-for-post.ts';
import { ledgersOf } from '#engine/access/ledgers-of.ts';
import { ledgerCells, loadWording } from '#engine/exchange/exporting/ledger-cells.ts';
import { rowsOfFact } from '#engine/queries/index.ts';
import { changeStatus } from '#engine/records/change-status.ts';
import { listRows } from '#engine/records/listing/list-rows.ts';
import { keyOfRow } from '#engine/records/listing/read-row.ts';
import { EVERY_ROW } from '#engine/records/listing/row-query.ts';
import { countRows, groupRows, totalRows } from '#engine/records/listing/total-rows.ts';
import { rowHistory } from '#engine/records/row-history.ts';
import { ident, tableOf } from '#engine/records/table.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { type Scope, withScope } from '#kernel/db/index.ts';
import { groupBy } from '#model/group-by.ts';
import type { Indicator, Ledger } from '#model/pack/types.ts';
import { type OwnedRow, unitLedgers } from '../builders/access-oracle.ts';
import { NaiveFacts } from '../builders/naive-facts.ts';
import { keyOf } from '../builders/random-city.ts';
import {
  actings,
  actOf,
  city,
  db,
  dice,
  expected,
  NOW,
  oracle,
  pack,
  REGION,
  rows,
  scopeOf,
  withFiles,
} from '../support/access-city.ts';

const sorted = (ids: Iterable<string>): string[] => [...ids].toSorted();
const code =
  (wanted: string) =>
  (error: unknown): boolean =>
    isMingzeError(error) && error.code === wanted;

async function allPages(
  scope: Scope,
  ledger: Ledger,
  field: string | null,
  descending: boolean,
): Promise<string[]> {
  const ids: string[] = [];
  let place: string | null = null;
  do {
    const order = field === null ? null : { field, descending };
    const page = await listRows(db, actOf(scope), ledger, { ...EVERY_ROW, order, after: place, limit: 37 });
    ids.push(...page.rows.map((row) => row.id));
    place = page.next;
  } while (place !== null);
  return ids;
}

const classes = [
  ...groupBy(unitLedgers(pack), ({ id }) => pack.access.classOf.get(id) ?? assert.fail(id)).values(),
];

/** Of each class the ledgers that a post tries every way in on: at least one, and by some post each. */
function triedBy(at: number): ReadonlySet<Ledger> {
  return new Set(
    classes.flatMap((of) => {
      const turns = Math.min(of.length, actings.length);
      return of.filter((_, index) => index % turns === at % turns);
    }),
  );
}

test('every ledger is tried in every way by some post, and every class by every post', () => {
  const tried = new Set(actings.flatMap((_, at) => [...triedBy(at)]));
  assert.equal(tried.size, unitLedgers(pack).length);
  for (const at of actings.keys())
    for (const of of classes) assert.ok(of.some((ledger) => triedBy(at).has(ledger)));
});

for (const [at, acting] of actings.entries())
  test(`${acting.kind} at ${acting.unit}: list, count, sort, filter, search, group, total, export, history, id`, async () => {
    for (const ledger of unitLedgers(pack)) {
      const scope = scopeOf(acting, 'read');
      const mine = expected(acting, 'read', ledger);
      const ids = sorted(mine.map((row) => row.id));
      const where = `${acting.kind} ${acting.unit} ${ledger.id}`;
      assert.equal(await countRows(db, actOf(scope), ledger, EVERY_ROW), ids.length, `count of ${where}`);
      if (!triedBy(at).has(ledger)) continue;
      const shown = ledger.fields.filter((field) => oracle.showsPersons(acting) || !field.personal);
      const order = dice.pick(shown);
      assert.deepEqual(sorted(await allPages(scope, ledger, null, true)), ids, `list of ${where}`);
      const bySort = await allPages(scope, ledger, order.id, dice.chance(0.5));
      assert.deepEqual(sorted(bySort), ids, `sorted by ${order.id}: ${where}`);
      const groups = await groupRows(db, actOf(scope), ledger, EVERY_ROW, 'row_status');
      assert.equal(
        groups.reduce((sum, group) => sum + group.count, 0),
        ids.length,
        `groups of ${where}`,
      );
      await filtersAndTotals(acting, ledger, mine, scope);
      assert.equal(await exported(scope, ledger), ids.length, `export of ${where}`);
      await byId(acting, ledger, mine, scope);
      assert.deepEqual(
        await attachedTo(acting, scope, ledger),
        attachedAmong(acting, mine),
        `files of ${where}`,
      );
      if (shown.length < ledger.fields.length) await hiddenFields(acting, ledger, scope);
    }
  });

async function filtersAndTotals(
  acting: Acting,
  ledger: Ledger,
  mine: readonly OwnedRow[],
  scope: Scope,
): Promise<void> {
  const all = [...(rows.get(ledger.id)?.values() ?? [])];
  const field = dice.pick(
    ledger.fields.filter((one) => ['text', 'choice', 'unit', 'date'].includes(one.type)),
  );
  if (field.personal) return;
  // A value that somebody's row has, whoever may see that row.
  const value = String(dice.pick(all).values[field.id] ?? '');
  if (value === '') return;
  const has = (row: OwnedRow): boolean => String(row.values[field.id] ?? '') === value;
  const conditions = [{ field: field.id, op: 'eq' as const, values: [value] }];
  const count = await countRows(db, actOf(scope), ledger, { conditions, search: null });
  assert.equal(
    count,
    mine.filter(has).length,
    `${acting.kind} ${acting.unit} ${ledger.id} ${field.id} = ${value}`,
  );
  const number = ledger.fields.find((one) => one.type === 'integer' || one.type === 'money_fen');
  if (number) {
    const totals = await totalRows(db, actOf(scope), ledger, EVERY_ROW);
    const values = mine.flatMap((row) => row.values[number.id] ?? []);
    const sum = values.reduce((total: number, one) => total + Number(one), 0);
    assert.equal(totals[number.id], values.length === 0 ? null : String(sum), `total of ${ledger.id}`);
  }
  const text = ledger.fields.find((one) => one.type === 'text' || one.type === 'long_text');
  const found = text && all.find((row) => typeof row.values[text.id] === 'string')?.values[text.id];
  if (typeof found !== 'string') return;
  const search = await listRows(db, actOf(scope), ledger, {
    conditions: [],
    search: found,
    order: null,
    after: null,
    limit: 500,
  });
  const reachable = new Set(expected(acting, 'read', ledger).map((row) => row.id));
  for (const row of search.rows)
    assert.ok(reachable.has(row.id), `search of ${ledger.id} found a row out of reach`);
  const certain = expected(acting, 'read', ledger).filter((row) => row.values[text?.id ?? ''] === found);
  const hits = new Set(search.rows.map((row) => row.id));
  for (const row of certain) assert.ok(hits.has(row.id), `search of ${ledger.id} missed a row`);
}

/** The rows of which the post sees a file: the database is asked for all at once, as no list of the product does. */
async function attachedTo(acting: Acting, scope: Scope, ledger: Ledger): Promise<string[]> {
  const look = withScope(db, scope, (client) =>
    client.query<{ id: string }>(
      'select distinct row_id as id from files.attachments where region_id = $1 and ledger = $2',
      [REGION, ledger.id],
    ),
  );
  if (!oracle.showsPersons(acting)) {
    await assert.rejects(look, /permission denied/);
    return [];
  }
  return sorted((await look).rows.map((row) => row.id));
}

/** A file may hold what is hidden from a post that sees no persons. */
function attachedAmong(acting: Acting, mine: readonly { id: string }[]): string[] {
  return oracle.showsPersons(acting)
    ? sorted(mine.map((row) => row.id).filter((id) => withFiles.has(id)))
    : [];
}

async function exported(scope: Scope, ledger: Ledger): Promise<number> {
  return withScope(db, scope, async (client) => {
    const wording = await loadWording(client, REGION);
    let count = 0;
    const request = { client, scope, pack, ledger, where: null, wording };
    for await (const cells of ledgerCells(request)) count += cells.length > 0 ? 1 : 0;
    return count;
  });
}

async function byId(
  acting: Acting,
  ledger: Ledger,
  mine: readonly (OwnedRow & { id: string })[],
  scope: Scope,
): Promise<void> {
  const reachable = new Set(mine.map((row) => row.id));
  const keyed = ledger.identity.some((field) => field.personal) && !oracle.showsPersons(acting);
  const [inside] = mine;
  const outside = [...(rows.get(ledger.id) ?? [])].find(([, row]) => !reachable.has(row.id));
  if (inside && !keyed) {
    const key = await keyOfRow(db, actOf(scope), ledger, inside.id);
    assert.equal(key, keyOf(ledger, inside.values));
    if (oracle.showsPersons(acting))
      assert.equal((await rowHistory(db, actOf(scope), ledger, key)).length, 1);
  }
  if (!outside || keyed) return;
  const [key, row] = outside;
  const missing = code('RECORD-NOT-FOUND');
  await assert.rejects(keyOfRow(db, actOf(scope), ledger, row.id), missing, `id of ${ledger.id}`);
  if (!oracle.showsPersons(acting)) return;
  await assert.rejects(rowHistory(db, actOf(scope), ledger, key), missing, `history of ${ledger.id}`);
  const change = { db, ...actOf(scope), ledger, key, action: 'void', reason: '试探' } as const;
  await assert.rejects(changeStatus({ ...change, pack }), `change of ${ledger.id}`);
}

/** Naming a hidden field answers as naming one that does not exist; and past the program the database says no. */
async function hiddenFields(acting: Acting, ledger: Ledger, scope: Scope): Promise<void> {
  const hidden = ledger.fields.find((field) => field.personal) ?? assert.fail();
  const answers = [hidden.id, 'no_such_field'].map(async (field) => {
    const condition = { field, op: 'eq' as const, values: ['P1'] };
    const attempts = [
      countRows(db, actOf(scope), ledger, { conditions: [condition], search: null }),
      groupRows(db, actOf(scope), ledger, EVERY_ROW, field),
      allPages(scope, ledger, field, false),
    ];
    const said: string[] = [];
    for (const attempt of attempts)
      said.push(await attempt.then(String, (error: Error) => error.message.replaceAll(field, 'X')));
    return said;
  });
  const [ofHidden, ofNone] = await Promise.all(answers);
  assert.deepEqual(ofHidden, ofNone, `${acting.kind} ${ledger.id} ${hidden.id}`);
  await assert.rejects(
    withScope(db, scope, (client) =>
      client.query(`select count(${ident(hidden.id)}) from ${tableOf(ledger)} where region_id = ${REGION}`),
    ),
    /permission denied/,
  );
}

test('numbers, and the rows behind them, are those of what the post may count; sealed ones are coarsened', async () => {
  const seen = { exact: 0, no_right: 0, small: 0, rounded: 0, ratio: 0 };
  for (const acting of actings) {
    const counting = scopeOf(acting, 'count');
    const reading = scopeOf(acting, 'read');
    assert.ok(counting.rights && reading.rights);
    const naive: NaiveFacts = new NaiveFacts(pack, city.rows, 2021, (ledger, row) =>
      oracle.may(
        acting,
        'count',
        ledger,
        rows.get(ledger.id)?.get(keyOf(ledger, row.values)) ?? assert.fail(),
      ),
    );
    const request = { db, pack, scope: counting, year: 2021, now: NOW };
    const { facts } = await factsForPost(request, reading.rights);
    for (const fact of facts) {
      const indicator: Indicator = pack.indicators.find((one) => one.slot === fact.slot) ?? assert.fail();
      const about = ledgersOf(indicator, new Map(pack.indicators.map((one) => [one.id, one])))
        .map((id) => pack.ledgers.get(id) ?? assert.fail())
        .filter((ledger) => ledger.kind === 'ledger');
      const where = `${acting.kind} ${acting.unit} ${fact.slot}`;
      if (about.some((ledger) => oracle.grantsOn(acting, 'count', ledger).length === 0)) {
        // A portfolio or a unit that reaches nothing has a right all the same; without one nothing is told.
        assert.equal(fact.value, null, where);
        seen.no_right += 1;
        continue;
      }
      const { value, rows: n } = naive.indicator(indicator);
      const knows = about.every(
        (ledger) =>
          ledger.sensitivity !== 'sealed' ||
          oracle.grantsOn(acting, 'read', ledger).some(({ knowledge }) => knowledge === 'all'),
      );
      if (knows || value === null) {
        assert.deepEqual([fact.value, fact.rows], [value, n], where);
        seen.exact += 1;
        const behind = await rowsOfFact({ db, pack, ...actOf(reading), year: 2021 }, fact.slot);
        if (about.every((ledger) => ledger.sensitivity !== 'sealed'))
          assert.equal(behind.rows.length, n, where);
        continue;
      }
      const { kind } = indicator.measure;
      if (kind === 'count' || kind === 'count_distinct') {
        const told = Number(value) < 10 ? null : String(Number(value) - (Number(value) % 10));
        assert.deepEqual([fact.value, fact.rows], [told, 0], where);
        seen[told === null ? 'small' : 'rounded'] += 1;
      } else if (kind === 'sum') {
        assert.ok(
          fact.value === null || Math.abs(Number(fact.value) - Number(value)) < Number(value) / 10,
          where,
        );
        seen.rounded += 1;
      } else {
        assert.equal(fact.value, null, where);
        seen.ratio += 1;
      }
    }
  }
  assert.ok(Object.values(seen).every((n) => n > 0) || seen.ratio === 0, JSON.stringify(seen));
});

test('a forgotten scope shows nothing, in any table, to any role that a post acts as', async () => {
  const roles = ['mingze_app', 'mingze_region', 'mingze_post', 'mingze_post_ranges', 'mingze_post_region'];
  const tables = [...pack.ledgers.values()].map(tableOf);
  const shared = [
    'core.row_history',
    'core.ledger_state',
    'core.batches',
    'core.fact_cache',
    'core.digest_cache',
    'reports.issued',
    'reports.issued_rows',
    'files.attachments',
    'files.objects',
    'files.uploads',
    'jobs.jobs',
    'jobs.claims',
  ];
  for (const role of [...roles, ...roles.slice(2).map((one) => `${one}_masked`)]) {
    const client = await db.app.connect();
    try {
      for (const table of [...tables, ...shared]) {
        await client.query('begin');
        if (role !== 'mingze_app') await client.query(`set local role ${role}`);
        const answer = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`).then(
          (result) => result.rows[0]?.n,
          (error: Error) => (/permission denied/.test(error.message) ? 0 : error.message),
        );
        assert.equal(answer, 0, `${role} ${table}`);
        await client.query('rollback');
      }
    } finally {
      client.release();
    }
  }
});

test('a city is invisible to the posts of another', async () => {
  for (const acting of actings.slice(0, 6)) {
    const scope = { ...scopeOf(acting, 'read'), region: 2 };
    for (const ledger of pack.ledgers.values())
      assert.equal(await countRows(db, actOf(scope), ledger, EVERY_ROW), 0, `${acting.kind} ${ledger.id}`);
  }
});
