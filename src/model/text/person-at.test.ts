import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { personAt } from './person-at.ts';

test('a person is named with the place, an account that is called by its post not twice', () => {
  for (const [office, name, said] of [
    ['市委办公室 责任制办公室', '张三（zhangsan）', '市委办公室 责任制办公室 张三（zhangsan）'],
    ['市委办公室 责任制办公室', '责任制办公室（demo_office）', '市委办公室 责任制办公室（demo_office）'],
    ['沙岭镇 乡镇（街道）党政办干部', '乡镇（街道）党政办干部', '沙岭镇 乡镇（街道）党政办干部'],
    ['市委组织部', '李四', '市委组织部 李四'],
    ['', '明责程序', '明责程序'],
  ] as const)
    assert.equal(personAt(office, name), said);
});

test('nowhere are office and name put side by side without looking', () => {
  const beside = /\{[\w.?]*office\}\s\$?\{[\w.?]*(?:by|name)\}|by_office \|\| ' '/u;
  const found = readdirSync('src', { recursive: true })
    .map((file) => String(file).replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/u.test(file) && !file.endsWith('person-at.ts'))
    .filter((file) => beside.test(readFileSync(`src/${file}`, 'utf8')));
  assert.deepEqual(found, []);
});
