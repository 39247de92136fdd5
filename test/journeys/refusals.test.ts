// Wrong input: every kind of refusal, at its place and in words that help.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { zipSync } from 'fflate';
import type { ImportFaultKind } from '#engine/exchange/importing/fault.ts';
import { aWorkbookFile, type SheetToMake } from '../builders/a-workbook.ts';
import { items, onlyUnits, posts, RECTIFICATION, units } from '../builders/small-city.ts';
import { SOUND, WRONG } from '../builders/wrong-cells.ts';
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
    if (typeof cell === 'string' && cell.length < 20 && fault?.value && !/\s|\p{Cc}/u.test(fault.value))
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
  /** Told by other journeys, by files of their own. */
  const elsewhere: readonly ImportFaultKind[] = [
    'out_of_scope',
    'surplus_cells',
    'merged_number',
    'money_unit',
    'correction',
    'by_step',
    'gathered',
  ];
  // Every kind, or it does not compile.
  const all = {
    not_text: true,
    too_long: true,
    line_break: true,
    pattern: true,
    not_integer: true,
    not_decimal: true,
    too_precise: true,
    not_money: true,
    out_of_range: true,
    not_date: true,
    not_datetime: true,
    not_month: true,
    not_year: true,
    not_boolean: true,
    unknown_choice: true,
    unknown_unit: true,
    ambiguous_unit: true,
    unknown_person: true,
    ambiguous_person: true,
    not_url: true,
    not_percent: true,
    bad_uscc: true,
    cell_error: true,
    digits_lost: true,
    identity_number: true,
    file: true,
    no_known_sheet: true,
    duplicate_sheet: true,
    header_not_found: true,
    missing_column: true,
    duplicate_column: true,
    required: true,
    void_reason: true,
    check: true,
    conflict: true,
    unknown_reference: true,
    refused_reference: true,
    unit_cycle: true,
    out_of_scope: true,
    impossible_day: true,
    surplus_cells: true,
    merged_number: true,
    money_unit: true,
    correction: true,
    by_step: true,
    gathered: true,
  } satisfies Record<ImportFaultKind, true>;
  assert.deepEqual(
    Object.keys(all).filter((kind) => !(covered as ReadonlySet<string>).has(kind)),
    elsewhere,
  );
});
