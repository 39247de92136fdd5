// The pages of duties and of supervision: what a clerk confirms and explains, the table and what its cells open, the list
// of the year from adjustment to receipt, an order that its unit finds, a task that says what it costs.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { accessibilityFaults } from '../support/accessibility.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { settled } from '../support/settled.ts';
import { goTo } from '../support/crawler.ts';
import { picture } from '../support/picture.ts';
import type { Json } from '../support/run-mingze.ts';

// Twelve days after the year of the demo city has ended.
const workspace = await aWorkspace(1500, { now: () => new Date('2026-01-12T02:00:00Z') });
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const YEAR = '2025';
const MONTH = `/duties/mine?year=${YEAR}&month=12`;

async function told(kind: string, path: string): Promise<Json> {
  const { status, json, text } = await (await workspace.service.as(kind)).ask('GET', path);
  assert.equal(status, 200, text);
  return json;
}

async function fill(where: Page | Locator, label: string, day: string): Promise<void> {
  const field = where.getByLabel(label);
  await field.fill(day);
  await field.press('Enter');
}

/** The line of an occurrence in a list of them. */
function lineOf(page: Page, { obligation, unitName, periodName }: Json): Locator {
  const line = page.locator('.duty-lines tbody tr').filter({ hasText: obligation });
  return line.filter({ hasText: unitName }).filter({ hasText: periodName }).first();
}

/** With a telephone's screen nothing is wider than it, and back. */
async function fitsTelephone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  const wide = await page.locator('html').evaluate((root) => root.scrollWidth > root.clientWidth);
  assert.equal(wide, false, `${page.url()} is wider than a telephone`);
  await page.setViewportSize({ width: 1366, height: 768 });
}

test('a clerk confirms with one date what no ledger tells, and explains what was not done', async () => {
  const mine = await told('township_clerk', `duties/${YEAR}/mine/12`);
  const [asked, other] = mine.due.filter((line: Json) => line.asked && line.standing === 'overdue');
  const answered = mine.due.find((line: Json) => !line.asked && line.standing === 'answered');
  assert.ok(asked && other && answered, JSON.stringify(mine).slice(0, 1000));
  const { page, faults } = await workspace.open('township_clerk', MONTH);
  await settled(page);
  await page.getByRole('heading', { name: `本月到期的（${mine.dueCount} 期）` }).waitFor();
  await picture(page, 'duties-mine');
  const drawer = page.getByRole('dialog', { name: '一期责任' });

  await lineOf(page, asked).getByRole('button', { name: '确认' }).click();
  await drawer.getByText('没有台账能回答这一项').waitFor();
  assert.equal(await drawer.getByRole('button', { name: '确认已开展' }).isDisabled(), true);
  await fill(drawer, '开展日期', '2025年12月10日');
  await drawer.getByRole('button', { name: '确认已开展' }).click();
  await drawer.getByText('确认已开展（2025年12月10日）').waitFor();
  await drawer.getByText('已履责').waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await lineOf(page, asked).getByText('已履责').waitFor();

  // What a ledger answers shows its rows, and has no date to be filled in.
  await lineOf(page, answered).getByRole('button', { name: '看看' }).click();
  await drawer.locator('ol a').first().waitFor();
  assert.equal(await drawer.getByLabel('开展日期').count(), 0);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });

  await lineOf(page, other).getByRole('button', { name: '确认' }).click();
  await drawer.getByRole('button', { name: '说明没有开展' }).click();
  await page.getByLabel('为什么没有开展？').fill('换届推迟，改在次年一月');
  await page.locator('.reason').getByRole('button', { name: '说明没有开展' }).click();
  await drawer.getByText('换届推迟，改在次年一月').waitFor();
  await drawer.getByText('说明未开展').first().waitFor();
  assert.deepEqual(await accessibilityFaults(page), []);
  await fitsTelephone(page);
  assert.deepEqual(faults, []);
  await page.close();
});

