// What happens to what is there: files whole or not at all, references, corrections, drafts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  items,
  onlyUnits,
  posts,
  RECTIFICATION,
  units,
  elections,
  deeds,
  problems,
  deed,
  problem,
} from '../builders/small-city.ts';
import { totals } from '../support/a-city.ts';
import { kinds, paths, stories } from '../support/stories.ts';

const { aCity, book, aSmallCity } = await stories();

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

test('rows of nothing but 无 — - / are empty, as are rows filled only in ignored columns; total rows start after them', async () => {
  const city = await aSmallCity();
  const header = ['序号', '整改编号', '反馈来源', '反馈日期', '反馈问题', '责任单位', '整改状态'];
  const result = await city.import([
    book({
      name: RECTIFICATION,
      rows: [
        header,
        ['1', 'A1', '省委巡视', '2021-01-01', '问题', '甲局', '未整改'],
        ['—', '无', '/', '-', '－', ' ', null],
        ['2', null, null, null, null, null, null],
        ['3', '无', '—', null, null, null, null],
        ['—', '合 计', '1', null, null, null, null],
        ['合计', null, null, null, null, null, null],
        ...Array.from({ length: 6 }, () => ['4', '—', null, null, null, null, null]),
        ['—', '小计', null, null, null, null, null],
        ['5', 'A2', '省委巡视', '2021-01-01', '问题', '甲局', '未整改'],
      ],
    }),
  ]);
  assert.deepEqual(result.errors, []);
  assert.deepEqual(
    result.reported.filter(({ kind }) => kind === 'total_row').map(({ row }) => row),
    [6, 7, 14],
  );
  assert.deepEqual(
    (await paths(city)).map(({ item_no }) => item_no),
    ['A1', 'A2'],
  );
  assert.deepEqual(
    result.files.flatMap(({ sheets }) => sheets.map(({ read, inserted }) => [read, inserted])),
    [[5, 2]],
  );
});

test('a dry run says the same as the run and leaves nothing', async () => {
  const city = await aSmallCity();
  const file = book(items({ no: 'A1' }), elections(['T1', '甲局', '村级', '筹备中', null]));
  const before = await city.counts();
  const dry = await city.import([file], { dryRun: true });
  assert.deepEqual(await city.counts(), before);
  assert.deepEqual((await city.import([file])).files, dry.files);
});

test('references may stand later, in another sheet, or in another file of the call', async () => {
  const city = await aSmallCity();
  const citing = book(problems(problem('Q1', 'D1')));
  assert.deepEqual(kinds(await city.import([citing])), ['unknown_reference']);
  assert.deepEqual(kinds(await city.import([citing, book(deeds(deed('D1')))])), []);
  assert.deepEqual(kinds(await city.import([book(problems(problem('Q2', 'D2')), deeds(deed('D2')))])), []);
  // Into a refused file: the other falls with it, and into a refused row of the same file likewise.
  const refused = await city.import([
    book(problems(problem('Q3', 'D3'))),
    book(deeds(deed('D3'), deed('D4', '没有局'))),
  ]);
  assert.deepEqual(
    [refused.files.map(({ accepted }) => accepted), kinds(refused)],
    [
      [false, false],
      ['unknown_unit', 'unknown_reference'],
    ],
  );
  const rest = await city.import(
    [book(problems(problem('Q5', 'D5'), problem('Q6', 'D6')), deeds(deed('D5'), deed('D6', '没有局')))],
    { goodRows: true },
  );
  assert.deepEqual([rest.accepted, kinds(rest)], [true, ['unknown_unit', 'refused_reference']]);
  const [ledger] = [...city.pack.ledgers.values()].filter(({ title }) => title === '群众困难问题台账');
  assert.equal((await city.counts())[ledger?.id ?? ''], 3, 'Q1, Q2 and Q5');
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
  assert.deepEqual(await paths(city), [{ item_no: 'A1', unit_id: '', unit_path: '' }]);
  await city.import([book(items({ no: 'A1', status: 'voided', reason: '重复填报' }))]);
  assert.deepEqual(
    await city.query('select row_status, row_void_reason, unit_id from ledger.inspection_rectification_item'),
    [{ row_status: 'voided', row_void_reason: '重复填报', unit_id: 'U2' }],
  );
  assert.deepEqual(await city.query("select action, reason from core.row_history where action = 'void'"), [
    { action: 'void', reason: '重复填报' },
  ]);
});

test('what a ledger asks for later: an older sheet without the column is taken and told, an empty cell is refused', async () => {
  const city = await aSmallCity();
  const name = '干预插手重大事项记录报告台账';
  const older = ['记录编号', '记录单位', '干预人', '干预事项', '处理结果'];
  const row = (no: string): (string | null)[] => [no, '甲局', '李二', '工程建设', '核查中'];
  assert.deepEqual((await city.import([book(posts())])).errors, []);
  const first = await city.import([book({ name, rows: [older, row('G1')] })]);
  assert.deepEqual(first.errors, []);
  assert.match(
    first.reported.find(({ kind }) => kind === 'lacking_column')?.message ?? '',
    /没有“记录日期”列.*不计入任何年度/u,
  );
  const newer = [...older, '记录日期'];
  const second = await city.import([
    book({ name, rows: [newer, [...row('G1'), null], [...row('G2'), null], [...row('G3'), '2021-05-01']] }),
  ]);
  // G1 is stored without a day and reads again as it left; G2 is new.
  assert.deepEqual(
    second.errors.map(({ row: at, column, kind }) => [at, column, kind]),
    [[3, '记录日期', 'required']],
  );
  assert.equal(second.files[0]?.accepted, false);
});
