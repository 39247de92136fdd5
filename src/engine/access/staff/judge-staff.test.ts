import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeStaff } from './judge-staff.ts';

test('the number of a person goes with his name, and with one account', () => {
  const row = (at: number, login: string, name: string, person: string) => ({
    row: at,
    login,
    name,
    person,
    unit: '',
    post: '',
    from: '',
    to: '',
    named: '',
  });
  const { faults } = judgeStaff(
    [row(2, 'zhang', '张三', 'P1'), row(3, 'zhao', '赵六', 'P1'), row(4, 'li', '李四', 'P2')],
    {
      unit: () => ({ error: 'unknown' }) as never,
      posts: new Map(),
      people: new Map([
        ['P1', new Set(['张三'])],
        ['P2', new Set(['李四'])],
      ]),
      accounts: new Map(),
    },
  );
  assert.deepEqual(
    faults.map(({ row: at, column, message }) => [at, column, message]),
    [
      [3, '人员编号', '编号“P1”在“人员”表中是“张三”，不是“赵六”，请核对'],
      [3, '人员编号', '第 2 行的用户名“zhang”已经是这个人的，一人一个账号，请核对'],
    ],
  );
});
