import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placedNotice } from './placed-notice.ts';

test('a sheet is named once', () => {
  const place = { sheet: '空表', row: null };
  assert.equal(
    placedNotice({ ...place, message: '工作表“空表”是空的，未导入' }),
    '工作表“空表”是空的，未导入',
  );
  assert.equal(placedNotice({ ...place, message: '表中没有“类别”列' }), '“空表”表中没有“类别”列');
  assert.equal(
    placedNotice({ sheet: '空表', row: 3, message: '与上一行相同' }),
    '“空表”第 3 行：与上一行相同',
  );
  assert.equal(placedNotice({ sheet: null, message: '文件有宏' }), '文件有宏');
});
