// What happens to what is there: corrections, references, the tree of units, several files and importers at once.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { columnsOf } from '#engine/exchange/exporting/columns.ts';
import { ledgerCells, loadWording } from '#engine/exchange/exporting/ledger-cells.ts';
import { openSource } from '#engine/exchange/reading/open-source.ts';
import { annotateWorkbook } from '#engine/exchange/writing/annotate/annotate-workbook.ts';
import { writeCsv } from '#engine/exchange/writing/write-csv.ts';
import { writeWorkbook } from '#engine/exchange/writing/write-workbook.ts';
import { subtreeOf } from '#engine/records/unit-paths.ts';
import { withScope } from '#kernel/db/index.ts';
import type { Cell } from '#model/cell.ts';
import { aWorkbookFile, type SheetToMake } from '../builders/a-workbook.ts';
import { ACTIVITY, items, onlyUnits, posts, RECTIFICATION, units } from '../builders/small-city.ts';
import { cityMaker, type TestCity, totals } from '../support/a-city.ts';
import { temporaryDir } from '../support/test-server.ts';

const directory = temporaryDir('stories-');
const { aCity, close } = await cityMaker();
after(async () => {
  await close();
  rmSync(directory, { recursive: true, force: true });
});
let files = 0;
const book = (...sheets: readonly SheetToMake[]): string =>
  aWorkbookFile(directory, `${(files += 1)}.xlsx`, sheets);
const kinds = (result: { errors: readonly { kind: string }[] }): readonly string[] =>
  result.errors.map(({ kind }) => kind);
const paths = (city: TestCity) =>
  city.query('select item_no, unit_id, unit_path from ledger.inspection_rectification_item order by item_no');

/** A city with the units U1 above U2 甲局 and U3 乙局, and three persons. */
async function aSmallCity(): Promise<TestCity> {
  const city = await aCity();
  assert.deepEqual((await city.import([book(units(), posts())])).errors, []);
  return city;
}

const ELECTIONS = (...rows: readonly (readonly (string | null)[])[]): SheetToMake => ({
  name: '换届选举台账',
  rows: [['换届编号', '党组织', '换届层级', '换届状态', '选举日期'], ...rows],
});
const RESULTS = (...rows: readonly (readonly (string | null)[])[]): SheetToMake => ({
  name: '“两委”换届结果台账',
  rows: [['换届编号', '村社区', '当选职务', '当选人', '是否调整', '任职日期'], ...rows],
});
const DEEDS = (...rows: readonly (readonly (string | null)[])[]): SheetToMake => ({
  name: '办实事项目台账',
  rows: [['项目编号', '事项', '承办单位', '承诺日期', '办理状态'], ...rows],
});
const PROBLEMS = (...rows: readonly (readonly (string | null)[])[]): SheetToMake => ({
  name: '群众困难问题台账',
  rows: [['问题编号', '事项类别', '村社区', '办理单位', '发现日期', '办理状态', '关联实事'], ...rows],
});
const deed = (no: string, unit = '甲局') => [no, '修路', unit, '2021-01-02', '进行中'];
const problem = (no: string, cites: string) => [no, '道路交通', '甲局', '甲局', '2021-02-01', '待办', cites];

test('a file is taken whole or not at all, each for itself', async () => {
  const city = await aSmallCity();
  const result = await city.import([
    book(items({ no: 'A1' }, { no: 'A2', unit: '没有局' })),
    book(items({ no: 'B1' })),
  ]);
  assert.deepEqual(
    result.files.map(({ accepted }) => accepted),
    [false, true],
  );
  assert.deepEqual(
    (await paths(city)).map(({ item_no }) => item_no),
    ['B1'],
  );
});

test('a dry run says the same as the run and leaves nothing', async () => {
  const city = await aSmallCity();
  const file = book(items({ no: 'A1' }), ELECTIONS(['T1', '甲局', '村级', '筹备中', null]));
  const before = await city.counts();
  const dry = await city.import([file], { dryRun: true });
  assert.deepEqual(await city.counts(), before);
  assert.deepEqual((await city.import([file])).files, dry.files);
});

