// Wrong input: every kind of refusal, at its place and in words that help.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { zipSync } from 'fflate';
import type { ImportFaultKind } from '#engine/exchange/importing/fault.ts';
import type { Cell } from '#model/cell.ts';
import { CELL_FAULT_KINDS } from '#model/field.ts';
import { aWorkbookFile, type SheetToMake } from '../builders/a-workbook.ts';
import { items, onlyUnits, posts, RECTIFICATION, units } from '../builders/small-city.ts';
import { cityMaker } from '../support/a-city.ts';
import { temporaryDir } from '../support/test-server.ts';

const directory = temporaryDir('refusals-');
const { aCity, close } = await cityMaker();
const city = await aCity();
let files = 0;
const book = (...sheets: readonly SheetToMake[]): string =>
  aWorkbookFile(directory, `${(files += 1)}.xlsx`, sheets);
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(directory, name), content);
  return join(directory, name);
};
after(async () => {
  await close();
  rmSync(directory, { recursive: true, force: true });
});
const TWIN = ['U4', '丁局', '乙', '市直机关', 'U1'];
assert.deepEqual((await city.import([book(units(TWIN), posts())])).errors, []);

/** A sound row of some ledgers, by header. */
const SOUND: Readonly<Record<string, Readonly<Record<string, Cell>>>> = {
  重大事项请示报告台账: {
    报送编号: 'R1',
    类别: '报告',
    标题: '防汛',
    报送单位: '甲局',
    受理党组织: 'U3',
    报送时间: '2021-06-23 17:15',
  },
  '“一件事”办件月报': { 办理单位: '甲局', 事项: '开办', 月份: '2021-11', 办件量: 3, 按时率: 72 },
  '“一件事”承诺与办理台账': {
    承诺单位: '甲局',
    承诺事项: '开办',
    公开日期: '2021-09-12',
    公开网址: null,
    撤回日期: null,
  },
  办实事项目台账: {
    项目编号: 'D1',
    事项: '修路',
    承办单位: '甲局',
    承诺日期: '2021-01-02',
    办结日期: null,
    办理状态: '进行中',
    责任领导: null,
    投入资金: null,
  },
  封存值: { 年度: 2020, 数字编号: 'S27', 封存数值: 11 },
  人才引进台账: {
    人才编号: 'T1',
    申报单位: '甲局',
    人才层次: '领军人才',
    用人单位信用代码: '91000000000001118A',
    签约日期: '2021-08-23',
  },
  群众困难问题台账: {
    问题编号: 'Q1',
    事项类别: '道路交通',
    村社区: '甲局',
    办理单位: '甲局',
    发现日期: '2021-02-01',
    办理状态: '待办',
    关联实事: null,
  },
  政治生态书面报告台账: {
    报告主体: '乡镇开发区',
    报告单位: '甲局',
    报告期: '2021年度',
    报告形式: '书面',
    是否按时: null,
    记录状态: null,
    作废原因: null,
  },
};
const WRONG: readonly (readonly [sheet: string, column: string, cell: Cell, kind: ImportFaultKind])[] = [
  ['办实事项目台账', '事项', 'a_x0007_b', 'not_text'],
  ['办实事项目台账', '事项', '路'.repeat(201), 'too_long'],
  ['办实事项目台账', '事项', '修\n路', 'line_break'],
  ['封存值', '数字编号', 'S2', 'pattern'],
  ['“一件事”办件月报', '办件量', 12.5, 'not_integer'],
  ['“一件事”办件月报', '办件量', '约12', 'not_integer'],
  ['封存值', '封存数值', '十一', 'not_decimal'],
  ['封存值', '封存数值', '1.1234567', 'too_precise'],
  ['办实事项目台账', '投入资金', '若干', 'not_money'],
  ['办实事项目台账', '投入资金', '12亿', 'not_money'],
  ['办实事项目台账', '投入资金', '1.005', 'too_precise'],
  ['办实事项目台账', '投入资金', '-5元', 'out_of_range'],
  ['“一件事”办件月报', '按时率', { percent: 1.01 }, 'out_of_range'],
  ['“一件事”办件月报', '办件量', '99999999999999999999', 'out_of_range'],
  ['办实事项目台账', '承诺日期', '2021-02-30', 'not_date'],
  ['办实事项目台账', '承诺日期', '2021年3月', 'not_date'],
  ['重大事项请示报告台账', '报送时间', '2021-06-23 25:00', 'not_datetime'],
  ['“一件事”办件月报', '月份', '2021-13', 'not_month'],
  ['封存值', '年度', '二〇二〇', 'not_year'],
  ['政治生态书面报告台账', '是否按时', '大概', 'not_boolean'],
  ['政治生态书面报告台账', '报告形式', '电报', 'unknown_choice'],
  ['政治生态书面报告台账', '记录状态', '随便', 'unknown_choice'],
  ['办实事项目台账', '承办单位', '没有局', 'unknown_unit'],
  ['办实事项目台账', '承办单位', '乙', 'ambiguous_unit'],
  ['办实事项目台账', '责任领导', '赵六', 'unknown_person'],
  ['办实事项目台账', '责任领导', '王一', 'ambiguous_person'],
  ['“一件事”承诺与办理台账', '公开网址', 'ftp://x', 'not_url'],
  ['“一件事”办件月报', '按时率', '七成', 'not_percent'],
  ['人才引进台账', '用人单位信用代码', '91000000000001118B', 'bad_uscc'],
  ['办实事项目台账', '承诺日期', { error: '#REF!' }, 'cell_error'],
  ['办实事项目台账', '事项', null, 'required'],
  ['政治生态书面报告台账', '记录状态', '已作废', 'void_reason'],
  ['“一件事”承诺与办理台账', '撤回日期', '2021-01-01', 'check'],
  ['群众困难问题台账', '关联实事', 'D404', 'unknown_reference'],
];
const covered = new Set<ImportFaultKind>();

