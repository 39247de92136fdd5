import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messageText } from '#kernel/notify/index.ts';
import { digestOf } from './digest.ts';
import type { ReminderLine } from './remind.ts';

const LINE: ReminderLine = {
  level: 'red',
  year: 2021,
  duty: 'A',
  unit: 'C1',
  bearer: '',
  period: '2021-Q4',
  from: '2021-10-01',
  to: '2021-12-31',
  due: '2021-12-31',
};
const WORDS = {
  city: '江河市',
  name: '李二',
  today: '2022-01-10',
  duty: (id: string) => `责任${id}`,
  unit: (code: string) => `村${code}`,
  link: 'https://mingze.example/duties',
};

test('one item for a duty in a period, with its units and its day; persons are counted and not named', () => {
  const lines: readonly ReminderLine[] = [
    LINE,
    { ...LINE, unit: 'C2' },
    { ...LINE, level: 'amber', period: '2022-01', year: 2022, bearer: 'P1', due: '2022-01-10' },
    { ...LINE, level: 'amber', period: '2022-01', year: 2022, bearer: 'P2', due: '2022-01-10' },
    { ...LINE, level: 'blue', duty: 'B', year: 2022, period: '2022-Q1', from: '2022-01-12', due: null },
  ];
  const digest = digestOf(lines, WORDS);
  assert.equal(digest.subject, '【明责】2022年1月10日提醒：逾期 1 项，临期 1 项，即将开始 1 项');
  assert.deepEqual(
    digest.sections.flatMap(({ items }) => items),
    [
      '责任A（2021年第四季度）——村C1、村C2：应于2021年12月31日前完成，已过 10 天',
      '责任A（2022年1月）——村C1，2 名责任人：2022年1月10日前完成，就在今天',
      '责任B（2022年第一季度）——村C1：2022年1月12日开始',
    ],
  );
  const text = messageText(digest);
  assert.ok(!text.includes('P1'));
  assert.ok(text.includes('打开明责：https://mingze.example/duties'));
});

test('a long digest says how much more there is', () => {
  const many = Array.from({ length: 50 }, (_, at) => ({ ...LINE, duty: `D${at}` }));
  const wide = Array.from({ length: 20 }, (_, at) => ({ ...LINE, unit: `C${at}` }));
  const [section] = digestOf(many, WORDS).sections;
  assert.equal(section?.items.at(-1), '另有 10 项，请到“责任”中查看');
  assert.ok(digestOf(wide, WORDS).sections[0]?.items[0]?.includes('等 20 个单位'));
});
