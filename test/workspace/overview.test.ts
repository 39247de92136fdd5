// The overview answers who looks: a village sees itself in figures, a township its villages, the city where things are late.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../support/accessibility.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { settled } from '../support/settled.ts';

const workspace = await aWorkspace();
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const PLACE = '/overview?year=2025';
const heads = (page: Page) => page.locator('.heat th[scope="row"]').allInnerTexts();

/** What of a picture reaches over its edge. */
const CUT = `[...document.querySelectorAll('.months svg')].flatMap((picture) => {
  const box = picture.getBoundingClientRect();
  return [...picture.querySelectorAll('rect, text, polyline')]
    .map((part) => part.getBoundingClientRect())
    .filter((part) => part.top < box.top - 0.5 || part.left < box.left - 0.5 || part.right > box.right + 0.5 || part.bottom > box.bottom + 0.5)
    .map((part) => JSON.stringify(part));
})`;

test('a village is told in figures of this year and the last, under its own name', async () => {
  const { page, faults } = await workspace.open('village_clerk', PLACE);
  const figures = page.getByRole('table', { name: '各方面已审定的记录' });
  await figures.waitFor();
  assert.deepEqual(await figures.getByRole('columnheader').allInnerTexts(), [
    '已审定的记录',
    '2025年',
    '2024年',
  ]);
  assert.equal(await page.locator('.months svg').count(), 0, 'no lines with two points');
  assert.deepEqual(await heads(page), ['清溪镇柳树村']);
  assert.deepEqual(await accessibilityFaults(page), []);
  assert.deepEqual(faults, []);
});

test('a township has its villages, the city its units; each picture names its years and is whole', async () => {
  const township = await workspace.open('township_reviewer', PLACE);
  await township.page.locator('.heat').first().waitFor();
  const names = await heads(township.page);
  assert.ok(names.includes('清溪镇柳树村') && names.includes('清溪镇'), names.join());
  const { page, faults } = await workspace.open('secretary', PLACE);
  await page.locator('.months svg').first().waitFor();
  await page.getByText('各月已审定的记录').waitFor();
  const legend = await page.locator('.months-legend').innerText();
  assert.match(legend, /2025年[\s\S]*2024年/);
  assert.deepEqual(await page.evaluate(CUT), []);
  const axes: string[] = await page.locator('.months svg text').allTextContents();
  const tops = axes.filter((text) => !/月/.test(text));
  assert.ok(tops.length >= 14 && tops.every((text) => /^\d+$/.test(text)), tops.join());
  assert.deepEqual(faults, []);
});

test('where things are late or came back leads to exactly these rows', async () => {
  const { page, faults } = await workspace.open('secretary', PLACE);
  const behind = page.getByRole('region', { name: '逾期和退回在哪里' });
  await behind.waitFor();
  const first = behind.getByRole('button').first();
  const said = (await first.getAttribute('aria-label')) ?? '';
  const [, late = '0', back = '0'] = /逾期 (\d+) 件，退回 (\d+) 条/.exec(said) ?? [];
  assert.ok(Number(late) + Number(back) > 0, said);
  await first.click();
  const links = page.locator('.parts a[data-count]');
  await links.first().waitFor();
  const counts = await Promise.all(
    (await links.all()).map(async (link) => ({
      count: Number(await link.getAttribute('data-count')),
      href: (await link.getAttribute('href')) ?? '',
    })),
  );
  assert.equal(
    counts.reduce((all, { count }) => all + count, 0),
    Number(late) + Number(back),
  );
  for (const { count, href } of counts) {
    await page.goto(`${workspace.origin}${href}`);
    await page
      .getByText(`共 ${count.toLocaleString('zh-CN')} 条`)
      // What stands on paper alone says it as well.
      .filter({ visible: true })
      .first()
      .waitFor();
    await settled(page);
  }
  assert.deepEqual(faults, []);
});
