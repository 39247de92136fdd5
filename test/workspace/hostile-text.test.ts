// Words that would be markup, scripts or addresses of scripts, in every text that the database holds, as if somebody had
// put them there past every check: pages show them as words.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { loadDemo } from '#tools/demo/load-demo.ts';
import { ident, tableOf } from '#engine/records/table.ts';
import type { FieldTypeName } from '#model/field.ts';
import { NOW } from '../support/a-city.ts';
import { withAccounts } from '../support/a-service.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { TESTER } from '../support/actors.ts';
import { crawl, goTo } from '../support/crawler.ts';

const MARKUP = `<img src=x onerror="globalThis.hostile=1"><script>globalThis.hostile=1</script>{{constructor}}[甲](javascript:alert(1))"'`;
const HOSTILE: Partial<Record<FieldTypeName, string>> = {
  text: MARKUP,
  long_text: MARKUP,
  document: MARKUP,
  url: 'javascript:globalThis.hostile=1',
};
const YEAR = 2025;
let poisoned = 0;

const workspace = await aWorkspace(async (city) => {
  const { db, pack, scope } = city;
  const loaded = await loadDemo({ db, pack, scope, actor: TESTER, now: NOW, rows: 1500 });
  assert.ok(loaded.accepted);
  for (const ledger of pack.ledgers.values()) {
    // What only steps write stays as it is: the table refuses it in a matter that has not walked.
    const fields = ledger.fields.filter(
      (field) => field.type in HOSTILE && !ledger.identity.includes(field) && !field.byStep,
    );
    poisoned += fields.length;
    if (fields.length === 0) continue;
    const sets = fields.map((field, index) => `${ident(field.id)} = $${index + 1} || right(row_key, 3)`);
    await db.owner.query(
      `update ${tableOf(ledger)} set ${sets.join(', ')}`,
      fields.map(({ type }) => HOSTILE[type]),
    );
  }
  await withAccounts(city);
});
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

for (const kind of ['committee_office', 'village_clerk'])
  test(`pages of ${kind} show words as words`, async () => {
    // A page into which markup had come complains: the policy for contents refuses it, and crawling asks for silence.
    const { page, visited } = await crawl(workspace, kind, [
      `/overview?year=${YEAR}`,
      `/ledgers/public_problem?year=${YEAR}`,
      `/search?q=${encodeURIComponent('<img')}`,
    ]);
    assert.ok(visited.length > 8, visited.join());
    assert.equal(await page.evaluate('globalThis.hostile ?? null'), null);
    await page.close();
  });

test('a record shows what was written, and an address of a script is no link', async () => {
  assert.ok(poisoned > 100, String(poisoned));
  const { db, pack } = workspace.service.city;
  const ledgers = [...pack.ledgers.values()].filter(
    ({ kind, sensitivity, fields }) =>
      kind === 'ledger' &&
      sensitivity !== 'sealed' &&
      fields.some(({ type }) => type === 'url' || type === 'long_text'),
  );
  assert.ok(ledgers.length > 10);
  const { page } = await workspace.open('committee_office', '/me');
  for (const ledger of ledgers.filter(
    (one, at) => at % 4 === 0 || one.fields.some(({ type }) => type === 'url'),
  )) {
    const { rows } = await db.owner.query<{ id: string }>(
      `select row_id as id from ${tableOf(ledger)} limit 1`,
    );
    if (!rows[0]) continue;
    await goTo(page, `/ledgers/${ledger.id}/rows/${rows[0].id}?year=${YEAR}`);
    await page.getByText('globalThis.hostile=1').first().waitFor();
    const made = page.locator('a[href^="javascript:" i], img[src="x"], main script');
    assert.equal(await made.count(), 0, ledger.id);
  }
  assert.equal(await page.evaluate('globalThis.hostile ?? null'), null);
});
