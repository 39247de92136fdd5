// What the command line tells of an installation, over HTTP: its health, its packs, templates, and a report as a draft.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { after, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { openSource } from '#formats/open-source.ts';
import { filesUnder } from '../../scripts/lib/files-under.ts';
import { annotatedReport } from '../builders/annotated-report.ts';
import { units } from '../builders/small-city.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { aService } from '../support/a-service.ts';
import { mingze } from '../support/run-mingze.ts';

let home = '';
const service = await aService(async (city, directory) => {
  home = directory;
  const file = `${directory}/单位.xlsx`;
  writeFileSync(file, aWorkbook([units(['XZ1', '清溪镇', '清溪', '乡镇', 'U1'])]));
  assert.deepEqual((await city.import([file])).errors, []);
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));
const [system, office] = [await service.as('system_administrator'), await service.as('committee_office')];

const PARKS = 'test/fixtures/packs/pocket-parks';
const parks = (change: (path: string, text: string) => string = (_, text) => text, root = 'parks/') =>
  zipSync(
    Object.fromEntries(
      filesUnder(PARKS, /\.(yaml|md)$/).map((file) => {
        const path = relative(PARKS, file);
        return [`${root}${path}`, strToU8(change(path, readFileSync(file, 'utf8')))];
      }),
    ),
  );
const check = (raw: Uint8Array<ArrayBuffer>) => system.ask('POST', 'packs/check?name=parks.zip', { raw });

test('the doctor says over HTTP what it says on the command line', async () => {
  const { status, json, text } = await system.ask('GET', 'doctor');
  assert.equal(status, 200, text);
  assert.equal(json.ok, true, text);
  assert.deepEqual(
    json.findings.map(({ subject }: { subject: string }) => subject),
    ['Node.js', 'GB18030 编码', '定义包', '数据库', '城市'],
  );
  assert.doesNotMatch(text, /\/(?:work|tmp|home|root)\//, 'no place of the machine');
  assert.equal((await office.ask('GET', 'doctor')).json.code, 'ACCESS-DENIED');
});

test('the packs are checked as the command line checks them, those that are installed and one that is sent', async () => {
  const installed = await system.ask('GET', 'packs/check');
  const told = await mingze('pack', 'check', '--json', '--data', `${home}/none`);
  assert.deepEqual(installed.json, told.json());
  const sent = await check(parks());
  const own = await mingze('pack', 'check', PARKS, '--json', '--data', `${home}/none`);
  assert.deepEqual(sent.json, own.json());
  assert.deepEqual(
    (await check(parks(undefined, ''))).json.ledgers,
    sent.json.ledgers,
    'files at the top too',
  );
  assert.equal((await office.ask('GET', 'packs/check')).json.code, 'ACCESS-DENIED');
});

test('every fault of a sent pack is told at its place, and nothing of it stays', async () => {
  const broken = await check(
    parks((path, text) => (path.startsWith('ledgers/') ? `${text}\nnonsense: 1\n` : text)),
  );
  assert.equal(broken.status, 200, broken.text);
  assert.equal(broken.json.valid, false);
  assert.ok(
    broken.json.faults.some(({ file }: { file: string }) => file === 'parks/ledgers/pocket_park.yaml'),
  );
  for (const [raw, why] of [
    [strToU8('pack: x'), '不是压缩包'],
    [zipSync({ 'a/b/pack.yaml': strToU8('pack: x') }), '没有 pack.yaml'],
    [zipSync({ 'pack.yaml': new Uint8Array([0xff, 0xfe, 0xfd]) }), '不是 UTF-8'],
    [zipSync({ 'pack.yaml': strToU8('#'.repeat(3_000_000)) }), '不是压缩包'],
  ] as const) {
    const refused = await check(raw);
    assert.equal(refused.json.code, 'PACK-ARCHIVE', refused.text);
    assert.match(refused.json.detail, new RegExp(why), refused.text);
  }
  assert.deepEqual(readdirSync(service.context.files.work), []);
  assert.equal((await office.ask('GET', 'ledgers/pocket_park')).json.code, 'API-LEDGER', 'not put in force');
});

test('a report of last year comes back as a report text to be confirmed', async () => {
  const { text } = annotatedReport('test/fixtures/learned-reports/digits-other-order.txt');
  const learn = (raw: Uint8Array<ArrayBuffer>, name = '报告.txt', visitor = office) =>
    visitor.ask('POST', `reports/learn?name=${encodeURIComponent(name)}`, { raw });
  const learned = await learn(strToU8(text));
  assert.equal(learned.status, 200, learned.text.slice(0, 300));
  assert.equal(learned.json.text, text);
  assert.match(learned.json.draft.source, /\[\[mass_corruption_sanctioned\]\]人/u);
  writeFileSync(`${home}/报告.txt`, text);
  const told = await mingze('report', 'learn', `${home}/报告.txt`, '--json', '--data', `${home}/none`);
  assert.deepEqual(learned.json.tokens, told.json().tokens, 'the same tokens as on the command line');
  for (const [bytes, name] of [
    [strToU8('%PDF-1.7'), '报告.pdf'],
    [strToU8('名称,数量'), '报告.csv'],
    [strToU8('PK'), '报告.docx'],
  ] as const) {
    const refused = await learn(bytes, name);
    assert.equal(refused.json.code, 'FILE-TYPE');
    assert.equal(refused.json.remedy, '可以上传 Word 文档（docx）和纯文本（txt）。');
  }
  assert.equal((await learn(strToU8(' \n '))).json.code, 'LEARN-UNREADABLE');
  assert.equal((await learn(strToU8('字'.repeat(60_001)))).json.code, 'LEARN-UNREADABLE');
  assert.equal((await learn(strToU8(`机密★1年\n${text}`))).json.code, 'FILE-SECRET');
  assert.equal((await learn(strToU8(text), '报告.txt', system)).json.code, 'ACCESS-DENIED');
  assert.deepEqual(readdirSync(service.context.files.work), []);
});

test('one template holds the ledgers that were asked for, or all that the post writes', async () => {
  const sheets = async (path: string, visitor = office): Promise<string[]> => {
    const { status, bytes, text } = await visitor.ask('GET', path);
    assert.equal(status, 200, text);
    const file = `${home}/模板.xlsx`;
    writeFileSync(file, bytes);
    return [...(await openSource(file)).sheetNames];
  };
  const two = ['填写说明', '理论学习中心组学习台账'];
  assert.deepEqual(await sheets('template?ledger=study_session&ledger=study_session'), two);
  const written: string[] = (await office.ask('GET', 'ledgers')).json.items
    .filter(({ actions }: { actions: string[] }) => actions.includes('write'))
    .map(({ title }: { title: string }) => title);
  assert.deepEqual((await sheets('template')).toSorted(), [...written, '填写说明'].toSorted());
  assert.equal((await system.ask('GET', 'template')).json.code, 'ACCESS-DENIED');
  assert.equal((await office.ask('GET', 'template?ledger=no_such')).json.code, 'API-LEDGER');
});

test('the page that verifies without a network is handed out', async () => {
  const { status, text } = await office.ask('GET', 'verify/page');
  assert.equal(status, 200);
  assert.match(text, /^<!doctype html>/i);
});
