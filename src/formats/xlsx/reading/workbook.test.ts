import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { aFile, aFolder, allRows, cellsOf, workbookBytes } from '../../testing/files.ts';
import { openSource } from '../../open-source.ts';
import { formatOfCode } from './number-formats.ts';
import { shownNumber } from './number-shape.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
<numFmt numFmtId="165" formatCode="[>100]0.00%;0%"/><numFmt numFmtId="166" formatCode="0.00&quot;day&quot;"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="9"/><xf numFmtId="165"/><xf numFmtId="20"/><xf numFmtId="166"/></cellXfs></styleSheet>`;

test('every kind of cell is read as the user sees it', async (t) => {
  const folder = await aFolder(t);
  const xml = `<cols><col min="1" max="2"/></cols><sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>
<c r="D2"><v>1.5</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#REF!</v></c><c r="G2" t="str"><f>A1&amp;"x"</f><v>甲&amp;乙</v></c>
<c r="H2" t="inlineStr"><is><r><rPr><b/></rPr><t>富</t></r><r><t xml:space="preserve">文本 </t></r><rPh sb="0" eb="1"><t>fu</t></rPh></is></c></row>
<row r="3" hidden="1"/><row r="5"><c r="A5" s="1"><v>44990</v></c><c r="B5" s="2"><v>44990</v></c><c r="C5" s="3"><v>44990.354166666664</v></c>
<c r="D5" s="4"><v>0.855</v></c><c r="E5" s="5"><v>1.2</v></c><c r="F5" s="6"><v>0.5</v></c><c r="G5" s="7"><v>3</v></c>
<c r="H5" t="d"><v>2023-03-05T00:00:00</v></c><c r="I5"><f>NOW()</f></c><c r="J5" t="str"><f>""</f><v></v></c><c r="K5" s="1"/></row></sheetData>
<mergeCells><mergeCell ref="A2:B2"/></mergeCells>`;
  const strings = `<sst><si><t>第一行_x000D_\n第二行 &lt;&#x4E2D;&gt;</t></si><si><r><t>甲</t></r><r><t>乙</t></r><rPh><t>x</t></rPh></si></sst>`;
  const path = await aFile(
    folder,
    '表.xlsx',
    workbookBytes(xml, { 'xl/sharedStrings.xml': strings, 'xl/styles.xml': STYLES }),
  );
  const source = await openSource(path);
  assert.deepEqual(source.sheetNames, ['表']);
  const expected = [
    {
      number: 2,
      cells: ['第一行\r\n第二行 <中>', null, null, 1.5, true, { error: '#REF!' }, '甲&乙', '富文本 '],
    },
    {
      number: 5,
      cells: [
        { date: '2023-03-05' },
        { date: '2023-03-05' },
        { date: '2023-03-05T08:30:00' },
        { percent: 0.855 },
        { percent: 1.2 },
        '12:00:00',
        { number: 3, shown: '3.00day', scaled: false },
        { date: '2023-03-05' },
        { error: '公式未计算' },
      ],
    },
  ];
  assert.deepEqual(await allRows(source), expected);
  assert.deepEqual(await allRows(source), expected, 'a sheet can be read again');
});

test('the 1904 date system, prefixes, missing references and single quotation marks', async (t) => {
  const folder = await aFolder(t);
  const path = await aFile(
    folder,
    'a.xlsx',
    workbookBytes(
      `<x:sheetData xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:row><x:c s='1'><x:v>43528</x:v></x:c><x:c><x:v><![CDATA[7]]></x:v></x:c></x:row><!-- > --></x:sheetData>`,
      {
        'xl/styles.xml': STYLES,
        'xl/workbook.xml': `<workbook xmlns:q="o"><workbookPr date1904="1"/><sheets><sheet name='甲&amp;乙' q:id='rId1'/></sheets></workbook>`,
      },
    ),
  );
  const source = await openSource(path);
  assert.deepEqual(source.sheetNames, ['甲&乙']);
  assert.deepEqual(await allRows(source), [{ number: 1, cells: [{ date: '2023-03-05' }, 7] }]);
});

