// A day is typed on every page as in the record's form: what was typed stays, the fault is named, and today is the city's.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { aWorkspace } from '../support/a-workspace.ts';
import { settled } from '../support/settled.ts';

// A day that the browser's own clock does not show.
const workspace = await aWorkspace(1500, { now: () => new Date('2026-01-12T02:00:00Z') });
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const YEAR = '2025';
const WRONG = '20251340';

/** Types a day that is none: it stays, and its fault is named; then one that is: it is understood. */
async function names(field: Locator, about: string): Promise<void> {
  await field.fill(WRONG);
  await field.press('Tab');
  const page = field.page();
  await page
    .getByText(/“20251340”不是有效日期/)
    .first()
    .waitFor();
  assert.equal(await field.inputValue(), WRONG, about);
  await field.fill('２０２５年１月５日');
  await field.press('Tab');
  assert.equal(await field.inputValue(), '2025-01-05', about);
  await page
    .getByText(/“20251340”不是有效日期/)
    .first()
    .waitFor({ state: 'detached' });
}

test('appointments, the log, the units, orders and tasks keep what was typed and name its fault', async () => {
  const places: readonly (readonly [string, string, string])[] = [
    ['security_administrator', '/appointments', '自'],
    ['audit_administrator', '/audit', '起始日期'],
    ['audit_administrator', '/audit', '截止日期'],
    ['committee_office', '/organisation', '日期'],
    ['committee_office', '/supervision/tasks/new', '哪天前办结'],
    ['committee_office', `/supervision/orders/new?year=${YEAR}`, '回复时限'],
  ];
  for (const [kind, path, label] of places) {
    const { page, faults } = await workspace.open(kind, path);
    await settled(page);
    await names(page.getByLabel(label, { exact: true }), `${path} ${label}`);
    assert.deepEqual(faults, [], path);
    await page.close();
  }
});

test('a page that is asked by a day does not ask by a wrong one', async () => {
  const { page } = await workspace.open('committee_office', '/organisation?on=2025-03-01');
  await settled(page);
  const field = page.getByLabel('日期', { exact: true });
  assert.equal(await field.inputValue(), '2025-03-01');
  await field.fill(WRONG);
  await field.press('Enter');
  await page.getByText(/不是有效日期/).waitFor();
  assert.match(page.url(), /on=2025-03-01/);
  await field.fill('2024/5/6');
  await field.press('Enter');
  await page.waitForURL(/on=2024-05-06/);
});

test('today is the city’s day by the service, whatever the clock of the computer says', async () => {
  const { page } = await workspace.open('security_administrator', '/appointments');
  await settled(page);
  assert.equal(await page.getByLabel('自', { exact: true }).inputValue(), '2026-01-12');
  const clerk = await workspace.open('township_clerk', '/ledgers/public_suggestion/new');
  await settled(clerk.page);
  assert.equal(
    await clerk.page.getByRole('textbox', { name: /收集日期/ }).inputValue(),
    '2026-01-12',
    'prefilled',
  );
  await clerk.page.getByRole('textbox', { name: /收集日期/ }).fill('2026-01-13');
  await clerk.page.keyboard.press('Tab');
  await clerk.page.getByText(/晚于今天（2026-01-12）/).waitFor();
});

test('the calendar beside an input opens on the city’s day and marks it, and none other', async () => {
  for (const [kind, path] of [
    ['security_administrator', '/appointments'],
    ['township_clerk', '/ledgers/public_suggestion/new'],
  ] as const) {
    const { page, faults } = await workspace.open(kind, path);
    // A computer of another year than the city's, whatever the year of these tests.
    await page.clock.setFixedTime(new Date('2019-05-06T08:00:00Z'));
    await page.reload();
    await settled(page);
    await page.locator('.day-picker').first().click();
    const marked = page.locator('.ant-picker-cell-today:visible');
    await marked.waitFor();
    assert.deepEqual(
      await marked.evaluateAll((cells: { getAttribute: (name: string) => string | null }[]) =>
        cells.map((cell) => cell.getAttribute('title')),
      ),
      ['2026-01-12'],
      path,
    );
    assert.deepEqual(faults, [], path);
    await page.close();
  }
});

test('no page has a calendar of its own that forgets what was typed', async () => {
  const { readdirSync, readFileSync } = await import('node:fs');
  const found = readdirSync('src', { recursive: true })
    .map(String)
    .filter((file) => /\.tsx?$/u.test(file) && readFileSync(`src/${file}`, 'utf8').includes('DatePicker'));
  assert.deepEqual(found, ['web/ui/fields/city-picker.ts']);
});
