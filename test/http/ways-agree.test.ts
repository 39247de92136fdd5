// The ways that came with the workspace, for every kind of post: search over all ledgers, choices, what stands on a row,
// and ids below other ids, show what the list shows and nothing else. (The list against the predicate: access-matrix.)
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openSql, yearSql } from '#engine/records/listing/default-selection.ts';
import { ident, tableOf } from '#engine/records/table.ts';
import type { Ledger } from '#model/pack/types.ts';
import { unfinishedRows } from '../builders/unfinished-rows.ts';
import { putRows } from '../builders/put-rows.ts';
import { aService, type Visitor } from '../support/a-service.ts';
import { SAMPLE_SERVICE } from '../support/sample-city.ts';

const service = await aService(SAMPLE_SERVICE);
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));
const { city } = service;
const ledgers = [...city.pack.ledgers.values()].filter(({ kind }) => kind === 'ledger');

/** Every row there is, whoever may see it, with a word that it holds. */
const all = new Map<string, readonly { readonly id: string; readonly word: string }[]>();
for (const ledger of ledgers) {
  const text = ledger.fields.find(({ type, personal }) => type === 'text' && !personal);
  const word = text ? ident(text.id) : `''`;
  const rows = await city.query(
    `select row_id as id, coalesce(${word}, '') as word from ${tableOf(ledger)} order by row_key limit 200`,
  );
  all.set(
    ledger.id,
    rows.map((row) => ({ id: String(row['id']), word: String(row['word']) })),
  );
}

const idsOf = async (visitor: Visitor, ledger: string): Promise<ReadonlySet<string> | null> => {
  const ids = new Set<string>();
  for (let place = ''; ; ) {
    const { status, json } = await visitor.ask('GET', `ledgers/${ledger}/rows?limit=500${place}`);
    if (status !== 200) return null;
    for (const { id } of json.items as { id: string }[]) ids.add(id);
    if (json.next === null) return ids;
    place = `&after=${encodeURIComponent(json.next)}`;
  }
};

async function searched(visitor: Visitor, own: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
  for (const ledger of ledgers.filter((_, index) => index % 30 === 0)) {
    const word = all
      .get(ledger.id)
      ?.find((row) => row.word.length > 1)
      ?.word.slice(0, 20);
    if (!word) continue;
    const q = encodeURIComponent(word);
    const { json, text } = await visitor.ask('GET', `search?q=${q}`);
    assert.ok(Array.isArray(json.records), text);
    for (const { ledger: id, count, more } of json.records as {
      ledger: string;
      count: number;
      more: boolean;
    }[]) {
      // A sealed ledger as well, and only, for who sees rows of it (decision 0076).
      assert.ok((own.get(id)?.size ?? 0) > 0, `${word} in ${id}`);
      const listed = await visitor.ask('GET', `ledgers/${id}/rows/count?search=${q}`);
      if (more) assert.ok(listed.json.count >= count, `${word} in ${id}`);
      else assert.equal(count, listed.json.count, `${word} in ${id}`);
    }
  }
}

/** What an answer tells, without the id that was asked for. */
async function told(visitor: Visitor, path: string, id: string): Promise<string> {
  const { status, json } = await visitor.ask('GET', path.replace('ID', id));
  return `${status} ${json?.code ?? ''} ${String(json?.detail ?? '').replaceAll(id, 'X')}`;
}

async function byIds(visitor: Visitor, ledger: Ledger, own: ReadonlySet<string>): Promise<number> {
  const outside = all.get(ledger.id)?.find(({ id }) => !own.has(id));
  // A row that he sees, asked for below a ledger in which it is not.
  const other = ledgers.find(({ id }) => id !== ledger.id && (all.get(id)?.length ?? 0) > 0);
  const stray = all.get(other?.id ?? '')?.[0];
  const none = crypto.randomUUID();
  for (const part of ['', '/history', '/uses', '/cited-by', '/files', `/files/${none}`]) {
    const path = `ledgers/${ledger.id}/rows/ID${part}`;
    const nothing = await told(visitor, path, none);
    for (const one of [outside, stray])
      if (one) assert.equal(await told(visitor, path, one.id), nothing, path);
  }
  return outside ? 1 : 0;
}

