// Files on their way to a row and back: who may, what is refused, and that nothing is left of what was refused.
import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import {
  attachFile,
  listFiles,
  readFile,
  receiveFile,
  removeFile,
  scanWaiting,
} from '#engine/files/index.ts';
import type { Received } from '#engine/files/operations/receive-file.ts';
import type { FilesContext } from '#engine/files/context.ts';
import { verifyLog } from '#engine/audit/verify-log.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { stageFile, storedPath, sweepWork } from '#kernel/files/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { items, units } from '../builders/small-city.ts';
import { NOW } from '../support/a-city.ts';
import { aStore, pieces, principalOf, seat, type Seated } from '../support/a-desk.ts';
import { encodeGb18030 } from '../support/gb18030.ts';
import { stories } from '../support/stories.ts';

const { directory, aCity, book } = await stories();
const city = await aCity();
const { db, pack, scope } = city;
const township = ['XZ1', '清溪镇', '清溪', '乡镇', 'U1'] as const;
const villages = [
  ['C1', '清溪村', null, '村', 'XZ1'],
  ['C2', '石桥村', null, '村', 'XZ1'],
] as const;
const rows = items({ no: 'A1', unit: '清溪村' }, { no: 'A2', unit: '清溪村' }, { no: 'B1', unit: '石桥村' });
assert.deepEqual((await city.import([book(units(township, ...villages), rows)])).errors, []);
const ledger: Ledger = pack.ledgers.get('inspection_rectification_item') ?? assert.fail();
const ids = new Map(
  (await city.query('select item_no, row_id from ledger.inspection_rectification_item')).map((row) => [
    String(row['item_no']),
    String(row['row_id']),
  ]),
);
const at = (no: string) => ({ ledger, row: ids.get(no) ?? assert.fail(no) });
const files = aStore(directory, 'store');
const clerk = await seat(city, 'village_clerk', 'C1');
const neighbour = await seat(city, 'village_clerk', 'C2');
const above = await seat(city, 'township_clerk', 'XZ1');
const observer = await seat(city, 'observer', 'C1');

const as = async (who: Seated, store = files): Promise<FilesContext> => ({
  db,
  files: store,
  pack,
  principal: await principalOf(city, who),
  now: NOW,
});
const code =
  (wanted: string) =>
  (error: unknown): boolean =>
    isMingzeError(error) && error.code === wanted;
const bring = async (who: Seated, name: string, bytes: Uint8Array, store = files): Promise<Received> =>
  receiveFile(await as(who, store), { name, purpose: 'attachment', data: pieces(bytes) });