test('a workbook of another program reads back, hidden sheets included, in any order', async (t) => {
  const folder = await aFolder(t);
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '甲',
        rows: [
          ['编号', '日期'],
          ['350100199001011234', new Date(Date.UTC(2023, 2, 5))],
        ],
      },
      { name: '乙', hidden: true, rows: [['=1+1', -0.5], [], [true]] },
    ],
  });
  const source = await openSource(await aFile(folder, 'b.xlsx', bytes));
  assert.deepEqual(source.sheetNames, ['甲', '乙']);
  const second = await allRows(source, '乙');
  assert.deepEqual(
    second.map((row) => row.number),
    [1, 3],
  );
  assert.deepEqual(second[0]?.cells.at(-1), -0.5);
  assert.deepEqual((await allRows(source, '甲'))[1]?.cells, ['350100199001011234', { date: '2023-03-05' }]);
  assert.throws(() => source.rows('丙'), { code: 'no_such_sheet' });
});

test('cells far to the right cost nothing; rows out of order are damage', async (t) => {
  const folder = await aFolder(t);
  const far = workbookBytes(
    '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row></sheetData>',
  );
  assert.deepEqual(await cellsOf(await aFile(folder, 'far.xlsx', far)), [[1]]);
  for (const xml of [
    '<sheetData><row r="2"/><row r="1"/></sheetData>',
    '<sheetData><row r="0"/></sheetData>',
    '<sheetData><row r="1"><c r="A1" t="s"><v>9</v></c></row></sheetData>',
    '<sheetData><row r="1"><c r="A1"><v>x</v></c></row></sheetData>',
    '<sheetData><row r="1"><c r="A1" t="str"><v>&bomb;</v></c></row></sheetData>',
    '<!DOCTYPE x [<!ENTITY a "b">]><sheetData/>',
    '<sheetData><row r="1">',
  ]) {
    await assert.rejects(
      async () => cellsOf(await aFile(folder, 'x.xlsx', workbookBytes(xml))),
      { code: 'damaged' },
      xml,
    );
  }
});

test('what Excel 2013 writes into extensions is not the workbook itself', async (t) => {
  const folder = await aFolder(t);
  const styles = `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="170" formatCode="0"/></numFmts><cellXfs><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs>
<dxfs><dxf><numFmt numFmtId="170" formatCode="yyyy"/></dxf></dxfs><extLst><ext><x15:numFmts xmlns:x15="o"><x15:numFmt numFmtId="170" formatCode="yyyy"/></x15:numFmts></ext></extLst></styleSheet>`;
  const workbook = `<workbook xmlns="${MAIN}" xmlns:r="o"><workbookPr date1904="1"/><sheets><sheet name="表" r:id="rId1"/></sheets>
<extLst><ext uri="{1}" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"><x15:workbookPr chartTrackingRefBase="1"/><x15:sheets><sheet name="假" r:id="rId9"/></x15:sheets></ext></extLst></workbook>`;
  const sheet = `<sheetData><row r="1"><c r="A1" s="1"><v>43528</v><extLst><ext><v>9</v></ext></extLst></c><c r="B1"><v>3</v></c></row></sheetData>
<extLst><ext><x14:sheetData xmlns:x14="o"><row r="9"><c r="A9"><v>1</v></c></row></x14:sheetData></ext></extLst>`;
  const path = await aFile(
    folder,
    'ext.xlsx',
    workbookBytes(sheet, { 'xl/workbook.xml': workbook, 'xl/styles.xml': styles }),
  );
  assert.deepEqual(await cellsOf(path), [[{ date: '2023-03-05' }, 3]]);
});

