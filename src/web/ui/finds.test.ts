import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finds } from './finds.ts';

test('a name is found by its words, in either width, and by its pinyin', () => {
  const clerk = { label: '村（社区）文书', initials: 'csqws cunshequwenshu' };
  for (const typed of ['村（社区）', '村(社区)', '文书', 'csq', "cun'she qu", ' CSQWS ', ''])
    assert.ok(finds(clerk, typed), typed);
  assert.ok(!finds(clerk, '镇'));
  assert.ok(!finds({ label: '财政局' }, 'czj'));
});