test('every kind of fault in a cell: its sheet, row, column, value and a sentence', async () => {
  for (const [sheet, column, cell, kind] of WRONG) {
    const row = SOUND[sheet] ?? {};
    assert.ok(column in row, `${sheet} ${column}`);
    const wrong = Object.keys(row).map((title) => (title === column ? cell : (row[title] ?? null)));
    // Two title rows and an empty one: the row number is the one that the user sees.
    const path = book({ name: sheet, rows: [['标题'], [], Object.keys(row), wrong] });
    const result = await city.import([path]);
    assert.equal(result.accepted, false, `${sheet} ${column} ${JSON.stringify(cell)}`);
    const [fault] = result.errors;
    assert.equal(result.errors.length, 1, JSON.stringify(result.errors));
    assert.deepEqual([fault?.sheet, fault?.row, fault?.kind], [sheet, 4, kind], JSON.stringify(fault));
    const place = kind === 'check' ? null : kind === 'void_reason' ? '作废原因' : column;
    assert.equal(fault?.column, place);
    assert.match(fault?.message ?? '', /\p{Script=Han}/u);
    assert.match(fault?.message ?? '', /请|可填|须/u, fault?.message);
    if (typeof cell === 'string' && cell.length < 20 && fault?.value && !/[\n\u0007]/u.test(fault.value))
      assert.ok(fault.message.includes(fault.value) || kind === 'bad_uscc', fault.message);
    covered.add(kind);
  }
  for (const [sheet, row] of Object.entries(SOUND)) {
    const result = await city.import([book({ name: sheet, rows: [Object.keys(row), Object.values(row)] })], {
      dryRun: true,
    });
    assert.deepEqual(result.errors, [], sheet);
  }
});

const HEADER = ['整改编号', '反馈来源', '反馈日期', '反馈问题', '责任单位', '整改状态'];
const ROW = ['A1', '省委巡视', '2021-03-05', '问题', '甲局', '整改中'];
const SHEETS: readonly (readonly [
  kind: ImportFaultKind,
  sheets: readonly SheetToMake[],
  column: string | null,
  row: number | null,
])[] = [
  ['no_known_sheet', [{ name: 'Sheet1', rows: [HEADER, ROW] }], null, null],
  [
    'duplicate_sheet',
    [
      { name: '“三重一大”决策台账', rows: [] },
      { name: '"三重一大"决策台账', rows: [] },
    ],
    null,
    null,
  ],
  [
    'header_not_found',
    [{ name: RECTIFICATION, rows: [...Array.from({ length: 10 }, () => ['标题']), HEADER, ROW] }],
    null,
    null,
  ],
  [
    'header_not_found',
    [{ name: RECTIFICATION, rows: [...Array.from({ length: 10 }, () => []), HEADER, ROW] }],
    null,
    null,
  ],
  ['missing_column', [{ name: RECTIFICATION, rows: [HEADER.slice(1), ROW.slice(1)] }], '整改编号', 1],
  [
    'duplicate_column',
    [
      {
        name: RECTIFICATION,
        rows: [
          [...HEADER, ' *整 改状态'],
          [...ROW, '整改中'],
        ],
      },
    ],
    '整改状态',
    1,
  ],
  ['conflict', [items({ problem: '甲' }, { problem: '乙' })], null, 2],
  ['unit_cycle', [onlyUnits(['U1', '江河市委', null, '市委', 'U2'])], '上级单位', 2],
];