const workOf = (store = files): readonly string[] => readdirSync(store.work);

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const word = (...paragraphs: readonly string[]): Uint8Array =>
  zipSync({
    'word/document.xml': strToU8(
      `<w:document><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
    ),
    '[Content_Types].xml': strToU8('<Types/>'),
  });

test('a village clerk attaches, reads and takes off; a neighbour and a masked observer see nothing of it', async () => {
  const got = await bring(clerk, '会议照片.png', PNG);
  assert.equal(got.type, 'png');
  assert.equal(got.state, 'unscanned');
  const attached = await attachFile(await as(clerk), at('A1'), got);
  assert.deepEqual(await attachFile(await as(clerk), at('A1'), got), attached, 'twice is once');
  await attachFile(await as(clerk), at('A2'), { ...got, name: '同一张照片.png' });
  for (const who of [clerk, above]) {
    const [one] = await listFiles(await as(who), at('A1'));
    assert.deepEqual([one?.name, one?.state], ['会议照片.png', 'unscanned']);
    const handed = await readFile(await as(who), at('A1'), attached.id);
    assert.deepEqual(readFileSync(handed.path), PNG);
    assert.equal(handed.mediaType, 'image/png');
  }
  for (const who of [neighbour, observer]) {
    assert.deepEqual(await listFiles(await as(who), at('A1')), []);
    await assert.rejects(readFile(await as(who), at('A1'), attached.id), code('FILE-GONE'));
    await assert.rejects(removeFile(await as(who), at('A1'), attached.id));
  }
  await assert.rejects(readFile(await as(clerk), at('A2'), attached.id), code('FILE-GONE'), 'of another row');
  await assert.rejects(attachFile(await as(clerk), at('B1'), got), code('RECORD-NOT-FOUND'));
  await removeFile(await as(clerk), at('A1'), attached.id);
  assert.deepEqual(await listFiles(await as(clerk), at('A1')), []);
  assert.equal((await listFiles(await as(clerk), at('A2'))).length, 1);
  await assert.rejects(readFile(await as(clerk), at('A1'), attached.id), code('FILE-GONE'));
  assert.deepEqual(readFileSync(storedPath(files, got.digest)), PNG, 'bytes stay');
});

test('knowing a digest is no right to its content', async () => {
  const got = await bring(above, '镇里的表.csv', Buffer.from('甲,乙\r\n1,2\r\n'));
  await assert.rejects(attachFile(await as(neighbour), at('B1'), got), code('FILE-NOT-YOURS'));
  await attachFile(await as(above), at('B1'), got);
  await attachFile(await as(neighbour), at('B1'), got);
});

test('the same content is kept once, whoever brings it and under whatever name', async () => {
  const text = Buffer.from('一事一记\n');
  const first = await bring(clerk, '一.txt', text);
  const second = await bring(neighbour, '二.txt', text);
  assert.equal(first.digest, second.digest);
  const [{ n } = { n: 0 }] = await city.query(
    'select count(*)::int as n from files.objects where digest = $1',
    [first.digest],
  );
  assert.equal(n, 1);
  assert.deepEqual(workOf(), []);
});

test('a stream that is too long is left at once, and leaves nothing', async () => {
  let given = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      given += 1;
      yield Buffer.alloc(1024 * 1024, 65);
    }
  }
  await assert.rejects(
    receiveFile(await as(clerk), { name: '长.txt', purpose: 'attachment', data: endless() }),
    code('FILE-TOO-LARGE'),
  );
  assert.equal(given, 51);
  await assert.rejects(stageFile(files, pieces(new Uint8Array(0)), 10), code('FILE-EMPTY'));
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield PNG;
    throw new Error('the line went down');
  }
  await assert.rejects(
    receiveFile(await as(clerk), { name: 'x.png', purpose: 'attachment', data: broken() }),
    /the line/,
  );
  assert.deepEqual(workOf(), []);
});

test('what killed programs left behind goes at the next start; what others are at work on stays', () => {
  for (const name of [`${process.pid}-a`, '11-b', '22-c']) writeFileSync(join(files.work, name), 'x');
  sweepWork(files, (pid) => pid === 22 || pid === process.pid);
  assert.deepEqual(workOf(), ['22-c']);
  rmSync(join(files.work, '22-c'));
});

test('a file is what its bytes say, and its name must say the same', async () => {
  const cfb = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]);
  const sheet = aWorkbook([{ name: '表', rows: [['甲']] }]);
  const good: readonly (readonly [string, Uint8Array])[] = [
    ['表.xlsx', sheet],
    ['通知.docx', word('通知')],
    ['旧.doc', cfb],
    ['旧.XLS', cfb],
    ['金山.wps', cfb],
    ['照片.png', PNG],
    ['甲.csv', encodeGb18030('单位,次数\r\n清溪村,3\r\n')],
    ['说明.txt', Buffer.from('BM开头的文字也是文字')],
    ['扫描.pdf', Buffer.from('%PDF-1.4\n%%EOF\n')],
  ];
  for (const [name, bytes] of good) await bring(clerk, name, bytes);
  const bad: readonly (readonly [string, Uint8Array])[] = [
    ['照片.jpg', PNG],
    ['表.docx', sheet],
    ['表.xlsx', cfb],
    ['表.csv', sheet],
    ['程序.exe', Buffer.from('4d5a9000', 'hex')],
    ['程序.txt', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['包.zip', zipSync({ a: strToU8('a') })],
    ['包.xlsx', zipSync({ a: strToU8('a') })],
    [
      '宏.xlsx',
      zipSync({
        '[Content_Types].xml': strToU8(''),
        'xl/workbook.xml': strToU8(''),
        'xl/vbaProject.bin': strToU8('x'),
      }),
    ],
    ['无扩展名', PNG],
    ['坏.txt', Uint8Array.of(0xff, 0xff, 0xfe, 0x41)],
    ['网页.html', Buffer.from('<script>')],
  ];
  for (const [name, bytes] of bad) await assert.rejects(bring(clerk, name, bytes), code('FILE-TYPE'), name);
  assert.deepEqual(workOf(), []);
});

test('a file with the mark of a state secret is refused, is not kept, and the log says so without its name', async () => {
  const header = zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8('<w:p><w:t>正文</w:t></w:p>'),
    'word/header1.xml': strToU8(
      '<w:hdr><w:p><w:r><w:t>机密</w:t></w:r><w:r><w:t>★1年</w:t></w:r></w:p></w:hdr>',
    ),
  });
  const printed = zipSync({
    ...Object.fromEntries(
      Object.entries({ '[Content_Types].xml': '<Types/>' }).map(([name, text]) => [name, strToU8(text)]),
    ),
    'xl/workbook.xml': strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    '_rels/.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      '<worksheet><sheetData/><headerFooter><oddHeader>&amp;R秘密★5年</oddHeader></headerFooter></worksheet>',
    ),
  });
  const secrets: readonly (readonly [string, Uint8Array])[] = [
    ['一.txt', Buffer.from('秘密★3年\n中共江河市委文件')],
    ['二.txt', encodeGb18030('密级：机密\r\n关于某事')],
    ['三.docx', word('机密★1年', '标题')],
    ['四.docx', header],
    [
      '五.xlsx',
      aWorkbook([
        {
          name: '表',
          rows: [
            ['编号', '绝密★长期'],
            ['1', '2'],
          ],
        },
      ]),
    ],
    ['六.xlsx', printed],
    ['七.pdf', Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nstream\nBT <673a5bc6260531 5e74> Tj ET\nendstream\n')],
    ['八（机密）.png', PNG],
    [
      '九.doc',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(1024),
        Buffer.from('机密★1年', 'utf16le'),
      ]),
    ],
  ];
  for (const [name, bytes] of secrets) {
    const before = readdirSync(files.dir).length;
    await assert.rejects(bring(clerk, name, bytes), code('FILE-SECRET'), name);
    assert.equal(readdirSync(files.dir).length, before, name);
  }
  await bring(clerk, '保密.docx', word('保守国家秘密', '采用秘密投票方式', '数据的机密性'));
  assert.deepEqual(workOf(), []);
  const logged = await city.query(`select payload from audit.entries where type = 'file.refused'`);
  assert.equal(logged.length, secrets.length);
  assert.ok(
    logged.every(
      (entry) => !String(entry['payload']).includes('docx"}') || !String(entry['payload']).includes('三'),
    ),
  );
});

test('an infected file goes into quarantine and is refused ever after; one that waits is not handed out', async () => {
  const scanner = join(directory, 'scanner.sh');
  const mood = join(directory, 'mood');
  writeFileSync(
    scanner,
    `#!/bin/sh\nif [ -e "${mood}" ]; then exit 2; fi\ngrep -q EICAR "$1" && exit 1\nexit 0\n`,
  );
  chmodSync(scanner, 0o755);
  const guarded = aStore(directory, 'guarded', [scanner]);
  assert.equal((await bring(clerk, '净.txt', Buffer.from('干净'), guarded)).state, 'clean');
  const bad = Buffer.from('EICAR 之类');
  await assert.rejects(bring(clerk, '毒.txt', bad, guarded), code('FILE-QUARANTINED'));
  assert.equal(readdirSync(join(guarded.dir, 'quarantine')).length, 1);
  await assert.rejects(bring(neighbour, '又.txt', bad, guarded), code('FILE-QUARANTINED'));
  writeFileSync(mood, '');
  const waits = await bring(clerk, '等.txt', Buffer.from('等一等'), guarded);
  assert.equal(waits.state, 'waiting');
  await assert.rejects(attachFile(await as(clerk, guarded), at('A1'), waits), code('FILE-WAITING'));
  rmSync(mood);
  await scanWaiting({ db, files: guarded, now: NOW }, scope.region);
  await attachFile(await as(clerk, guarded), at('A1'), waits);
});

test('a unit that moves takes the files of its rows along, and so does a row that changes hands', async () => {
  const got = await bring(clerk, '随行.txt', Buffer.from('随行'));
  await attachFile(await as(clerk), at('A1'), got);
  const seen = async (who: Seated, no: string): Promise<boolean> =>
    (await listFiles(await as(who), at(no))).some((file) => file.digest === got.digest);
  assert.equal(await seen(above, 'A1'), true);
  const moved = ['C1', '清溪村', null, '村', 'U2'] as const;
  assert.deepEqual((await city.import([book(units(township, moved))])).errors, []);
  assert.deepEqual([await seen(clerk, 'A1'), await seen(above, 'A1')], [true, false]);
  assert.deepEqual((await city.import([book(items({ no: 'A1', unit: '石桥村' }))])).errors, []);
  assert.deepEqual([await seen(clerk, 'A1'), await seen(neighbour, 'A1')], [false, true]);
});

test('the log holds', async () => {
  assert.deepEqual((await verifyLog({ db, scope, keyId: null, kept: [] })).faults, []);
});
