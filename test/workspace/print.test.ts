// What goes on paper can be read there: whole words, nothing cut, nothing smaller than 8 pt, and whose it is and of which day.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { aWorkspace } from '../support/a-workspace.ts';
import { settled } from '../support/settled.ts';

// Twelve days after the year of the demo city has ended.
const workspace = await aWorkspace(1500, { now: () => new Date('2026-01-12T02:00:00Z') });
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const YEAR = '2025';
/** The day of the city's clock in these tests; the browser's own is another. */
const DAY = '2026年1月12日';

/** Pixels of a sheet's width between its margins. */
const WIDTHS = {
  list: (297 - 24) * (96 / 25.4),
  record: (210 - 36) * (96 / 25.4),
  wall: (420 - 20) * (96 / 25.4),
};

interface OnPaper {
  /** Words smaller than 8 pt. */
  readonly small: readonly string[];
  /** Words that their box does not show whole, or that reach over the sheet. */
  readonly cut: readonly string[];
  readonly text: string;
}

/** Looks at what a page prints, on a sheet of that width. */
async function onPaper(page: Page, sheet: keyof typeof WIDTHS): Promise<OnPaper> {
  const width = Math.floor(WIDTHS[sheet]);
  await page.setViewportSize({ width, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate(`(() => {
    const small = [];
    const cut = [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const node = words.currentNode;
      const box = node.parentElement;
      if (node.data.trim() === '' || !box.checkVisibility({ visibilityProperty: true })) continue;
      const style = getComputedStyle(box);
      if (style.clipPath !== 'none' || style.position === 'fixed') continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const place = range.getBoundingClientRect();
      if (place.width < 2 || place.height < 2) continue;
      if (parseFloat(style.fontSize) < 8 * 96 / 72 - 0.05) small.push(node.data + ' ' + style.fontSize);
      for (let over = box; over && over !== document.body; over = over.parentElement) {
        const { overflowX, textOverflow } = getComputedStyle(over);
        const edge = over.getBoundingClientRect();
        if (overflowX !== 'visible' && place.right > edge.right + 1) { cut.push(node.data); break; }
      }
      if (place.right > ${width} + 1) cut.push(node.data + ' ' + place.right);
    }
    return { small, cut, text: document.body.innerText };
  })()`);
  return found as OnPaper;
}

/** The text that Chromium writes at the foot of each sheet cannot be read in the page: the style that asks for it is. */
async function numbered(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(`[...document.styleSheets].some((sheet) => [...sheet.cssRules].some((rule) =>
    rule.cssText.includes('counter(page)')))`);
}

test('a list on paper: its title, the filter in words, unit, day, numbers of its sheets, and every chosen column whole', async () => {
  const { page, faults } = await workspace.open(
    'committee_office',
    `/ledgers/public_suggestion?year=${YEAR}&where=row_status:eq:accepted`,
  );
  await settled(page);
  const heads = (await page.locator('.ant-table-thead th').allInnerTexts()).map((text) => text.trim());
  await page
    .getByRole('link', { name: '打印', exact: true })
    .or(page.getByRole('button', { name: '打印', exact: true }))
    .first()
    .click();
  await page.locator('.printed-list tbody tr').first().waitFor();
  const { small, cut, text } = await onPaper(page, 'list');
  assert.deepEqual(small, []);
  assert.deepEqual(cut, []);
  assert.match(text, /群众意见建议|意见/);
  assert.match(text, /已审定/);
  assert.match(text, new RegExp(`${YEAR}年`));
  assert.ok(text.includes(DAY), text.slice(0, 400));
  assert.match(text, /中共云溪市委办公室/);
  assert.doesNotMatch(text, /回到台账|打印：/);
  const printed = await page.locator('.printed-list thead th').allInnerTexts();
  const office = await workspace.service.as('committee_office');
  const { fields } = (await office.ask('GET', 'ledgers/public_suggestion')).json;
  const titles = new Set((fields as { title: string }[]).map(({ title }) => title));
  const chosen = heads.filter((head) => titles.has(head));
  assert.ok(chosen.length >= 4, heads.join());
  for (const head of chosen) assert.ok(printed.includes(head), `${head}: ${printed.join()}`);
  assert.ok(await numbered(page));
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const [, wide, high] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/u.exec(paper) ?? [];
  assert.deepEqual([Math.round(Number(wide)), Math.round(Number(high))], [842, 595]);
  assert.deepEqual(faults, []);
});

test('a list longer than paper takes, and one of which a page is shown, say on paper how many rows are not there and how to get them', async () => {
  const { page } = await workspace.open('committee_office', `/ledgers/public_suggestion/print?year=${YEAR}`);
  await page.locator('.printed-list tbody tr').first().waitFor();
  const whole = await page.locator('.printed-list tbody tr').count();
  const told = await page.locator('.printed-by').innerText();
  assert.match(told, new RegExp(`共 ${whole.toLocaleString('zh-CN')} 条`));
  assert.doesNotMatch((await onPaper(page, 'list')).text, /不在纸上/);

  // A service that says of more rows than a page of paper takes: 2,000 of them are on it.
  await page.route(/\/rows\/count/u, (route) => route.fulfill({ json: { count: 2345 } }));
  await page.route(/\/rows\?/u, async (route) => {
    const answered = await route.fetch({ url: route.request().url().replace('after=more', '') });
    const json = (await answered.json()) as { items: { id: string }[] };
    const [row] = json.items;
    const items = Array.from({ length: 500 }, () => ({ ...row, id: crypto.randomUUID() }));
    await route.fulfill({ json: { ...json, items, next: 'more' } });
  });
  await page.reload();
  await page.getByText('不在纸上').waitFor();
  const { text } = await onPaper(page, 'list');
  assert.match(text, /共 2,345 条/);
  assert.match(
    text,
    /纸上是前 2,000 条，另有 345\s+条不在纸上。要全部的，先筛选，或在台账里“导出”成工作簿。/,
  );
});

test('what the menu of the browser prints of a list says that it is not all of it; Ctrl+P goes to the whole list', async () => {
  const { page } = await workspace.open('committee_office', `/ledgers/public_suggestion?year=${YEAR}`);
  await settled(page);
  const note = page.locator('.on-paper');
  assert.equal(await note.isVisible(), false, 'not on the screen');
  const [, count = ''] = /共 ([\d,]+) 条/.exec(await page.locator('.totals').innerText()) ?? [];
  assert.match(
    (await onPaper(page, 'list')).text,
    new RegExp(`这些条件下共 ${count}\\s+条。要全部的，请按页面上的“打印”`),
  );
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Control+p');
  await page.locator('.printed-list tbody tr').first().waitFor();
  const rows = await page.locator('.printed-list tbody tr').count();
  assert.equal(rows.toLocaleString('zh-CN'), count);
});

test('a record on paper: unit, signatures and day, without the way back', async () => {
  const office = await workspace.service.as('committee_office');
  const rows = await office.ask('GET', 'ledgers/public_suggestion/rows?limit=1&where=row_status:eq:accepted');
  const { page } = await workspace.open(
    'committee_office',
    `/ledgers/public_suggestion/rows/${rows.json.items[0].id}?year=${YEAR}`,
  );
  await page.locator('.official').waitFor();
  await settled(page);
  const { small, cut, text } = await onPaper(page, 'record');
  assert.deepEqual([small, cut], [[], []]);
  assert.doesNotMatch(text, /回到台账/);
  assert.match(text, /单位负责人（签字）/);
  assert.ok(text.includes(`打印日期：${DAY}`), text.slice(-300));
  assert.notEqual((await page.locator('.official-unit').innerText()).trim(), '');
});

test('the table of duties for the wall: each duty in its own words, none cut, on as many sheets as it needs', async () => {
  for (const kind of ['township_reviewer', 'committee_office']) {
    const { page } = await workspace.open(kind, `/duties/wall?year=${YEAR}`);
    await page.locator('.wall-table tbody tr').first().waitFor();
    await settled(page);
    const { small, cut, text } = await onPaper(page, 'wall');
    assert.deepEqual([small, cut], [[], []], kind);
    assert.doesNotMatch(text, /…|[A-Z]{2,}-\d/, kind);
    const { duties, rows } = (await (await workspace.service.as(kind)).ask('GET', `duties/${YEAR}/table`))
      .json as {
      duties: { obligation: string }[];
      rows: { name: string }[];
    };
    const heads = await page.locator('.wall-duty').allInnerTexts();
    assert.deepEqual(
      heads.map((one) => one.replaceAll(/\s/g, '')),
      duties.map(({ obligation }) => obligation.replaceAll(/\s/g, '')),
      kind,
    );
    assert.ok(rows.every(({ name }) => text.includes(name)));
    assert.ok(text.includes(DAY));
    const sheetHeads = await page.locator('.wall-sheet h2').count();
    assert.ok(sheetHeads >= Math.ceil(duties.length / 30));
    assert.ok(await numbered(page));
    await page.close();
  }
});
