// The two pages that go with an issued report, in a real browser with the network off.
import assert from 'node:assert/strict';
import { actorOf } from '#engine/audit/actor.ts';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Locator, Page } from 'playwright-core';
import { plainText } from '#proof/documents/read-text.ts';
import { signerOf } from '#proof/manifest/installation-key.ts';
import type { ManifestFinding } from '#proof/manifest/consistency-part.ts';
import { manifestSchema } from '#proof/manifest/manifest.ts';
import { fillPage, judgePage } from '#proof/manifest/page-data.ts';
import { readableReport } from '#proof/manifest/readable-report.ts';
import { NODE_TOOLS } from '#proof/verify/node-tools.ts';
import { verifyFile } from '#proof/verify/verify-file.ts';
import { tableOf } from '#engine/records/table.ts';
import { issueReport, writeReportFiles } from '#stages/reports/index.ts';
import { reportPages } from '#stages/reports/operations/report-pages.ts';
import { aBigReport } from '../builders/a-big-report.ts';
import { cityMaker, NOW } from '../support/a-city.ts';
import { SAMPLE_CITY } from '../support/sample-city.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openBrowser, SCREENS } from '../support/browser.ts';
import { temporaryDir } from '../support/test-server.ts';
import { drop, dropOnVerifier, shownBy, writeVerifier } from '../support/verifier-driver.ts';

const { aCity, close } = await cityMaker(SAMPLE_CITY);
const home = temporaryDir('pages-');
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await close();
  rmSync(home, { recursive: true, force: true });
});
const city = await aCity();
const { db, pack, scope } = city;
const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
const explanations = [
  { finding: 'leaders-same-base', text: '一名常委年中到任', by: '张三', office: '市纪委监委机关' },
];
const request = { db, pack, scope, year: 2021, report: 'annual', date: '2022-01-05', now: NOW, explanations };
const issued = await issueReport(request, { actor: actorOf('test', 'job'), signer, reason: null });
const signed = issued.signed ?? assert.fail('not signed');
const manifest = manifestSchema.parse(JSON.parse(signed.manifest));
const files = await writeReportFiles(home, issued);
const docx = issued.document;
const box = readFileSync(files.package ?? assert.fail('no package'));
const viewer = files.page ?? assert.fail('no page');
const verifier = writeVerifier(home);
const document = { name: '报告.docx', bytes: docx };
const packed = { name: '报告.mingze.zip', bytes: box };

test('a genuine report agrees: dropped, chosen, with its package, and with the key of the issuer', async () => {
  for (const dropped of [[document], [packed], [packed, document], [document, packed]]) {
    const { findings, problem, faults } = await dropOnVerifier(browser, verifier, dropped, signer.keyId);
    assert.deepEqual([problem, faults], [null, []]);
    assert.deepEqual(
      findings.filter((one) => one.verdict === 'disagrees'),
      [],
    );
    assert.ok(findings.filter((one) => one.verdict === 'agrees').length > 150);
    for (const place of ['签名', '公钥'])
      assert.ok(findings.some((one) => one.verdict === 'agrees' && one.place === place));
  }
  const { page, faults } = await browser.open(verifier);
  await page.setInputFiles('#file', {
    name: document.name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(docx),
  });
  const { findings } = await shownBy(page);
  assert.ok(findings.some((one) => one.place === '公钥' && one.verdict === 'unchecked'));
  assert.deepEqual(await accessibilityFaults(page), []);
  // Typing the key afterwards verifies again; a wrong one does not agree.
  await page.fill('#key', '0'.repeat(64));
  await page.press('#key', 'Enter');
  await page.locator('.conclusion.disagrees').waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});

test('without Ed25519 in the browser the page says that the signature was not checked', async () => {
  const { page } = await browser.open(verifier);
  await page.evaluate('Object.defineProperty(globalThis.crypto, "subtle", { value: undefined })');
  await drop(page, [document]);
  const { findings } = await shownBy(page);
  assert.deepEqual(
    findings.filter((one) => one.place === '签名').map((one) => one.verdict),
    ['unchecked'],
  );
  assert.equal(findings.filter((one) => one.verdict === 'disagrees').length, 0);
  await page.close();
});