test('a secretary finds what he bears himself above everything else', async () => {
  const { own } = await told('secretary', `duties/${YEAR}/mine/12`);
  assert.ok(own.length > 0);
  const { page, faults } = await workspace.open('secretary', MONTH);
  const heading = page.getByRole('heading', { name: `我承担的（全年 ${own.length} 期）` });
  await heading.waitFor();
  await settled(page);
  assert.equal(await page.locator('.page h2').first().innerText(), await heading.innerText());
  // He looks and says nothing for the unit.
  await lineOf(page, own[0]).getByRole('button').click();
  await page.getByRole('dialog', { name: '一期责任' }).getByText('依据', { exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: '说明没有开展' }).count(), 0);
  assert.deepEqual(await accessibilityFaults(page), []);
  assert.deepEqual(faults, []);
  await page.close();
});

test('a leader bears 一岗双责 for the units of his portfolio, and sees how they stand', async () => {
  const { own } = await told('leader', `duties/${YEAR}/mine/12`);
  const line = own.find(({ duty }: Json) => duty === 'ZTZR-09');
  assert.ok(line, JSON.stringify(own).slice(0, 500));
  const { page, faults } = await workspace.open('leader', MONTH);
  await settled(page);
  const led = page.locator('section').filter({ has: page.getByRole('heading', { name: /^分管的单位/u }) });
  const units = await led.getByRole('listitem').allInnerTexts();
  assert.ok(units.length > 1, units.join());
  const link = led.locator('a[data-count]').first();
  const count = await link.getAttribute('data-count');
  await link.click();
  await settled(page);
  assert.equal(await page.locator('[data-total]').getAttribute('data-total'), count);
  assert.deepEqual(faults, []);
  await page.close();
});

test('the number on a cell of the table is the length of the list that it opens, for the township and for the city', async () => {
  for (const kind of ['township_reviewer', 'committee_office']) {
    const { page, faults } = await workspace.open(kind, `/duties?year=${YEAR}`);
    await page.locator('.duty-grid tbody tr').first().waitFor();
    await settled(page);
    const links = await page
      .locator('.duty-grid a[data-count], .duty-summary a[data-count]')
      .evaluateAll((found: { getAttribute: (name: string) => string | null }[]) =>
        found.map(
          (link) => [link.getAttribute('href') ?? '', Number(link.getAttribute('data-count'))] as const,
        ),
      );
    assert.ok(links.length > 20, `${links.length} links`);
    const step = Math.ceil(links.length / 8);
    for (const [href, count] of links.filter((_, at) => at < 2 || at % step === 0)) {
      await goTo(page, href);
      const total = page.locator('[data-total]');
      await total.waitFor();
      assert.equal(Number(await total.getAttribute('data-total')), count, href);
      await goTo(page, `/duties?year=${YEAR}`);
    }
    assert.deepEqual(faults, []);
    await page.close();
  }
});

test('only who has not: the units and duties with something overdue are left; a township opens into its units', async () => {
  const table = await told('committee_office', `duties/${YEAR}/table`);
  const late = table.rows.filter(({ whole }: Json) => whole.overdue > 0);
  const { page, faults } = await workspace.open('committee_office', `/duties?year=${YEAR}`);
  const rows = page.locator('.duty-grid tbody tr');
  await rows.first().waitFor();
  await settled(page);
  await picture(page, 'duties-table');
  assert.equal(await rows.count(), table.rows.length);
  await page.getByLabel('只看谁没做').check();
  await page.waitForURL(/only=overdue/u);
  assert.equal(await rows.count(), late.length);
  for (const row of (await rows.all()).slice(0, 5))
    assert.ok((await row.locator('.duty-fails').count()) > 0, await row.innerText());
  await page.getByLabel('只看谁没做').uncheck();
  await page.getByRole('rowheader').getByRole('link', { name: '清溪镇', exact: true }).click();
  await page.waitForURL(/under=/u);
  await page.getByRole('link', { name: '回到全部单位' }).waitFor();
  await settled(page);
  assert.ok((await rows.count()) > 1);
  await fitsTelephone(page);
  assert.deepEqual(faults, []);
  await page.close();
});

