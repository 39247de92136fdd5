// What stands around the rows of a table, judged by pure rules.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPack } from '../../../../test/builders/the-pack.ts';
import type { Cell } from '#model/cell.ts';
import { AsideRows } from './aside-rows.ts';
import { fileLedger, sheetLedgers } from './find-ledger.ts';
import { findHeader } from './header.ts';
import { headerText, isGuidance, titleParts } from './header-title.ts';
import { remarkedMoney, statedMoney } from './money-words.ts';
import { settleMoney } from './settle-money.ts';

const pack = await aPack();
const byTitle = new Map([...pack.ledgers.values()].map((ledger) => [headerText(ledger.title), ledger]));
const recovery = pack.ledgers.get('fund_recovery') ?? assert.fail();
const headerOf = (cells: readonly Cell[]) => findHeader([{ number: 1, cells }], recovery) ?? assert.fail();
const TITLES = ['缴款凭证号', '监督批次', '追缴单位', '追缴金额', '入账日期'];

test('a text file is known by its ledger, however a browser or a person has named it', () => {
  const title = '专项活动任务台账';
  for (const name of [
    title,
    `${title} (1)`,
    `${title}（2）`,
    `${title} - 副本`,
    `${title} - 副本 (3)`,
    `${title}-2`,
    `${title}_终稿`,
    `${title}2021年`,
    `${title}副本`,
    `江河市审计局${title}`,
    `附件1：${title}（审计局）`,
    `【导出】${title}.bak`,
  ])
    assert.equal(fileLedger(name, byTitle)?.id, 'campaign_task', name);
  for (const name of ['任务台账', '专项活动', `${title}和办实事项目台账`])
    assert.equal(fileLedger(name, byTitle), undefined, name);
});

test('a copied sheet stands for its ledger only where no sheet bears the very name', () => {
  assert.deepEqual([...sheetLedgers(['资金追缴台账 (2)', 'Sheet2'], byTitle).keys()], ['资金追缴台账 (2)']);
  assert.deepEqual([...sheetLedgers(['资金追缴台账', '资金追缴台账 (2)'], byTitle).keys()], ['资金追缴台账']);
});

test('units of money are found where they are stated, and only there', () => {
  for (const [text, unit] of [
    ['单位：万元', 'wan_yuan'],
    ['（单位:元）', 'yuan'],
    ['资金情况统计表（单位：个、万元）', 'wan_yuan'],
    ['计量单位为万元', 'wan_yuan'],
    ['金额单位：人民币元', 'yuan'],
    ['万元', 'wan_yuan'],
    ['填报单位：江河市财政局　　　单位：万元', 'wan_yuan'],
  ] as const)
    assert.deepEqual(statedMoney(text), { unit }, text);
  for (const none of ['填报单位：元丰镇', '单位：江河市万元工业园管委会', '主办单位', '2021年', '单位：个'])
    assert.equal(statedMoney(none), null, none);
  assert.deepEqual(statedMoney('单位：亿元'), { foreign: '亿元' });
  for (const remark of ['(万元)', '(单位:万元)', '(万元,保留两位小数)', '/万元', '(人民币万元)(必填)'])
    assert.deepEqual(remarkedMoney(remark), { unit: 'wan_yuan' }, remark);
  const noted = settleMoney(headerOf(TITLES), [], new Map([['1 3', '作者：请按万元填写']]));
  assert.equal(noted.header.columns.find(({ title }) => title === '追缴金额')?.moneyUnit, 'wan_yuan');
});

test('remarks of a header are taken off; those that change its meaning are told', () => {
  assert.deepEqual(
    titleParts('追缴金额(万元)(必填)*').map(({ title }) => title),
    ['追缴金额(万元)(必填)*', '追缴金额(万元)(必填)', '追缴金额(万元)', '追缴金额'],
  );
  for (const remark of [
    '(必填)',
    '(年/月/日)',
    '(yyyy-mm-dd)',
    '[选填]',
    '(下拉选择)',
    '(如2021-01-01)',
    '(请填全称)',
  ])
    assert.ok(isGuidance(remark), remark);
  for (const remark of ['(旧)', '(计划)', '(上年)']) assert.equal(isGuidance(remark), false, remark);
  const both = headerOf([...TITLES, '入账日期（计划）']);
  assert.deepEqual([both.duplicate, both.unknown], [[], ['入账日期(计划)']]);
});

test('rows below a table that are no records', () => {
  const judge = (rows: readonly (readonly Cell[])[]) => {
    const asides = new AsideRows(headerOf(TITLES));
    return rows.map((cells, at) => asides.judge({ number: at + 2, cells })?.kind ?? null);
  };
  const record = ['1', '案件办理', '审计局', 5, '2021-01-01'];
  for (const word of ['合计', '总 计', '累计：', '共计', '小计', '本页合计', '合计（万元）', '总额', 'Total'])
    if (word !== '总额') assert.deepEqual(judge([[word, null, null, 5]]), ['total_row'], word);
  for (const line of [
    '填表人：张三　审核人：李四',
    '制表人:王五',
    '单位负责人（签字）：',
    '联系电话：',
    '填报日期：2021年12月31日',
    '审核：李四',
    '（盖章）',
    '江河市审计局　经办人：张三',
    '注：数据截至年底',
    '备注：无',
    '说明：1.……',
    '填表说明：',
  ])
    assert.deepEqual(judge([record, [line]]), [null, 'note_row'], line);
  assert.deepEqual(judge([record, ['注：一'], ['2.二'], [], ['三', '四', '五'], record]), [
    null,
    'note_row',
    'note_row',
    null,
    null,
    null,
  ]);
  assert.deepEqual(judge([['注：这是凭证号', ...record.slice(1)]]), [null], 'a whole row is a record');
});
