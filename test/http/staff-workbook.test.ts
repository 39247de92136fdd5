// Accounts and posts of many people from one workbook: two administrators, all or nothing, passwords given once.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aWorkbook } from '../builders/a-workbook.ts';
import { units } from '../builders/small-city.ts';
import { aService } from '../support/a-service.ts';

const TOWN = ['XZ1', '清溪镇', '清溪', '乡镇', 'U1'] as const;
const VILLAGE = ['C1', '清溪镇柳树村', null, '村', 'XZ1'] as const;
let query: (sql: string) => Promise<readonly Record<string, unknown>[]> = async () => [];
const service = await aService(async (city, directory) => {
  const file = join(directory, '单位.xlsx');
  writeFileSync(file, aWorkbook([units(TOWN, VILLAGE)]));
  assert.ok((await city.import([file])).accepted);
  query = (sql) => city.query(sql);
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const HEADER = ['用户名', '姓名', '人员编号', '单位', '岗位', '任职开始日期', '任职结束日期', '分管单位'];
type Row = readonly (string | null)[];
const book = (...rows: readonly Row[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(aWorkbook([{ name: '账号和岗位', rows: [HEADER, ...rows] }]));
const GOOD: readonly Row[] = [
  ['zhang.san', '张三', null, '柳树村', null, null, null, null],
  ['zhang.san2', '张三', null, '清溪镇', '乡镇（街道）党政办干部', '2021-01-01', null, null],
  ['li.si', '李四', null, '清溪镇柳树村', '村（社区）文书', '2021-01-01', null, null],
].map((row) => row.map((cell) => (cell === '柳树村' ? '清溪镇柳树村' : cell)));

const system = await service.as('system_administrator');
const security = await service.as('security_administrator');
const place = (path: string, name: string, check: 'yes' | 'no'): string =>
  `${path}/workbook?name=${encodeURIComponent(name)}&check=${check}`;
const logged = async (type: string): Promise<number> =>
  (await query(`select from audit.entries where type = '${type}'`)).length;

test('everything that is wrong is told by row, and nothing is done', async () => {
  const wrong = book(
    ['a b', '张三', null, '没有的单位', '没有的岗位', '昨天', null, null],
    ['wang', '王五', 'P-9', '清溪镇', '村（社区）文书', null, null, null],
    ['wang', '王六', null, null, null, null, null, null],
    [null, '赵七', null, null, null, null, null, null],
    ['demo_village_clerk', '别人', null, null, null, null, null, null],
  );
  const before = await logged('account.created');
  for (const check of ['yes', 'no'] as const) {
    const told = await system.ask('POST', place('accounts', '错.xlsx', check), { raw: wrong });
    assert.equal(told.status, 200, told.text);
    assert.deepEqual(told.json.made, []);
    assert.deepEqual(
      told.json.faults.map((one: { row: number; column: string }) => [one.row, one.column]),
      [
        [2, '用户名'],
        [2, '单位'],
        [2, '岗位'],
        [2, '任职开始日期'],
        [3, '人员编号'],
        [3, '任职开始日期'],
        [4, '用户名'],
        [5, '用户名'],
        [6, '用户名'],
      ],
    );
  }
  assert.equal(await logged('account.created'), before);
});

test('the system administrator makes accounts, the security administrator appoints; neither does the other’s', async () => {
  const file = book(...GOOD);
  for (const [who, path] of [
    [security, 'accounts'],
    [system, 'appointments'],
  ] as const)
    assert.equal(
      (await who.ask('POST', place(path, '人.xlsx', 'yes'), { raw: file })).json.code,
      'ACCESS-DENIED',
    );
  const early = await security.ask('POST', place('appointments', '人.xlsx', 'yes'), { raw: file });
  assert.match(early.json.faults[0].message, /还没有这一账号/);
  const checked = await system.ask('POST', place('accounts', '人.xlsx', 'yes'), { raw: file });
  assert.deepEqual(
    checked.json.made.map((one: { login: string; password: unknown }) => [one.login, one.password]),
    [
      ['zhang.san', null],
      ['zhang.san2', null],
      ['li.si', null],
    ],
  );
  const before = await logged('account.created');
  const made = await system.ask('POST', place('accounts', '人.xlsx', 'no'), { raw: file });
  assert.equal(made.status, 200, made.text);
  assert.equal(new Set(made.json.made.map((one: { password: string }) => one.password)).size, 3);
  assert.deepEqual([await logged('account.created'), await logged('account.batch')], [before + 3, 1]);
  // A second time the same file makes nothing, and gives no passwords.
  const again = await system.ask('POST', place('accounts', '人.xlsx', 'no'), { raw: file });
  assert.deepEqual(again.json, { faults: [], made: [], kept: 3 });
  assert.equal(await logged('account.batch'), 1);
  // Who gets what is told before it is done.
  const foreseen = await security.ask('POST', place('appointments', '人.xlsx', 'yes'), { raw: file });
  const posts = await security.ask('POST', place('appointments', '人.xlsx', 'no'), { raw: file });
  const given = [
    {
      row: 3,
      login: 'zhang.san2',
      name: '张三',
      kind: 'township_clerk',
      unit: 'XZ1',
      named: [],
      from: '2021-01-01',
      to: null,
    },
    {
      row: 4,
      login: 'li.si',
      name: '李四',
      kind: 'village_clerk',
      unit: 'C1',
      named: [],
      from: '2021-01-01',
      to: null,
    },
  ];
  assert.deepEqual(foreseen.json, { faults: [], appointed: 2, posts: given, kept: 0 });
  assert.deepEqual(posts.json, { faults: [], appointed: 2, posts: given, kept: 0 });
  const twice = await security.ask('POST', place('appointments', '人.xlsx', 'no'), { raw: file });
  assert.deepEqual(twice.json, { faults: [], appointed: 0, posts: [], kept: 2 });
  assert.deepEqual([await logged('post.batch')], [1]);
  const [password] = made.json.made.flatMap((one: { login: string; password: string }) =>
    one.login === 'li.si' ? [one.password] : [],
  );
  const signed = await service.visitor().ask('POST', 'session', { body: { login: 'li.si', password } });
  assert.equal(signed.status < 300, true, signed.text);
});

test('one post that cannot be takes back all of the file', async () => {
  const more: Row = ['li.si', '李四', null, '清溪镇', '村（社区）文书', '2021-02-01', null, null];
  const good: Row = ['zhang.san', '张三', null, '清溪镇柳树村', '村（社区）文书', '2021-02-01', null, null];
  const told = await security.ask('POST', place('appointments', '混.xlsx', 'no'), { raw: book(good, more) });
  assert.deepEqual(
    told.json.faults.map((one: { row: number; column: string }) => [one.row, one.column]),
    [[3, '岗位']],
  );
  assert.match(told.json.faults[0].message, /不设“村（社区）文书”/);
  const held = await query(
    `select from access.appointments p join auth.accounts a on a.region_id = p.region_id and a.id = p.account_id where a.login = 'zhang.san'`,
  );
  assert.deepEqual(held, []);
});

test('two people of one name are told apart in the log', async () => {
  const auditor = await service.as('audit_administrator');
  const { items } = (await auditor.ask('GET', 'audit?type=account.created&limit=20')).json;
  const words = JSON.stringify(items);
  assert.match(words, /“张三”（zhang\.san）/);
  assert.match(words, /“张三”（zhang\.san2）/);
});