test('references may stand later, in another sheet, or in another file of the call', async () => {
  const city = await aSmallCity();
  const citing = book(PROBLEMS(problem('Q1', 'D1')));
  assert.deepEqual(kinds(await city.import([citing])), ['unknown_reference']);
  assert.deepEqual(kinds(await city.import([citing, book(DEEDS(deed('D1')))])), []);
  assert.deepEqual(kinds(await city.import([book(PROBLEMS(problem('Q2', 'D2')), DEEDS(deed('D2')))])), []);
  // Into a refused file: the other falls with it, and into a refused row of the same file likewise.
  const refused = await city.import([
    book(PROBLEMS(problem('Q3', 'D3'))),
    book(DEEDS(deed('D3'), deed('D4', '没有局'))),
  ]);
  assert.deepEqual(
    [refused.files.map(({ accepted }) => accepted), kinds(refused)],
    [
      [false, false],
      ['unknown_unit', 'unknown_reference'],
    ],
  );
  const rest = await city.import(
    [book(PROBLEMS(problem('Q5', 'D5'), problem('Q6', 'D6')), DEEDS(deed('D5'), deed('D6', '没有局')))],
    { goodRows: true },
  );
  assert.deepEqual([rest.accepted, kinds(rest)], [true, ['unknown_unit', 'refused_reference']]);
  const [problems] = [...city.pack.ledgers.values()].filter(({ title }) => title === '群众困难问题台账');
  assert.equal((await city.counts())[problems?.id ?? ''], 3, 'Q1, Q2 and Q5');
});

test('with good rows, what cites a refused unit is refused with it', async () => {
  const bad: readonly (readonly (readonly (string | null)[])[])[] = [
    [['U9', '坏局', null, '市直机关', '没有局']],
    [
      ['U9', '坏局', null, '市直机关', 'U1'],
      ['U9', '坏局', null, '市直机关', 'U2'],
    ],
    [
      ['U8', '丙局', null, '市直机关', 'U9'],
      ['U9', '坏局', null, '市直机关', 'U8'],
    ],
    [
      ['U8', '丙局', null, '市直机关', '没有局'],
      ['U9', '坏局', null, '市直机关', 'U8'],
    ],
  ];
  for (const rows of bad) {
    const city = await aCity();
    const result = await city.import(
      [
        book(
          units(...rows),
          posts(['P9', '赵九', '坏局', '局长', '2020-01-01']),
          items({ no: 'A1', unit: '坏局' }, { no: 'A2' }, { no: 'A3', leader: '赵九' }),
        ),
      ],
      { goodRows: true },
    );
    assert.equal(result.accepted, true);
    assert.deepEqual(
      await paths(city),
      [{ item_no: 'A2', unit_id: 'U2', unit_path: 'U1/U2/' }],
      JSON.stringify(result.errors),
    );
    assert.deepEqual(await city.query('select code from base.units order by code'), [
      { code: 'U1' },
      { code: 'U2' },
      { code: 'U3' },
    ]);
    const places = result.errors.map(({ sheet, row, kind }) => `${sheet} ${row} ${kind}`);
    assert.equal(new Set(places).size, places.length, places.join('\n'));
  }
});

test('a unit refused in one file is unknown to the other; units split over files are one tree', async () => {
  const city = await aCity();
  const [bad, other] = [book(units(['U9', null, null, '市直机关', 'U1'])), book(items({ no: 'A1' }))];
  assert.deepEqual(kinds(await city.import([bad, other])), ['required', 'unknown_unit']);
  assert.deepEqual(await city.counts(), {});
  const split = [
    book(onlyUnits(['U5', '戊局', null, '市直机关', '甲局'])),
    book(items({ no: 'A1', unit: '戊局' })),
    book(units()),
  ];
  assert.deepEqual(kinds(await city.import(split)), []);
  assert.deepEqual(await paths(city), [{ item_no: 'A1', unit_id: 'U5', unit_path: 'U1/U2/U5/' }]);
});

test('a corrected file amends by key, keeps absent columns, and the history tells before and after', async () => {
  const city = await aSmallCity();
  await city.import([book(items({ no: 'A1', problem: '旧', measures: '措施' }, { no: 'A2' }))]);
  const header = ['整改编号', '反馈来源', '反馈日期', '反馈问题', '责任单位', '整改状态'];
  const corrected = await city.import([
    book({
      name: RECTIFICATION,
      rows: [
        header,
        ['A1', '省委巡视', '2021-03-05', '新', '甲局', '整改中'],
        ['A2', '省委巡视', '2021-03-05', '窗口作风', '甲局', '整改中'],
      ],
    }),
  ]);
  assert.deepEqual(totals(corrected), { read: 2, inserted: 0, updated: 1, unchanged: 1, skipped: 0 });
  assert.deepEqual(
    await city.query(
      "select problem, measures, row_version from ledger.inspection_rectification_item where item_no = 'A1'",
    ),
    [{ problem: '新', measures: '措施', row_version: 2 }],
  );
  const history = await city.query(
    "select action, actor, row_version, before ->> 'problem' as before, after ->> 'problem' as after, after ->> 'measures' as kept from core.row_history",
  );
  assert.deepEqual(history, [
    { action: 'amend', actor: 'test', row_version: 2, before: '旧', after: '新', kept: '措施' },
  ]);
  // An empty cell of a column that is there empties the value.
  await city.import([book(items({ no: 'A1', problem: '新' }))]);
  assert.deepEqual(
    await city.query("select measures from ledger.inspection_rectification_item where item_no = 'A1'"),
    [{ measures: null }],
  );
  const both = await city.import([
    book(items({ no: 'A1', problem: '三' })),
    book(items({ no: 'A1', problem: '四' })),
  ]);
  assert.deepEqual(
    [
      totals(both).updated,
      (
        await city.query(
          "select problem, row_version from ledger.inspection_rectification_item where item_no = 'A1'",
        )
      )[0],
    ],
    [2, { problem: '四', row_version: 5 }],
  );
});