test('every kind of fault of a sheet', async () => {
  for (const [kind, sheets, column, row] of SHEETS) {
    const { accepted, errors } = await city.import([book(...sheets)]);
    assert.equal(accepted, false, kind);
    assert.deepEqual(
      [errors[0]?.kind, errors[0]?.column, errors[0]?.row],
      [kind, column, row],
      JSON.stringify(errors),
    );
    assert.match(errors[0]?.message ?? '', /\p{Script=Han}/u);
    covered.add(kind);
  }
  const refused = await city.import([
    book(
      {
        name: '办实事项目台账',
        rows: [
          Object.keys(SOUND['办实事项目台账'] ?? {}),
          ['D9', '修路', '没有局', '2021-01-02', null, '进行中', null, null],
        ],
      },
      {
        name: '群众困难问题台账',
        rows: [
          Object.keys(SOUND['群众困难问题台账'] ?? {}),
          ['Q1', '道路交通', '甲局', '甲局', '2021-02-01', '待办', 'D9'],
        ],
      },
    ),
  ]);
  assert.deepEqual(
    refused.errors.map(({ kind }) => kind),
    ['unknown_unit', 'refused_reference'],
  );
  covered.add('refused_reference');
});

test('files that are no tables: a clear sentence, and the next file is still read', async () => {
  const bomb = zipSync(
    { 'xl/workbook.xml': new Uint8Array(80 * 1024 * 1024), '[Content_Types].xml': new Uint8Array(10) },
    { level: 9 },
  );
  mkdirSync(join(directory, 'folder.xlsx'));
  const whole = aWorkbookFile(directory, 'whole.xlsx', [items({})]);
  const bytes = (await import('node:fs')).readFileSync(whole);
  const bad = [
    file('炸弹.xlsx', bomb),
    file('坏.xlsx', bytes.subarray(0, Math.floor(bytes.length / 2))),
    file('旧.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)])),
    file('文件.xlsx', '%PDF-1.7\n'),
    file('空.xlsx', ''),
    join(directory, '没有.xlsx'),
    join(directory, 'folder.xlsx'),
    file(`${RECTIFICATION}-9.csv`, Uint8Array.from([0xff, 0xfe, 0x41, 0x00])),
    file(`${RECTIFICATION}-8.csv`, `${HEADER.join(',')}\n"A1,省委\n`),
  ];
  const other = await aCity();
  const result = await other.import([...bad, book(units(), items({}))]);
  assert.deepEqual(
    result.files.map(({ accepted }) => accepted),
    [...bad.map(() => false), true],
  );
  assert.equal(result.errors.length, bad.length);
  for (const { kind, message } of result.errors) {
    assert.equal(kind, 'file');
    assert.match(message, /“.+”.*(请|拒绝|无法|不能)/su);
  }
  assert.deepEqual(await other.counts(), { units: 3, inspection_rectification_item: 1 });
  covered.add('file');
});

test('no kind of fault is left out', () => {
  const scoped: readonly ImportFaultKind[] = ['out_of_scope']; // told in import-stories.test.ts
  const all: readonly ImportFaultKind[] = [
    ...CELL_FAULT_KINDS,
    'file',
    'no_known_sheet',
    'duplicate_sheet',
    'header_not_found',
    'missing_column',
    'duplicate_column',
    'required',
    'void_reason',
    'check',
    'conflict',
    'unknown_reference',
    'refused_reference',
    'unit_cycle',
    ...scoped,
  ];
  assert.deepEqual(
    all.filter((kind) => !covered.has(kind)),
    scoped,
  );
});
