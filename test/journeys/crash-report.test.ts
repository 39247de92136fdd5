// kill -9 of the program or of its server while a report is issued and its file is written.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readParts } from '#proof/documents/read-parts.ts';
import { plainText } from '#proof/documents/read-text.ts';
import { waitUntil } from '#kernel/db/embedded/wait-until.ts';
import { processesUnder } from '../../scripts/lib/processes-under.ts';
import { interrupted, rounds } from '../support/crash-city.ts';
import { mingze } from '../support/run-mingze.ts';
import { sampleDataDir } from '../support/sample-data-dir.ts';
import { temporaryDir } from '../support/test-server.ts';

const home = temporaryDir('crash-report-');
const data = join(home, 'data');
const out = join(home, 'reports');
after(() => rmSync(home, { recursive: true, force: true }));

before(async () => {
  await sampleDataDir(data);
});

test('killed while a report is issued, 6 times: every document opens, and the version stands', async () => {
  const report = ['report', '--year', '2021', '--out', out, '--date', '2022-01-05', '--data', data, '--json'];
  let issued: string | null = null;
  let struck = 0;
  for (const [round, strike] of rounds(6, 20_212, 8).entries()) {
    const { acknowledged, stdout } = await interrupted(data, report, strike);
    if (!acknowledged) struck += 1;
    else issued = (JSON.parse(stdout) as { digest: string }).digest;
    for (const name of existsSync(out) ? readdirSync(out) : []) {
      // What was being written has a name that no one takes for a document.
      if (name.endsWith('.mingze.zip'))
        assert.ok(readParts(readFileSync(join(out, name)), () => true).has('manifest.json'));
      else if (name.endsWith('.html')) assert.match(readFileSync(join(out, name), 'utf8'), /<\/html>\s*$/u);
      else if (!name.endsWith('.docx')) assert.match(name, /^\..+\.part$/u);
      else assert.ok(plainText(readFileSync(join(out, name))).includes('江河市'), `round ${round}: ${name}`);
    }
  }
  assert.ok(struck > 1, `only ${struck} reports were interrupted`);
  const last = await mingze(...report);
  assert.equal(last.code, 0, last.stderr);
  assert.equal(last.json().number, 1, 'a report that was interrupted is no second version');
  if (issued !== null) assert.equal(last.json().digest, issued);
});

test('afterwards everything is in order, and nothing runs on', async () => {
  assert.equal((await mingze('doctor', '--data', data, '--json')).json().ok, true);
  assert.ok(
    await waitUntil(() => processesUnder(data).length === 0, { timeoutMs: 30_000 }),
    'processes left behind',
  );
});