test('drafts need only what identifies them; void rows need a reason and keep their key', async () => {
  const city = await aSmallCity();
  const draft = { no: 'A1', source: null, on: null, problem: null, unit: null, progress: null };
  assert.deepEqual(kinds(await city.import([book(items({ ...draft, status: '草稿' }))])), []);
  assert.deepEqual(kinds(await city.import([book(items({ ...draft, no: null, status: 'DRAFT' }))])), [
    'required',
  ]);
  assert.deepEqual(kinds(await city.import([book(items({ ...draft, status: '已报送' }))])), [
    'required',
    'required',
    'required',
    'required',
    'required',
  ]);
  assert.deepEqual(await paths(city), [{ item_no: 'A1', unit_id: null, unit_path: '' }]);
  await city.import([book(items({ no: 'A1', status: 'voided', reason: '重复填报' }))]);
  assert.deepEqual(
    await city.query('select row_status, row_void_reason, unit_id from ledger.inspection_rectification_item'),
    [{ row_status: 'voided', row_void_reason: '重复填报', unit_id: 'U2' }],
  );
  assert.deepEqual(await city.query("select action, reason from core.row_history where action = 'void'"), [
    { action: 'void', reason: '重复填报' },
  ]);
});

test('a moved unit takes its rows and their history along; a renamed one is known by its new name', async () => {
  const city = await aSmallCity();
  await city.import([
    book(
      onlyUnits(['U4', '甲局一科', null, '市直事业单位', 'U2']),
      items({ no: 'A1', unit: '甲局一科' }, { no: 'A2' }, { no: 'A3', unit: '乙局' }),
    ),
  ]);
  await city.import([book(items({ no: 'A1', unit: '甲局一科', problem: '改过' }))]);
  const moved = await city.import([
    book(onlyUnits(['U2', '新甲局', '甲', '市直机关', 'U3']), items({ no: 'A4', unit: '新甲局' })),
  ]);
  assert.ok(moved.reported.some(({ kind }) => kind === 'moved_rows'));
  assert.deepEqual(
    (await paths(city)).map(({ unit_path }) => unit_path),
    ['U1/U3/U2/U4/', 'U1/U3/U2/', 'U1/U3/', 'U1/U3/U2/'],
  );
  assert.deepEqual(await city.query('select unit_path from core.row_history where unit_id = $1', ['U4']), [
    { unit_path: 'U1/U3/U2/U4/' },
  ]);
  assert.deepEqual(kinds(await city.import([book(items({ no: 'A5', unit: '甲局' }))])), ['unknown_unit']);
  // A sheet without 单位简称 and 上级单位 changes neither, also within its own call.
  const short = {
    name: '单位',
    rows: [
      ['单位编号', '单位全称', '单位类别'],
      ['U2', '新甲局', '市直机关'],
    ],
  };
  assert.deepEqual(kinds(await city.import([book(short, items({ no: 'A6', unit: '甲' }))])), []);
  assert.equal((await paths(city)).at(-1)?.['unit_path'], 'U1/U3/U2/');
});

test('persons of one name are told apart by their unit', async () => {
  const city = await aSmallCity();
  assert.deepEqual(
    kinds(
      await city.import([
        book(
          items(
            { no: 'A1', leader: '王一（甲局）' },
            { no: 'A2', leader: '王一(乙)' },
            { no: 'A3', leader: '李二' },
          ),
        ),
      ]),
    ),
    [],
  );
  assert.deepEqual(
    (
      await city.query(
        'select lead_official as who from ledger.inspection_rectification_item order by item_no',
      )
    ).map(({ who }) => who),
    ['P1', 'P2', 'P3'],
  );
  const { errors } = await city.import([book(items({ no: 'A4', leader: '王一' }))]);
  assert.match(errors[0]?.message ?? '', /P1.*P2/u);
});

