import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { loadPack } from '#engine/definitions/load-pack.ts';
import { boundaryReason } from './boundary.ts';

const { pack, faults } = await loadPack(['packs/principal-responsibility']);
if (!pack) throw new Error(JSON.stringify(faults));

test('no ledger, field or choice of the pack is about a belief, an opinion or a private life', () => {
  const titles = [...pack.ledgers.values()].flatMap(({ title, fields }) => [
    title,
    ...fields.flatMap((field) => [field.title, ...field.choices.map((choice) => choice.label)]),
  ]);
  assert.ok(titles.length > 1000, `only ${titles.length} titles were read`);
  assert.deepEqual(
    titles.filter((title) => boundaryReason(title) !== null),
    [],
  );
});

/** Independent of the list that the compiler uses, so that a word taken from there is missed here. */
const NEVER =
  /信仰|信教|信众|礼拜|教堂|寺庙|宗教活动|民族成分|政治倾向|思想动态|言论|舆情|网民|谈话内容|密级|身份证|打卡|积分|轨迹|定位|截屏|在线时长/u;

test('nor by a second reading of the same titles', () => {
  for (const { title, fields } of pack.ledgers.values()) {
    assert.doesNotMatch(title, NEVER);
    for (const field of fields)
      assert.doesNotMatch([field.title, ...field.choices.map((one) => one.label)].join(' '), NEVER);
  }
});

test('a phrase of offices is no word about a person, and hides none', () => {
  for (const title of ['民族团结进步创建台账', '功能定位', '民族乡工作', '找准职能定位'])
    assert.equal(boundaryReason(title), null, title);
  for (const title of [
    '民族',
    '民族成分',
    '民族团结先进个人的民族',
    '手机定位',
    '功能定位和人员定位',
    '上下班轨迹',
    '子女姓名',
  ])
    assert.notEqual(boundaryReason(title), null, title);
});

test('a talk keeps that it was held and when, and no text of it', () => {
  const talk = pack.ledgers.get('heart_to_heart_talk') ?? assert.fail();
  assert.deepEqual(
    talk.fields.filter((field) => field.type === 'long_text').map((field) => field.title),
    [],
  );
});

test('the folder of packs holds no code', () => {
  const files = readdirSync('packs', { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  );
  assert.ok(files.length > 100);
  assert.deepEqual(
    files.filter((entry) => !entry.isFile() || !/\.(yaml|md)$/u.test(entry.name)).map((entry) => entry.name),
    [],
  );
});