test('files that are broken, strange or hostile get a sentence', async () => {
  const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251);
  const strange: readonly (readonly [what: string, bytes: Uint8Array])[] = [
    ['empty', new Uint8Array()],
    ['noise', noise],
    ['half', docx.slice(0, docx.length / 2)],
    ['without its end', docx.slice(0, -30)],
    ['another zip', zipSync({ 'a.txt': strToU8('a') })],
    ['a bomb', zipSync({ 'word/document.xml': new Uint8Array(20 * 1024 * 1024) })],
    ['nested JSON', strToU8(`{"a":${'['.repeat(300_000)}`)],
    ['a proof of nothing', strToU8('{}')],
    [
      'nested manifest',
      zipSync({
        'manifest.json': strToU8('['.repeat(300_000)),
        'signature.txt': strToU8(''),
        'public-key.pem': strToU8(''),
      }),
    ],
    ['no end of tags', zipSync({ 'word/document.xml': strToU8('<w:sdt>'.repeat(100_000)) })],
  ];
  for (const [what, bytes] of strange) {
    const name = bytes[0] === 0x7b ? 'x.json' : 'x.docx';
    const { findings, problem, faults } = await dropOnVerifier(browser, verifier, [{ name, bytes }]);
    assert.deepEqual([problem, faults], [null, []], what);
    const due = verifyFile({ file: bytes, package: null, trustedKey: null, tools: NODE_TOOLS });
    assert.deepEqual(
      findings.map((one) => one.message),
      due.findings.map((one) => one.message),
      what,
    );
    assert.ok(
      findings.some((one) => one.verdict === 'disagrees'),
      what,
    );
  }
  for (const wrong of [[document, document], [packed, packed], [document, packed, packed], []]) {
    const { problem, findings, faults } = await dropOnVerifier(browser, verifier, wrong);
    assert.match(problem ?? '', /。$/u);
    assert.deepEqual([findings, faults], [[], []]);
  }
});

test('the reading page tells a number by mouse and by keyboard', async () => {
  const { page, faults } = await browser.open(viewer);
  assert.match((await page.locator('#about').textContent()) ?? '', /^74 个数字：.*相符.*提醒/u);
  const told = page.locator('#told');
  const number = page.locator('button.number', { hasText: '20余' }).first();
  await number.hover();
  assert.match((await told.textContent()) ?? '', /26次，印作“20余次”。/u);
  await number.click();
  const words = (await told.textContent()) ?? '';
  for (const part of [
    /集体研讨/u,
    /计入2021年/u,
    /共 26 条记录/u,
    /上年（2020年）19次/u,
    /参与 1 项核对，均相符/u,
  ])
    assert.match(words, part);
  assert.equal(await number.getAttribute('aria-expanded'), 'true');
  await number.press('ArrowRight');
  assert.notEqual(await told.textContent(), words, 'the arrow goes to the next number');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#drawer.open').count(), 0);
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#drawer.open').count(), 1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  assert.match((await page.locator(':focus').getAttribute('class')) ?? '', /number/u);
  assert.deepEqual(await accessibilityFaults(page), []);
  assert.deepEqual(faults, []);
  await page.close();
});

test('what did not fit is told at its numbers, with who has explained it; notes leave the colour as it is', async () => {
  const { numbers, findings } = readableReport(manifest);
  const warned = new Set(
    manifest.consistency?.findings
      .filter((one) => one.severity === 'warning')
      .flatMap((one) => one.where.flatMap((place) => place.slots)),
  );
  assert.ok(warned.size >= 4);
  for (const { slot, state } of numbers) if (warned.has(slot)) assert.equal(state, 'warning', slot);
  const note = findings.findIndex((one) => one.severity === 'note');
  assert.deepEqual(
    numbers.filter((one) => one.findings.includes(note)).map((one) => one.slot),
    findings[note]?.slots,
  );

  const { page, faults } = await browser.open(viewer);
  const amber = numbers.filter((one) => one.state === 'warning').length;
  assert.match((await page.locator('#about').textContent()) ?? '', new RegExp(`▲ ${amber} 提醒`, 'u'));
  const told = page.locator('#told');
  const tell = async (slot: string): Promise<string> => {
    const place = numbers.findIndex((one) => one.slot === slot);
    await page.locator(`button.number[data-number="${place}"]`).first().click();
    return (await told.textContent()) ?? '';
  };
  assert.match(await tell('S38'), /请留意：.*已由市纪委监委机关（张三）书面说明：“一名常委年中到任”/u);
  assert.match(await tell(findings[note]?.slots[0] ?? ''), /附注：这个数不含全年没有一条记录的 \d+ 个单位/u);
  assert.deepEqual(await accessibilityFaults(page), []);
  assert.deepEqual(faults, []);
  await page.close();
});

