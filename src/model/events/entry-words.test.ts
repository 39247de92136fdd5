import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryInWords } from './entry-words.ts';

test('an account that bears the name of its post is not called so twice', () => {
  const actor = { post: '系统管理员', unit: '市委办公室', address: null };
  const entry = { type: 'no.such_event', version: 1, payload: '{}', at: new Date('2022-01-10T08:00:00Z') };
  const said = (name: string) => entryInWords({ ...entry, actor: { ...actor, name } });
  assert.match(said('系统管理员（demo）'), / 系统管理员（demo）（市委办公室）：/);
  assert.match(said('张三（zhang）'), / 张三（zhang）（市委办公室，系统管理员）：/);
});

test('what somebody called himself forges no line of the log and reorders none', () => {
  const words = entryInWords({
    type: 'no.such_event',
    version: 1,
    payload: '{}',
    at: new Date('2022-01-10T08:00:00Z'),
    actor: {
      name: '张三\n9  2022-01-10 16:00:00 李四\u202e：签发\u001b[2K',
      post: null,
      unit: null,
      address: null,
    },
  });
  assert.equal(words.split('\n').length, 1);
  assert.match(words, /张三<U\+000A>9 {2}2022-01-10 16:00:00 李四<U\+202E>：签发<U\+001B>\[2K：/);
});
