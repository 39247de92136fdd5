import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainWords, titlesOf } from './plain-words.ts';

const TITLES = titlesOf([
  { slot: 'S05', title: '中心组学习次数' },
  { slot: 'S46', title: '明察暗访次数' },
]);

test('numbers are called by their titles, and what only the program calls something is left out', () => {
  assert.equal(
    plainWords('有季度没有开展中心组集体学习（S05=0，study_quarter_min=0）', TITLES),
    '有季度没有开展中心组集体学习（中心组学习次数 0）',
  );
  assert.equal(
    plainWords('上半年没有专题研究全面从严治党的常委会会议（strict_governance_h1=0）', TITLES),
    '上半年没有专题研究全面从严治党的常委会会议',
  );
  assert.equal(
    plainWords('S16“共建产业研究院数”没有数值：缺少参数', TITLES),
    '“共建产业研究院数”没有数值：缺少参数',
  );
  assert.equal(plainWords('少于2次（每半年至少1次）', TITLES), '少于2次（每半年至少1次）');
});
