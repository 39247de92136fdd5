// Reminders in the workspace: one sets how the city reminds, another how he is reminded, and both see what came of it.
import { reminderMeans } from '#kernel/notify/index.ts';
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sendReminders } from '#stages/duties/index.ts';
import { TESTER } from '../support/actors.ts';
import { aMailBox } from '../support/mail-and-robots.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { settled } from '../support/settled.ts';

const box = await aMailBox();
const means = reminderMeans(
  {
    MINGZE_SMTP: `smtp://127.0.0.1:${box.port}`,
    MINGZE_REMINDER_KEY: 'a-key-that-is-only-for-tests-0123456789',
  },
  null,
);
const workspace = await aWorkspace(300, { reminders: means });
after(() => box.close());
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

test('the administrator switches mail on; a clerk takes it, tries it, and finds what was sent to him', async () => {
  const system = await workspace.open('system_administrator', '/accounts');
  await system.page.getByRole('link', { name: '提醒渠道' }).click();
  await system.page.getByText('还没有写发件地址').waitFor();
  await system.page.getByLabel('邮件的发件地址').fill('mingze@city.example');
  await system.page.getByLabel('可以发往哪些域名').fill('city.example, town.example');
  await system.page.getByRole('button', { name: '保存提醒渠道' }).click();
  await system.page.getByText('已保存。').waitFor();
  await system.page.getByText(`邮件：由 127.0.0.1:${box.port} 发`).waitFor();
  assert.deepEqual(system.faults, []);

  const { page, faults } = await workspace.open('township_clerk', '/me');
  await settled(page);
  await page.getByRole('button', { name: /身份/ }).click();
  await page.getByText('提醒设置').click();
  await page.getByLabel(/^邮箱/).fill('zhen@town.example');
  await page.getByLabel('蓝：即将开始').uncheck();
  await page.getByRole('button', { name: '保存提醒设置' }).click();
  await page.getByText('已保存。').waitFor();
  await page.getByRole('button', { name: '给邮箱发测试消息' }).click();
  await page.getByText('已发出，请查收。').waitFor();
  assert.deepEqual(
    box.received.map(({ to }) => to),
    [['zhen@town.example']],
  );

  const { db, pack } = workspace.service.city;
  const { region, now } = workspace.service.context;
  await sendReminders({ db, pack, region, means, actor: TESTER, now: now(), dryRun: false });
  assert.equal(box.received.length, 2);
  await page.reload();
  const sent = page.locator('details').first();
  await sent.locator('summary').click();
  await sent.getByText('已经逾期（红）').waitFor();
  assert.deepEqual(faults, []);
});

test('a calendar’s address is shown once, and works until it is taken back', async () => {
  const { page, faults } = await workspace.open('village_clerk', '/reminders');
  await page.getByRole('button', { name: /生成日历地址/ }).click();
  const address = (await page.locator('.feed-address').textContent()) ?? '';
  const answered = await fetch(address);
  assert.equal(answered.status, 200);
  assert.match(await answered.text(), /^BEGIN:VCALENDAR\r\n/);
  await page.reload();
  await settled(page);
  assert.equal(await page.locator('.feed-address').count(), 0);
  await page.getByRole('button', { name: '收回这个地址' }).click();
  await page.getByRole('button', { name: '收回这个地址' }).waitFor({ state: 'detached' });
  assert.equal((await fetch(address)).status, 404);
  assert.deepEqual(faults, []);
});

test('the robot of 钉钉 asks for its key, one that leads inside is refused in words', async () => {
  const { page } = await workspace.open('committee_office', '/reminders');
  await settled(page);
  assert.equal(await page.getByLabel(/加签密钥/).count(), 0);
  await page.getByLabel('钉钉').check();
  await page.getByLabel(/加签密钥/).waitFor();
  await page.getByLabel(/机器人的地址/).fill('https://192.168.1.1/robot');
  await page.getByRole('button', { name: '用这个机器人' }).click();
  await page.getByRole('alert').getByText('没有登记主机 192.168.1.1').waitFor();
  await page.getByLabel(/机器人的地址/).fill('https://oapi.dingtalk.com/robot/send?access_token=t');
  await page.getByRole('button', { name: '用这个机器人' }).click();
  await page.getByText('现在用钉钉的群机器人（oapi.dingtalk.com）').waitFor();
  await page.getByRole('button', { name: '不再用群机器人' }).click();
  await page.getByText('现在用钉钉的群机器人').waitFor({ state: 'detached' });
});
