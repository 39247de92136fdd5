// Units that move, persons of one name, and whoever may import for one unit only.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subtreeOf } from '#engine/records/unit-paths.ts';
import { items, onlyUnits } from '../builders/small-city.ts';
import { kinds, paths, stories } from '../support/stories.ts';

const { book, aSmallCity } = await stories();

test('a moved unit takes its rows and their history along; a renamed one is known by its new name, and by the old one with a notice', async () => {
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
  const old = await city.import([book(items({ no: 'A5', unit: '甲局' }))], { dryRun: true });
  assert.deepEqual([kinds(old), old.reported.map(({ kind }) => kind)], [[], ['renamed_unit']]);
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

test('rows of a unit whose entry was voided go with the unit above it, and are counted with the rest', async () => {
  const city = await aSmallCity();
  await city.import([
    book(
      onlyUnits(['U4', '甲局一科', null, '市直事业单位', 'U2']),
      items({ no: 'A1', unit: '甲局一科' }, { no: 'A2' }),
    ),
  ]);
  await city.import([book(items({ no: 'A1', unit: '甲局一科', problem: '改过' }))]);
  const { region } = city.scope;
  await city.db.owner.query(
    `update base.units set row_status = 'voided' where region_id = $1 and code = 'U4'`,
    [region],
  );
  const moved = await city.import([book(onlyUnits(['U2', '甲局', '甲', '市直机关', 'U3']))]);
  assert.deepEqual(
    (await paths(city)).map(({ unit_path }) => unit_path),
    ['U1/U3/U2/U4/', 'U1/U3/U2/'],
  );
  assert.deepEqual(await city.query('select unit_path from core.row_history where unit_id = $1', ['U4']), [
    { unit_path: 'U1/U3/U2/U4/' },
  ]);
  const notice = moved.reported.find(({ kind }) => kind === 'moved_rows');
  assert.match(notice?.message ?? '', /2 条记录随单位移动/u);
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
