// Files that nobody here made: each is taken as it is seen, or told at its place with what to do.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Cell } from '#model/cell.ts';
import type { ImportResult } from '#engine/exchange/importing/result.ts';
import { listRows } from '#engine/records/listing/list-rows.ts';
import type { Comparison, RowSelection } from '#engine/records/listing/row-query.ts';
import { aWorkbookFile } from '../builders/a-workbook.ts';
import { sampleTables } from '../builders/the-sample.ts';
import { TESTER } from '../support/actors.ts';
import { cityMaker, NOW } from '../support/a-city.ts';
import { temporaryDir } from '../support/test-server.ts';

const directory = temporaryDir('foreign-');
const { aCity, close } = await cityMaker();
after(async () => {
  await close();
  rmSync(directory, { recursive: true, force: true });
});
const tables = await sampleTables();
const base = tables.filter(({ name }) => name === '单位' || name === '人员');
const city = await aCity();
const made = await city.import([
  aWorkbookFile(
    directory,
    '底表.xlsx',
    base.map(({ name, header, rows }) => ({ name, rows: [[...header], ...rows] })),
  ),
]);
assert.deepEqual(made.errors, []);

const foreign = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/foreign-files/${name}`, import.meta.url));
const take = (name: string): Promise<ImportResult> => city.import([foreign(name)]);

/** What is expected of a file: taken, with what is told of it; or refused, with where and why. */
interface Expected {
  readonly told?: RegExp;
  readonly refused?: readonly (readonly [row: number | null, why: RegExp])[];
}

const FILES: Readonly<Record<string, Expected>> = {
  'empty-shared-index.xlsx': {},
  'filtered-row.xlsx': { told: /第 3 行.*也已读入/ },
  'formula-without-result.xlsx': { refused: [[2, /Excel 或 WPS 打开.*保存后再导入/]] },
  'header-money-remark.xlsx': {},
  'header-with-remarks.xlsx': {},
  'mac-1904-excel2013.xlsx': {},
  'merged-leftover.xlsx': { told: /G2:G3/ },
  'merged-optional.xlsx': { told: /G2:G4/ },
  'merged-required.xlsx': { told: /B2:B4/ },
  'module-sheet-without-id.xlsx': { told: /Module1/ },
  'names-padded.xlsx': {},
  'nfkc-changes-meaning.xlsx': {},
  'note-row-below.xlsx': { told: /第 3 行是表下的说明/ },
  'sheet-part-utf16.xlsx': {},
  'signature-row-below.xlsx': { told: /第 4 行是表下的落款/ },
  'styles-part-missing.xlsx': { told: /styles\.xml/ },
  'unit-broken-in-cell.xlsx': {},
  'unit-wan-in-title.xlsx': { told: /第 2 行写明单位是万元/ },
  'voucher-number-cell.xlsx': {
    refused: [
      [2, /超过15位.*文本格式/],
      [3, /超过15位.*文本格式/],
    ],
  },
  'zero-width-in-number.xlsx': {
    told: /看不见的字符/,
    refused: [
      [2, /相同而内容不同/],
      [3, /相同而内容不同/],
    ],
  },
  'zero-width-in-unit.xlsx': { told: /看不见的字符/ },
  '专项活动任务台账 (1).csv': {},
  '专项活动任务台账-分号.csv': {},
  '专项活动任务台账-制表符.csv': {},
  '专项活动任务台账-单引号.csv': {},
  '专项活动任务台账-坏字节.csv': { refused: [[null, /第3行有损坏的文字/]] },
  '专项活动任务台账-未加引号.csv': { refused: [[2, /有 8 格，表头只有 6 格/]] },
};

test('files of other hands are taken as they are seen, or told with what to do', async () => {
  for (const [name, { told, refused = [] }] of Object.entries(FILES)) {
    const result = await take(name);
    const errors = result.errors.map(({ row, message }) => [row, message] as const);
    assert.deepEqual(
      errors.map(([row]) => row),
      refused.map(([row]) => row),
      `${name}: ${JSON.stringify(errors)}`,
    );
    for (const [at, [, why]] of refused.entries()) assert.match(errors[at]?.[1] ?? '', why, name);
    const messages = result.reported.map(({ message }) => message).join('\n');
    if (told) assert.match(messages, told, name);
    else assert.equal(messages, '', name);
  }
});

test('what is stored is what the sheets show', async () => {
  const talents = await city.query(
    `select person_code as no, signed_on as on, programme, subsidy::text from ledger.talent_introduction`,
  );
  const of = (no: string) => talents.find((row) => row.no === no);
  assert.equal(of('TX-1904')?.on, '2021-09-24');
  assert.deepEqual(
    ['TX-11', 'TX-12'].map((no) => of(no)?.programme),
    ['甲计划', '甲计划'],
  );
  assert.deepEqual(
    ['TX-M4', 'TX-M5', 'TX-M6'].map((no) => of(no)?.programme),
    ['菁英计划', '菁英计划', '菁英计划'],
  );
  assert.equal(of('TX-HM')?.subsidy, '4700000');
  const [money] = await city.query('select sum(amount)::text as fen from ledger.fund_recovery');
  assert.equal(money?.fen, '47430000');
  const tasks = await city.query('select task_no as no, effect, title from ledger.campaign_task');
  assert.ok(tasks.some(({ no }) => no === '00124'));
});

const TALENT = ['人才编号', '申报单位', '人才层次', '用人单位信用代码', '签约日期', '引才计划', '财政补助'];
const talent = (
  no: Cell,
  more: Partial<Record<'unit' | 'on' | 'programme' | 'money', Cell>> = {},
): readonly Cell[] => [
  no,
  more.unit ?? '江河市审计局',
  '博士研究生',
  '910000000000010034',
  more.on ?? '2021-09-24',
  more.programme ?? null,
  more.money ?? null,
];
let books = 0;
const takeRows = (rows: readonly (readonly Cell[])[], name = '人才引进台账'): Promise<ImportResult> =>
  city.import([aWorkbookFile(directory, `表${(books += 1)}.xlsx`, [{ name, rows }])]);

test('a text keeps every mark, and is found however it is typed', async () => {
  const programme = '“菁英计划”（第一期）：①㎡，10⁻³；好！';
  assert.deepEqual((await takeRows([TALENT, talent('ＮＫ－１', { programme })])).errors, []);
  const [stored] = await city.query(
    `select person_code as no, programme from ledger.talent_introduction where row_key = 'NK-1'`,
  );
  assert.deepEqual(stored, { no: 'NK-1', programme });
  const ledger = city.pack.ledgers.get('talent_introduction') ?? assert.fail();
  const found = async (selection: Partial<RowSelection>): Promise<number> => {
    const query = { conditions: [], search: null, order: null, after: null, limit: 9, ...selection };
    return (await listRows(city.db, { scope: city.scope, actor: TESTER, now: NOW }, ledger, query)).rows
      .length;
  };
  for (const typed of ['（第一期）', '(第一期)', '1m2,10−3', '①㎡', '；好！', '"菁英', '”(第一期):1'])
    assert.equal(await found({ search: typed }), typed.startsWith('"') ? 0 : 1, typed);
  const programmeIs = (op: Comparison, value: string) => ({
    conditions: [{ field: 'programme', op, values: [value] }],
  });
  assert.equal(await found(programmeIs('contains', '(第一期)：①')), 1);
  assert.equal(await found(programmeIs('eq', '“菁英计划”(第一期):1m2,10−3;好!')), 1);
  assert.equal(await found(programmeIs('in', programme)), 1);
  assert.equal(await found(programmeIs('contains', '%期')), 0);
});

test('one key in two widths is one row; with another content it is a conflict', async () => {
  const same = await takeRows([TALENT, talent('WD-1'), talent('ＷＤ－１')]);
  assert.deepEqual(same.errors, []);
  assert.match(same.reported[0]?.message ?? '', /完全相同/);
  const other = await takeRows([TALENT, talent('WD-2'), talent('ＷＤ－２', { programme: '别的' })]);
  assert.deepEqual(
    other.errors.map(({ kind }) => kind),
    ['conflict', 'conflict'],
  );
});

test('a unit of money is read wherever it stands, or refused', async () => {
  const fen = async (no: string): Promise<unknown> =>
    (
      await city.query('select subsidy::text as fen from ledger.talent_introduction where row_key = $1', [no])
    )[0]?.fen;
  const header = (title: string): readonly Cell[] => [...TALENT.slice(0, 6), title];
  const cases: readonly (readonly [
    no: string,
    head: readonly (readonly Cell[])[],
    told: RegExp | null,
    fen: string,
  ])[] = [
    ['MU-1', [header('财政补助（元）')], null, '1250'],
    [
      'MU-2',
      [['江河市人才表'], [null, null, '（金额单位：元）'], header('财政补助')],
      /第 2 行写明单位是元/,
      '1250',
    ],
    ['MU-3', [['人才表（单位：人、元）'], header('财政补助')], /第 1 行写明单位是元/, '1250'],
    ['MU-4', [['填报单位：元丰镇'], header('财政补助（选填）')], null, '12500000'],
    ['MU-5', [header('财政补助（单位：元，保留两位小数）')], null, '1250'],
    ['MU-6', [['单位：元'], header('财政补助（万元）')], /按表头读取/, '12500000'],
  ];
  for (const [no, head, told, expected] of cases) {
    const result = await takeRows([...head, talent(no, { money: 12.5 })]);
    assert.deepEqual(result.errors, [], no);
    const messages = result.reported.map(({ message }) => message).join('\n');
    if (told) assert.match(messages, told, no);
    else assert.equal(messages, '', no);
    assert.equal(await fen(no), expected, no);
  }
  for (const head of [[['单位：千元'], header('财政补助')], [header('财政补助（亿元）')]])
    assert.deepEqual(
      (await takeRows([...head, talent('MU-9', { money: 1 })])).errors.map(({ kind }) => kind),
      ['money_unit'],
    );
  const below = await takeRows([TALENT, talent('MU-8', { money: 1 }), ['注：补助金额单位为元。']]);
  assert.deepEqual(
    below.errors.map(({ kind, row }) => [kind, row]),
    [['money_unit', 3]],
  );
});

test('what stands below or beside the table is told and not taken for rows', async () => {
  const result = await takeRows([
    ['*人才编号（必填）', '申报单位：', ...TALENT.slice(2), null],
    [...talent('BL-1'), '没有表头'],
    ['本页小计', null, null, null, null, null, 5],
    ['全 市 合 计：', null, null, null, null, null, 5],
    ['填表人：张三', null, '审核人：李四'],
    [null, null, null, null, '2021年12月31日'],
    ['说明：一、本表由各单位填写。'],
    ['二、按季度报送。'],
  ]);
  assert.deepEqual(result.errors, []);
  assert.deepEqual(
    result.reported.map(({ kind }) => kind),
    ['total_row', 'total_row', 'note_row', 'note_row', 'note_row', 'note_row', 'untitled_column'],
  );
  assert.equal(result.files[0]?.sheets[0]?.inserted, 1);
  const half = await takeRows([TALENT, ['BL-2', '江河市审计局']]);
  assert.ok(
    half.errors.length > 0 && half.errors.every(({ kind }) => kind === 'required'),
    'half a row is no note',
  );
});

test('a copied sheet, and a file named by a browser or a chat, are known by their ledger', async () => {
  assert.deepEqual((await takeRows([TALENT, talent('SN-1')], '人才引进台账 (2)')).errors, []);
  assert.deepEqual((await takeRows([TALENT, talent('SN-2')], '人才引进台账 - 副本')).errors, []);
  assert.equal((await takeRows([TALENT, talent('SN-3')], '人才引进情况')).errors[0]?.kind, 'no_known_sheet');
});

test('a unit is known by its old name; the day of the row decides who is meant', async () => {
  const UNIT = ['单位编号', '单位全称', '单位类别', '上级单位', '设立日期', '撤销日期', '承继单位'];
  const parent = base.find(({ name }) => name === '单位')?.rows[0]?.[0] ?? null;
  const unitRows = (...rows: readonly (readonly Cell[])[]) =>
    city.import([
      aWorkbookFile(directory, `单位${(books += 1)}.xlsx`, [{ name: '单位', rows: [UNIT, ...rows] }]),
    ]);
  const former = ['RN-1', '旧名局', '市直机关', parent, '2010-01-01', '2021-07-01', '新名局'];
  const successor = ['RN-2', '新名局', '市直机关', parent, '2021-07-01', null, null];
  assert.deepEqual(
    (await unitRows(former, successor, ['RN-3', '笔误局', '市直机关', parent, null, null, null])).errors,
    [],
  );
  assert.deepEqual((await unitRows(['RN-3', '正名局', '市直机关', parent, null, null, null])).errors, []);
  const result = await takeRows([
    TALENT,
    talent('RN-A', { unit: '旧名局', on: '2021-06-30' }),
    talent('RN-B', { unit: '旧 名局', on: '2021-07-01' }),
    talent('RN-C', { unit: '笔误局' }),
    talent('RN-D', { unit: 'RN-1', on: '2021-08-01' }),
  ]);
  assert.deepEqual(result.errors, []);
  assert.deepEqual(
    result.reported.map(({ kind, row }) => [kind, row]),
    [
      ['renamed_unit', 3],
      ['renamed_unit', 4],
    ],
  );
  const units = await city.query(
    `select person_code as no, unit from ledger.talent_introduction where row_key like 'RN-%' order by 1`,
  );
  assert.deepEqual(
    units.map(({ unit }) => unit),
    ['RN-1', 'RN-2', 'RN-3', 'RN-1'],
  );
});

test('a day on which it cannot have happened is refused, one that is planned is not', async () => {
  const on = async (day: string, unit = '江河市审计局'): Promise<readonly string[]> =>
    (await takeRows([TALENT, talent('DY-1', { on: day, unit })])).errors.map(({ message }) => message);
  assert.match((await on('2036-03-05')).join(), /“签约日期”.*2036-03-05.*晚于今天（2022-01-10）/);
  assert.match((await on('1900-01-05')).join(), /早得不合情理/);
  assert.match((await on('2021-06-30', 'RN-2')).join(), /早于单位的设立日期（2021-07-01）/);
  assert.deepEqual(await on('2022-01-10'), []);
  const tasks = await takeRows(
    [
      ['任务编号', '专项活动', '任务', '责任单位', '完成时限', '任务状态'],
      ['DY-2', '效能提升', '任务', '江河市审计局', '2030-12-31', '进行中'],
    ],
    '专项活动任务台账',
  );
  assert.deepEqual(tasks.errors, []);
});

test('a wrong reference is told in the same round as wrong cells', async () => {
  const result = await takeRows(
    [
      ['问题编号', '事项类别', '村社区', '办理单位', '发现日期', '办理状态', '关联实事'],
      ['OR-1', '道路交通', '江河市审计局', '江河市审计局', '2021-13-01', '待办', 'D-404'],
    ],
    '群众困难问题台账',
  );
  assert.deepEqual(
    result.errors.map(({ kind, column }) => [kind, column]),
    [
      ['not_date', '发现日期'],
      ['unknown_reference', '关联实事'],
    ],
  );
});