/** Sizes of the sheets of a page as it goes on paper, in points. */
async function sheets(page: Page): Promise<readonly string[]> {
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return [...paper.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/gu)].map(
    ([, width, height]) => `${Math.round(Number(width))} × ${Math.round(Number(height))}`,
  );
}

test('the table goes on A3 across for the wall, the list on A4 across', async () => {
  const { page } = await workspace.open('township_reviewer', `/duties?year=${YEAR}`);
  await page.getByRole('link', { name: '打印（A3 上墙）' }).click();
  await page.locator('.wall-table tbody tr').first().waitFor();
  await settled(page);
  const wall = await sheets(page);
  assert.ok(wall.length > 0 && wall.every((sheet) => sheet === '1191 × 842'), wall.join(', '));
  await goTo(page, `/duties/list?year=${YEAR}`);
  await page.locator('.duty-list tbody tr').first().waitFor();
  const official = await sheets(page);
  assert.ok(official.length > 0 && official.every((sheet) => sheet === '842 × 595'), official.join(', '));
  await page.close();
});

test('the office adjusts, approves and dispatches the list of the year, and a township acknowledges it', async () => {
  const { page, faults } = await workspace.open('committee_office', `/duties/list?year=${YEAR}`);
  await page.locator('.duty-list tbody tr').first().waitFor();
  await settled(page);
  await picture(page, 'duties-list');
  await page.getByLabel('按编号、法规、内容找').fill('ZTZR-06');
  await page
    .getByRole('button', { name: /^调整：/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog', { name: /^调整：/ });
  await drawer.getByText('的记录自动回答，不另填表').waitFor();
  await drawer.getByLabel(/^期限/u).fill('02-28');
  await drawer.getByRole('button', { name: '保存这一项' }).click();
  await drawer.getByText('写明理由，下达时一并说明').waitFor();
  await drawer.getByLabel('理由').fill('市委要求二月底前安排');
  assert.deepEqual(await accessibilityFaults(page), []);
  await drawer.getByRole('button', { name: '保存这一项' }).click();
  await drawer.waitFor({ state: 'hidden' });
  await page.getByText('本市：期限 02-28（市委要求二月底前安排').waitFor();
  await page.getByRole('button', { name: `批准${YEAR}年清单` }).click();
  await page.getByText('已批准，还没有下达').waitFor();
  await page.getByRole('button', { name: '下达各单位' }).click();
  await page.getByText('已签收 0 个单位').waitFor();
  assert.deepEqual(faults, []);
  await page.close();

  const town = await workspace.open('township_clerk', `/duties/list?year=${YEAR}`);
  assert.equal(await town.page.getByRole('button', { name: /^调整/u }).count(), 0);
  await town.page.getByRole('button', { name: '本单位签收' }).click();
  await town.page.getByText('已签收 1 个单位').waitFor();
  await town.page.getByRole('button', { name: '本单位签收' }).waitFor({ state: 'detached' });
  await fitsTelephone(town.page);
  assert.deepEqual(town.faults, []);
  await town.page.close();
});

test('an order for what is overdue lies on the desk of its unit, is replied to there and escalated above', async () => {
  const { due } = await told('township_clerk', `duties/${YEAR}/mine/12`);
  const late = due.find(({ standing }: Json) => standing === 'overdue');
  assert.ok(late, JSON.stringify(due).slice(0, 1000));
  const { page, faults } = await workspace.open(
    'committee_office',
    `/supervision/orders/new?year=${YEAR}&unit=${late.unit}`,
  );
  const line = page.locator('.order-lines li').filter({ hasText: late.obligation }).first();
  await line.getByRole('checkbox').check();
  await fill(page, '回复时限', '2026年1月16日');
  await picture(page, 'orders');
  assert.deepEqual(await accessibilityFaults(page), []);
  await page.getByRole('button', { name: '发出 1 份督办单' }).click();
  const sent = page.getByRole('status').filter({ hasText: '已发出 1 份' });
  await sent.getByRole('link', { name: '督〔2026〕1号' }).click();
  await page.waitForURL(/\/ledgers\/supervision_order\/rows\//u);
  await settled(page);
  assert.deepEqual(faults, []);
  await page.close();

  const town = await workspace.open('township_clerk', '/');
  const waits = town.page.getByRole('listitem').filter({ hasText: '督办单台账' });
  await waits.first().waitFor();
  await town.page.getByRole('listitem').filter({ hasText: '逾期未履责' }).first().waitFor();
  assert.deepEqual(town.faults, []);
  const reply = town.page.getByRole('listitem').filter({ hasText: '流程到了您这一步：回复' });
  await reply.getByRole('link', { name: '去办' }).click();
  const mine = town.page.getByRole('region', { name: '办理过程' });
  await mine.getByRole('button', { name: '回复', exact: true }).click();
  // Whoever it is for does not escalate it.
  assert.equal(await mine.getByRole('button', { name: '升级为约谈' }).count(), 0);
  const answer = town.page.getByRole('form', { name: '回复' });
  await answer.getByLabel(/^回复/u).fill('已于1月12日补开会议');
  await answer.getByRole('button', { name: '回复', exact: true }).click();
  await mine.getByText('已回复待审定').first().waitFor();
  await town.page.close();

  const above = await workspace.open('committee_office', '/');
  const verdict = above.page.getByRole('listitem').filter({ hasText: '流程到了您这一步：同意办结' });
  await verdict.getByRole('link', { name: '去办' }).click();
  const way = above.page.getByRole('region', { name: '办理过程' });
  await way.getByRole('button', { name: '升级为约谈' }).click();
  const form = above.page.getByRole('form', { name: '升级为约谈' });
  await fill(form, '办理时限', '2026年1月23日');
  await form.getByLabel('意见').fill('补开的会议没有研究这一项');
  for (const [at, label] of ['约谈人', '约谈对象'].entries()) {
    await form.getByLabel(new RegExp(`^${label}`, 'u')).fill('王');
    await above.page.locator('.ant-select-item-option:visible').nth(at).click();
  }
  await picture(above.page, 'order-escalate');
  assert.deepEqual(await accessibilityFaults(above.page), []);
  await form.getByRole('button', { name: '升级为约谈' }).click();
  await way.getByText('待回复').first().waitFor();
  await way.getByText('“补开的会议没有研究这一项”').waitFor();
  // What was ordered and waits for a reply is not ordered again.
  await goTo(above.page, `/supervision/orders/new?year=${YEAR}&unit=${late.unit}`);
  const again = above.page.locator('.order-lines li').filter({ hasText: '已发 督〔2026〕1号' });
  assert.equal(await again.getByRole('checkbox').isDisabled(), true);
  assert.deepEqual(above.faults, []);
  await above.page.close();
});

test('a task says what it costs and whether it was asked before, and only then goes out', async () => {
  const { page, faults } = await workspace.open('committee_office', '/supervision/tasks/new');
  await settled(page);
  const preview = page.getByRole('button', { name: '先看负担' });
  const send = page.getByRole('button', { name: '发出', exact: true });
  const ask = async (title: string): Promise<void> => {
    await page.getByLabel('一句话写清办什么').fill(title);
    await preview.click();
  };
  await page.getByLabel('交办给哪些单位').fill('沙岭镇');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await fill(page, '哪天前办结', '2026年1月25日');
  await ask('报送春节值班安排');
  await page.getByText('要 1 个单位各填 3 项，共 3 项').waitFor();
  await page.getByText('今年没有人向这些单位要过同样的').waitFor();
  await send.click();
  await page.getByText('已发出 交〔2026〕').waitFor();
  assert.equal(await send.isDisabled(), true);
  await ask('报送 春节值班安排！');
  await page.getByText('要过了').waitFor();
  assert.deepEqual(await accessibilityFaults(page), []);
  await fitsTelephone(page);
  assert.deepEqual(faults, []);
  await page.close();
});
