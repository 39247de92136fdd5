// Packages that are well signed, by somebody else, and made to harm whoever opens them in a browser.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { renderDocx } from '#proof/documents/render-docx.ts';
import { utf8 } from '#proof/manifest/bytes.ts';
import { canonicalJson } from '#proof/manifest/canonical-json.ts';
import { completeManifest } from '#proof/manifest/complete-manifest.ts';
import { documentOfManifest } from '#proof/manifest/document-text.ts';
import { hashOf } from '#proof/manifest/hashing.ts';
import { signerOf } from '#proof/manifest/installation-key.ts';
import type { Manifest } from '#proof/manifest/manifest.ts';
import { packageFiles, writePackage } from '#proof/manifest/write-package.ts';
import { reportPages } from '#stages/reports/operations/report-pages.ts';
import { aBigReport } from '../builders/a-big-report.ts';
import { openBrowser } from '../support/browser.ts';
import { temporaryDir } from '../support/test-server.ts';
import { dropOnVerifier, writeVerifier } from '../support/verifier-driver.ts';

const home = temporaryDir('hostile-');
const browser = await openBrowser();
after(async () => {
  await browser.close();
  rmSync(home, { recursive: true, force: true });
});
const verifier = writeVerifier(home);
const { manifest } = aBigReport(74);
const signer = signerOf(generateKeyPairSync('ed25519').privateKey);

test('packages that are signed and hostile: nothing runs, nothing hangs, and both pages show words as words', async () => {
  const other = signerOf(generateKeyPairSync('ed25519').privateKey);
  const evil = '<img src=x onerror="document.title=1"></script><script>document.title=1</script>';
  const hostile: Readonly<Record<string, (changed: Manifest) => void>> = {
    markup: (changed) => {
      changed.report.title = evil;
      changed.report.reason = evil;
      changed.text.title = [evil];
      changed.text.addressee = `${evil}：`;
      for (const fact of changed.facts) Object.assign(fact, { title: evil, definition: evil, noun: evil });
      for (const check of changed.checks) check.message = evil;
    },
    'huge numbers': (changed) => {
      for (const fact of changed.facts) if (fact.value !== null) fact.value = '9'.repeat(40);
    },
    'names of prototypes': (changed) => {
      Object.defineProperty(changed.parameters, '__proto__', { value: 'x', enumerable: true });
      changed.parameters['constructor'] = 'x';
      changed.packs = ['__proto__', 'constructor'];
      changed.withheld?.push('__proto__', 'constructor', '(a+)+$');
      for (const [index, check] of changed.checks.entries()) if (index % 2 === 0) check.id = '__proto__';
      changed.checks.push({
        ...(changed.checks[0] ?? assert.fail()),
        id: 'deep',
        assert: `${'('.repeat(9000)}1 == 1${')'.repeat(9000)}`,
      });
    },
    'a text of one number over and over': (changed) => {
      const piece = changed.text.blocks.flatMap((one) => one.inlines).find((one) => typeof one !== 'string');
      changed.text.blocks = Array.from({ length: 3000 }, () => ({
        kind: 'paragraph',
        inlines: [piece ?? '', '次。'],
      }));
    },
  };
  for (const [what, change] of Object.entries(hostile)) {
    const changed = structuredClone(manifest);
    change(changed);
    changed.issued.key = other.keyId;
    const whole = completeManifest(
      changed,
      packageFiles(reportPages(changed)),
      hashOf('sha256') ?? assert.fail(),
    );
    const text = canonicalJson(whole);
    const again = { manifest: text, signature: other.sign(utf8(text)), publicKey: other.publicKey };
    const file = writePackage(
      again,
      renderDocx(documentOfManifest(whole), again),
      packageFiles(reportPages(whole)),
    );
    const began = performance.now();
    const shown = await dropOnVerifier(
      browser,
      verifier,
      [{ name: 'x.mingze.zip', bytes: file }],
      signer.keyId,
    );
    assert.ok(performance.now() - began < 30_000, `${what} took too long`);
    assert.deepEqual([shown.problem, shown.faults], [null, []], what);
    assert.ok(
      shown.findings.some((one) => one.verdict === 'disagrees'),
      what,
    );
    const path = join(home, 'hostile.html');
    writeFileSync(path, reportPages(whole).viewer);
    const { page, faults } = await browser.open(path);
    assert.equal(
      await page.locator('img, iframe, script:not([type="module"], [type="application/json"])').count(),
      0,
      `${what}: its own script alone`,
    );
    assert.notEqual(await page.title(), '1', what);
    assert.deepEqual(faults, [], what);
    await page.close();
  }
  for (const name of ['verifier', 'viewer'] as const) {
    const markup = readFileSync(
      new URL(`../../src/stages/reports/generated/${name}.html`, import.meta.url),
      'utf8',
    );
    assert.match(
      markup,
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-/u,
    );
  }
});
