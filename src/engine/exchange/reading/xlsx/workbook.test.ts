import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { aFile, aFolder, allRows, cellsOf, workbookBytes } from '../../testing/files.ts';
import { openSource } from '../open-source.ts';

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
      cells: ['第一行\r\n第二行 <中>', '甲乙', null, 1.5, true, { error: '#REF!' }, '甲&乙', '富文本 '],
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
        3,
        { date: '2023-03-05' },
        { error: '#CALC!' },
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
      `<x:sheetData><x:row><x:c s='1'><x:v>43528</x:v></x:c><x:c><x:v><![CDATA[7]]></x:v></x:c></x:row><!-- > --></x:sheetData>`,
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
    '<sheetData><row r="2"/><row r="2"/></sheetData>',
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
