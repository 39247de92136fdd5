import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MarkPlace, secrecyMark } from './marks.ts';

const marked: readonly (readonly [MarkPlace, string])[] = [
  ['text', '机密★1年'],
  ['text', '绝密★长期'],
  ['text', '机\u200b密★1年'],
  ['text', '机\u202e密\u202c★\ufeff1年'],
  ['name', '（机\u2060密）报告'],
  ['text', '秘 密 ★'],
  ['text', '机密★'],
  ['text', '中共江河市委文件 秘密★5年'],
  ['text', '密级：机密'],
  ['text', '密 级 : 秘密'],
  ['text', '密级：【绝密】'],
  ['text', '机密'],
  ['text', '【秘密】'],
  ['text', '机密 10年'],
  ['cell', '机密★10年'],
  ['cell', '密级：秘密'],
  ['name', '关于某事的报告（机密）'],
  ['name', '【秘密】工作方案'],
  ['name', '工作方案-绝密★3个月'],
  ['name', '机密'],
];
const plain: readonly (readonly [MarkPlace, string])[] = [
  ['text', '保守秘密'],
  ['text', '采用秘密投票（无记名投票）方式'],
  ['text', '数据的机密性、完整性、可用性'],
  ['text', '保守国家秘密教育学习情况'],
  ['text', '秘密投票'],
  ['text', '不得泄露工作秘密'],
  ['text', '商业秘密保护'],
  ['text', '密级：公开'],
  ['text', '密级：无'],
  ['text', '五星好评★★★★★'],
  ['text', '定密级别与机密性要求'],
  ['text', '机密文件管理制度学习'],
  ['cell', '秘密'],
  ['cell', '机密'],
  ['name', '保密法学习（秘密投票）记录'],
  ['name', '机密性测评报告'],
];

test('marks of state secrets are found in their forms', () => {
  for (const [place, text] of marked) assert.ok(secrecyMark(place, ['标题', text]), `${place} ${text}`);
});

test('words about secrecy are no marks', () => {
  for (const [place, text] of plain)
    assert.equal(secrecyMark(place, ['标题', text]), null, `${place} ${text}`);
});