test('whoever imports for one unit touches no other', async () => {
  const city = await aSmallCity();
  await city.import([book(items({ no: 'A1', unit: '甲局' }))]);
  const scope = { ...city.scope, ...subtreeOf('U1/U3/') };
  const stranger = await city.import([book(items({ no: 'A2', unit: '甲局' }))], { scope });
  const stolen = await city.import([book(items({ no: 'A1', unit: '乙局' }))], { scope });
  const tree = await city.import([book(onlyUnits(['U2', '甲局', '甲', '市直机关', 'U3']))], { scope });
  for (const { accepted, errors } of [stranger, stolen, tree])
    assert.deepEqual([accepted, kinds({ errors })], [false, ['out_of_scope']]);
  assert.deepEqual(kinds(await city.import([book(items({ no: 'A3', unit: '乙局' }))], { scope })), []);
  assert.deepEqual(
    (await paths(city)).map(({ item_no, unit_id }) => [item_no, unit_id]),
    [
      ['A1', 'U2'],
      ['A3', 'U3'],
    ],
  );
});

test('text that looks like a formula stays text through export and import', async () => {
  const city = await aSmallCity();
  const texts = [
    '=1+1',
    '+cmd|x',
    '-2+3',
    '@SUM(A1)',
    "'=1",
    "''=2",
    '=HYPERLINK("http://x","是")',
    '0012',
    '1e5',
    '2021-01-01',
    'TRUE',
  ];
  const file = book({
    name: ACTIVITY,
    rows: [
      ['专题', '活动名称', '主办单位', '活动日期'],
      ...texts.map((text) => ['其他专题', text, '甲局', '2021-03-01']),
    ],
  });
  assert.deepEqual(kinds(await city.import([file])), []);
  const stored = async () =>
    (await city.query('select title from ledger.campaign_activity order by title')).map(({ title }) => title);
  assert.deepEqual(new Set(await stored()), new Set(texts));
  const ledger = [...city.pack.ledgers.values()].find(({ title }) => title === ACTIVITY);
  assert.ok(ledger);
  const rows = await withScope(city.db, city.scope, async (client) => {
    const wording = await loadWording(client, city.scope.region);
    const all: (readonly Cell[])[] = [];
    for await (const cells of ledgerCells(client, city.pack, ledger, city.scope.region, null, wording))
      all.push(cells);
    return all;
  });
  const columns = columnsOf(ledger);
  await writeWorkbook(join(directory, 'formulas.xlsx'), [{ name: ACTIVITY, columns, rows }]);
  await writeCsv(
    join(directory, `${ACTIVITY}.csv`),
    columns.map(({ title }) => title),
    rows,
  );
  for (const path of ['formulas.xlsx', `${ACTIVITY}.csv`]) {
    const again = totals(await city.import([join(directory, path)]));
    assert.deepEqual([again.inserted, again.updated, again.unchanged], [0, 0, texts.length], path);
  }
});

test('the annotated copy opens again and shows every fault; corrected, it imports', async () => {
  const city = await aSmallCity();
  const path = book(items({ no: 'A1', unit: '没有局' }, { no: 'A2' }, { no: 'A3', on: '2021-02-30' }));
  const { errors } = await city.import([path]);
  const copy = join(directory, 'copy.xlsx');
  await annotateWorkbook(
    path,
    copy,
    errors.map((error) => ({ ...error, sheet: error.sheet ?? '' })),
  );
  const source = await openSource(copy);
  const text: string[] = [];
  for await (const batch of source.rows(RECTIFICATION))
    for (const row of batch) text.push(row.cells.join('|'));
  for (const { row, message } of errors) assert.ok(text[(row ?? 0) - 1]?.includes(message), message);
  assert.ok(source.sheetNames.includes('错误清单'));
  assert.deepEqual(kinds(await city.import([copy])), kinds({ errors }));
});

test('two imports at once take turns, and both succeed', async () => {
  const city = await aSmallCity();
  const many = (prefix: string) =>
    book(items(...Array.from({ length: 300 }, (_, at) => ({ no: `${prefix}${at}` }))), items2(prefix));
  const [a, b] = await Promise.all([city.import([many('A')]), city.import([many('B')])]);
  assert.deepEqual([kinds(a), kinds(b)], [[], []]);
  assert.equal((await paths(city)).length, 600);
});

function items2(prefix: string): SheetToMake {
  return DEEDS(...Array.from({ length: 300 }, (_, at) => deed(`${prefix}${at}`)));
}

test('more rows than an old spreadsheet holds', async () => {
  const city = await aSmallCity();
  const result = await city.import([
    book(items(...Array.from({ length: 66_000 }, (_, at) => ({ no: `A${at}` })))),
  ]);
  assert.deepEqual(totals(result), { read: 66_000, inserted: 66_000, updated: 0, unchanged: 0, skipped: 0 });
});