test('workbooks of other writers: UTF-16, a row for each cell, no styles, a sheet without a part, an empty index', async (t) => {
  const folder = await aFolder(t);
  const wide = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row></sheetData>';
  const utf16 = Buffer.from(
    `\ufeff<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="${MAIN}">${wide}</worksheet>`,
    'utf16le',
  );
  const parts = unzipSync(workbookBytes(wide));
  const zipped = (sheet: Uint8Array) => zipSync({ ...parts, 'xl/worksheets/sheet1.xml': sheet });
  assert.deepEqual(await cellsOf(await aFile(folder, 'le.xlsx', zipped(utf16))), [['甲']]);
  assert.deepEqual(await cellsOf(await aFile(folder, 'be.xlsx', zipped(Buffer.from(utf16).swap16()))), [
    ['甲'],
  ]);
  const gbk = Buffer.concat([
    Buffer.from(
      `<?xml version="1.0" encoding="GBK"?><worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>`,
    ),
    Buffer.from([0xbc, 0xd7]),
    Buffer.from('</t></is></c></row></sheetData></worksheet>'),
  ]);
  assert.deepEqual(await cellsOf(await aFile(folder, 'gbk.xlsx', zipped(gbk))), [['甲']]);
  const pieces = workbookBytes(
    '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row><row r="2"><c r="A2" t="s"><v></v></c><c r="B2"><v>3</v></c></row></sheetData>',
  );
  assert.deepEqual(await cellsOf(await aFile(folder, 'pieces.xlsx', pieces)), [
    [1, 2],
    [null, 3],
  ]);
  const lacking = workbookBytes('<sheetData><row r="1"><c r="A1" s="4"><v>44463</v></c></row></sheetData>', {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Module1" sheetId="2"/><sheet name="表" r:id="rId1"/></sheets></workbook>`,
    'xl/styles.xml': STYLES,
  });
  const { 'xl/styles.xml': _, ...rest } = unzipSync(lacking);
  const source = await openSource(await aFile(folder, 'lacking.xlsx', zipSync(rest)));
  assert.deepEqual(await allRows(source), [{ number: 1, cells: [44463] }]);
  assert.match((source.remarks ?? []).join('\n'), /styles\.xml[\s\S]*Module1/);
});

test('merged cells belong to every row that they cover, and what they cover cannot be seen', async (t) => {
  const folder = await aFolder(t);
  const cell = (ref: string, text: string): string =>
    `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const xml = `<cols><col min="2" max="3" width="9" hidden="1"/></cols><sheetData><row r="1">${cell('A1', '题')}${cell('B1', '藏')}</row>
<row r="2">${cell('A2', '甲')}${cell('B2', '值')}</row><row r="3" hidden="1">${cell('A3', '乙')}${cell('B3', '残')}</row><row r="4">${cell('B4', '残')}</row>
<row r="5">${cell('A5', '丙')}</row></sheetData><mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="$B$2:$B$4"/></mergeCells>`;
  const source = await openSource(await aFile(folder, 'merged.xlsx', workbookBytes(xml)));
  const merged = new Map([[1, 'B2:B4']]);
  assert.deepEqual(await allRows(source), [
    { number: 1, cells: ['题', null] },
    { number: 2, cells: ['甲', '值'], merged },
    { number: 3, cells: ['乙', '值'], hidden: true, merged },
    { number: 5, cells: ['丙'] },
  ]);
  const traits = await source.traits?.('表');
  assert.deepEqual([traits?.hidden, traits?.hiddenColumns], [false, [[1, 2]]]);
});

test('a number is read with what its format shows around it', () => {
  const shown = (code: string, value: number): readonly [string, boolean] | null => {
    const { shape } = formatOfCode(code);
    return shape && [shownNumber(value, shape), shape.thousands > 0 || shape.broken];
  };
  assert.deepEqual(shown('00000', 123), ['00123', false]);
  assert.deepEqual(shown('"TX-"000', 7), ['TX-007', false]);
  assert.deepEqual(shown('0.00"万元"', 47.43), ['47.43万元', false]);
  assert.deepEqual(shown('#,##0.00\\万\\元', 1247.4), ['1247.40万元', false]);
  assert.deepEqual(shown('0!.0,"万元"', 474300), ['474万元', true]);
  assert.deepEqual(shown('#,##0,', 474300), ['474.3', true]);
  assert.deepEqual(shown('G/通用格式"元"', 12.5), ['12.5元', false]);
  for (const plain of [
    'General',
    '0',
    '0.00',
    '#,##0.00',
    '¥#,##0.00',
    '"$"#,##0_);[Red]("$"#,##0)',
    '@',
    '0.00E+00',
  ])
    assert.equal(shown(plain, 5), null, plain);
});