test('two numbers of the text against one another: amber with the sentence, of sealed ledgers no more than the numbers', async () => {
  const changed = structuredClone(manifest);
  const [open, sealed] = [false, true].map(
    (is) => changed.facts.find((fact) => fact.sealed === is && fact.slot !== 'S38') ?? assert.fail(),
  );
  assert.ok(open && sealed && changed.consistency);
  const finding = (slot: string, more: object): ManifestFinding => ({
    id: `one-value-${slot}`,
    kind: 'one_value',
    severity: 'warning',
    what: `${slot} 与别处同是一个数`,
    why: '请核对。',
    where: [{ section: '', paragraph: 1, sentence: '', slots: [slot] }],
    values: {},
    may_explain: '某办',
    explanation: null,
    ...more,
  });
  changed.consistency.findings = [
    finding(open.slot, {}),
    finding(sealed.slot, { kind: 'plan', what: '上年是七百七十七' }),
    finding('', { where: [], what: '手写的两个数' }),
  ];
  const report = readableReport(changed);
  assert.ok(!JSON.stringify(report).includes('七百七十七'));
  const file = join(home, 'found.html');
  const { viewer: page } = reportPages(changed);
  writeFileSync(file, page);
  const { page: shown, faults } = await browser.open(file);
  for (const [slot, words] of [
    [open.slot, /与别处同是一个数。请核对。签发时没有书面说明/u],
    [sealed.slot, /出自封存台账，与别处有出入/u],
  ] as const) {
    const place = report.numbers.findIndex((one) => one.slot === slot);
    assert.equal(report.numbers[place]?.state, 'warning');
    const chip = shown.locator(`button.number[data-number="${place}"]`).first();
    assert.match((await chip.getAttribute('class')) ?? '', /warning/u);
    await chip.click();
    assert.match((await shown.locator('#told').textContent()) ?? '', words);
  }
  await shown.locator('#all summary').click();
  // The table is filled by an event that comes after the click.
  await shown.locator('#table', { hasText: '手写的两个数' }).waitFor();
  assert.deepEqual(faults, []);
  await shown.close();
});

async function isUncovered(page: Page, number: Locator): Promise<boolean> {
  const one = await number.boundingBox();
  const drawer = await page.locator('#drawer').boundingBox();
  if (!one || !drawer) return false;
  return one.y + one.height <= drawer.y || one.x + one.width <= drawer.x;
}

test('the reading page says the words of the report, on both screens and on paper', async () => {
  const report = plainText(docx).replaceAll(/\s/g, '');
  for (const screen of Object.values(SCREENS)) {
    const { page, faults } = await browser.open(viewer, screen);
    const shown = ((await page.locator('#paper').textContent()) ?? '').replaceAll(/\s/g, '');
    assert.equal(shown, report);
    const eighth = page.locator('button.number').nth(7);
    await eighth.click();
    assert.ok(await isUncovered(page, eighth), 'the drawer does not hide the number');
    assert.deepEqual(await accessibilityFaults(page), []);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    assert.equal(width, screen.width, 'nothing sticks out');
    await page.close();
    assert.deepEqual(faults, []);
  }
  const { page } = await browser.open(viewer);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.ok(pdf.length > 50_000);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('#drawer').isVisible(), false);
  const note = await page.evaluate(
    'getComputedStyle(document.querySelector("button.number"), "::after").content',
  );
  assert.match(String(note), /〔/u, 'numbers are numbered on paper');
  assert.equal(await page.locator('#table tbody tr').count(), manifest.facts.length);
  await page.close();
});