for (const kind of city.pack.access.posts.keys())
  test(`${kind}: search, choices, uses and nested ids agree with the lists`, async () => {
    const visitor = await service.as(kind);
    const own = new Map<string, ReadonlySet<string>>();
    for (const ledger of ledgers) {
      const ids = await idsOf(visitor, ledger.id);
      if (ids) own.set(ledger.id, ids);
    }
    await searched(visitor, own);
    let outside = 0;
    for (const [index, ledger] of ledgers.entries()) {
      const ids = own.get(ledger.id);
      // Where the key of a row holds a person, whom not every post sees, is one of them.
      const chosen = index % 9 === 0 || ledger.id === 'integrity_report';
      if (ids && chosen) outside += await byIds(visitor, ledger, ids);
      if (!ledger.reference) continue;
      const choices = await visitor.ask('GET', `choices/rows/${ledger.id}?q=`);
      if (!ids) assert.equal(choices.status, 404, ledger.id);
      else assert.ok(choices.json.items.length <= ids.size, ledger.id);
    }
    if (kind === 'village_clerk') assert.ok(outside > 2, 'much lies out of his reach');
  });

// Last, because it adds rows to every ledger.
test('no ledger loses what is unfinished from the list of a year, and every way to a year agrees', async () => {
  const units = (await city.query('select code, parent from base.units order by code')) as {
    code: string;
    parent: string | null;
  }[];
  const office = await service.as('committee_office');
  const heads = ['committee_office', 'discipline_case_keeper', 'organisation_office', 'secretary'];
  const visitors = [
    office,
    ...(await Promise.all(heads.slice(1).map((kind) => service.as(kind).catch(() => office)))),
  ];
  let asked = 0;
  for (const ledger of ledgers) {
    const { rows, open, closed } = unfinishedRows(ledger, units[1]?.code ?? '');
    await putRows(city.db, ledger, rows, units);
    const keyed = `t.row_key like 'UNFINISHED%'`;
    const listed = await city.query(
      `select t.row_key as key from ${tableOf(ledger)} t where t.region_id = 1 and ${yearSql(ledger, '2021')} and ${keyed} order by 1`,
    );
    const keys = listed.map(({ key }) => String(key));
    for (const one of open) assert.ok(keys.includes(one), `${ledger.title}: ${one} is lost`);
    for (const one of closed) assert.ok(!keys.includes(one), `${ledger.title}: ${one} is not of 2021`);
    const path = `ledgers/${ledger.id}/rows`;
    for (const visitor of visitors) {
      const { status, json } = await visitor.ask('GET', `${path}/count?year=2021`);
      if (status !== 200) continue;
      asked += 1;
      const list = await visitor.ask('GET', `${path}?year=2021&limit=500`);
      const groups = await visitor.ask('GET', `${path}/groups?year=2021&by=row_status`);
      const sum = (groups.json.items as { count: number }[]).reduce((total, { count }) => total + count, 0);
      assert.equal(sum, json.count, ledger.title);
      if (list.json.next === null) assert.equal(list.json.items.length, json.count, ledger.title);
      const [yes, no] = await Promise.all(
        ['true', 'false'].map((is) => visitor.ask('GET', `${path}/count?year=2021&where=row_open:eq:${is}`)),
      );
      assert.equal(yes?.json.count + no?.json.count, json.count, `${ledger.title}: open or not`);
      break;
    }
  }
  assert.ok(asked > 60, `${asked} ledgers were asked over HTTP`);
});

test('the list of a year is answered by indexes, not by a look at every row', async () => {
  const client = await city.db.owner.connect();
  // Tables of a few rows are read whole, whatever indexes they have.
  await client.query('begin; set local enable_seqscan = off');
  for (const ledger of ledgers) {
    const plan = await client.query<{ 'QUERY PLAN': string }>(
      `explain select 1 from ${tableOf(ledger)} t where t.region_id = 1 and ${openSql(ledger)} and t.row_happened_on < '2021-01-01'`,
    );
    const steps = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
    assert.match(steps, /_(pending|open)/, `${ledger.title}\n${steps}`);
  }
  await client.query('rollback');
  client.release();
});