test('the reading page holds nothing that the report does not say', async () => {
  // Its data: the rest is the same in every city.
  const page = readFileSync(viewer, 'utf8').split('<script')[1] ?? '';
  assert.match(page, /json/);
  for (const { root } of manifest.facts) if (root !== null) assert.ok(!page.includes(root), 'a digest');
  const sealed = manifest.facts.filter((fact) => fact.sealed);
  assert.ok(sealed.length > 5);
  const { numbers } = readableReport(manifest);
  for (const { slot, sealed: hidden, ledger, period, scope: where, rows, lastYear } of numbers)
    if (hidden) assert.deepEqual([ledger, period, where, rows, lastYear], Array(5).fill(null), slot);
  for (const { slot } of sealed) assert.ok(!manifest.last_year.some((one) => one.slot === slot), slot);
  const open = JSON.stringify([
    plainText(docx),
    manifest.facts.map(({ title, definition }) => [title, definition]),
    manifest.checks.map((check) => check.message),
    // What an office has said in writing was said for whoever reads the report.
    explanations,
    numbers.map((one) => [one.ledger, one.period, one.exact, one.lastYear]),
    'annual 2022-01-05 2022-01-10',
  ]);
  let compared = 0;
  for (const ledger of pack.ledgers.values()) {
    const values = new Set(
      (await city.query(`select * from ${tableOf(ledger)}`)).flatMap((row) =>
        Object.values(row).filter((value): value is string => typeof value === 'string'),
      ),
    );
    for (const value of values) {
      // One or two letters, and codes like “x1” stand everywhere by chance.
      if (value.length < 3 || open.includes(value) || /^[\w.]{1,4}$/.test(value)) continue;
      compared += 1;
      assert.ok(!page.includes(value), `${ledger.id}: ${value}`);
    }
  }
  assert.ok(compared > 1000, `${compared}`);
});

test('what the report says cannot become markup, and another page in the package is told', () => {
  const report = readableReport({
    ...manifest,
    report: { ...manifest.report, city: '</script><script>alert(1)</script><!--' },
  });
  const page = fillPage('<p><script type="application/json" id="report"></script></p>', report);
  assert.equal(page.split('<').length, 5);
  assert.equal(judgePage(page, report), 'same');
  assert.equal(judgePage(page, readableReport(manifest)), 'different');
  assert.equal(judgePage(page.replace('mingze-page/3', 'mingze-page/1'), report), 'other form');
  assert.equal(judgePage(page + page, report), 'different');
  const parts = unzipSync(box);
  const inPackage = strFromU8(parts['viewer.html'] ?? assert.fail('no viewer'));
  assert.equal(inPackage, readFileSync(viewer, 'utf8'));
  assert.equal(inPackage, reportPages(manifest).viewer, 'the same manifest gives the same page');
  assert.equal(strFromU8(parts['verifier.html'] ?? new Uint8Array()), readFileSync(verifier, 'utf8'));
  const forged = zipSync({ ...parts, 'viewer.html': strToU8(inPackage.replace('26次', '27次')) });
  const wrong = verifyFile({ file: forged, package: null, trustedKey: null, tools: NODE_TOOLS }).findings;
  assert.deepEqual(
    wrong.filter((one) => one.verdict === 'disagrees').map((one) => one.place),
    ['viewer.html'],
  );
});

test('ten thousand numbers: the report verifies in the browser and reads', async () => {
  const big = aBigReport(10_000);
  const { findings, faults } = await dropOnVerifier(browser, verifier, [
    { name: '大报告.docx', bytes: big.document },
  ]);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    findings.filter((one) => one.verdict === 'disagrees'),
    [],
  );
  assert.ok(findings.filter((one) => one.verdict === 'agrees').length > 30_000);
  const file = join(home, 'big.html');
  writeFileSync(file, reportPages(big.manifest).viewer);
  const { page, faults: none } = await browser.open(file);
  assert.equal(await page.locator('button.number').count(), 10_000);
  await page.locator('button.number').nth(9_990).click();
  assert.match((await page.locator('#told').textContent()) ?? '', /S9991/u);
  await page.locator('#all summary').click();
  await page.locator('#table tbody tr').nth(9_999).waitFor();
  assert.equal(await page.locator('#table tbody tr').count(), 10_000);
  assert.deepEqual(none, []);
  await page.close();
});
