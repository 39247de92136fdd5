import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { anAnnualTemplate } from '../../../test/builders/a-report.ts';
import { aPack } from '../../../test/builders/the-pack.ts';
import { reportUses } from '#model/report/report-uses.ts';
import { knownPlaces } from './known-places.ts';
import { learnReport } from './learn-report.ts';
import { proposeNames } from './propose-names.ts';
import { readReportFile } from './read-report-file.ts';

const ISSUED = 'test/fixtures/forged/original.docx';
const pack = await aPack();
const { text, issued } = await readReportFile(ISSUED);
const uses = reportUses(anAnnualTemplate());
const folder = mkdtempSync(join(tmpdir(), 'issued-'));
after(() => rmSync(folder, { recursive: true }));

/** A pack whose own text says nothing of the report. */
const foreign = { ...pack, reports: [], literals: [] };

test('the manifest of an issued report names each of its numbers, also to a pack with another text', () => {
  assert.ok(issued);
  const facts = knownPlaces(text, foreign, issued).filter(({ kind }) => kind === 'fact');
  assert.deepEqual(
    facts.map(({ name, by }) => [name, by]),
    uses.facts.map(({ indicator }) => [indicator, 'manifest']),
  );
  const numbers = learnReport(text, foreign, { issued }).filter((token) => token.certain);
  for (const { name, start } of facts)
    assert.equal(numbers.find((token) => token.start === start)?.indicator, name);
});

test('names of an issued report are parameters wherever they stand, to a pack with another text too', () => {
  const names = proposeNames(text, learnReport(text, foreign, { issued }), foreign);
  const found = names.map(({ start, end, parameter }) => [text.slice(start, end), parameter]);
  for (const [words, parameter] of [
    ['云溪市', 'city_name'],
    ['江淮理工大学', 'partner_university'],
    ['云溪聚才', 'talent_brand'],
    ['向前党建工作室', 'studio_name'],
  ])
    assert.ok(
      found.some((one) => one[0] === words && one[1] === parameter),
      words,
    );
});

test('without a manifest the words of the pack tell the same; its declared words hold no number to be decided', () => {
  const tokens = learnReport(text, pack);
  assert.deepEqual(
    tokens.flatMap(({ indicator }) => indicator ?? []),
    uses.facts.map(({ indicator }) => indicator),
  );
  assert.ok(tokens.every(({ class: kind, certain }) => kind !== 'number' || certain));
  const hearing = tokens.find(({ indicator }) => indicator === 'party_group_hearing_count');
  assert.ok(hearing && text.slice(0, hearing.start).endsWith('每个党组均不少于'));
  const names = proposeNames(text, tokens, pack).flatMap(({ parameter }) => parameter ?? []);
  assert.deepEqual([...new Set(names)].toSorted(), [...uses.parameters].toSorted());
});

test('a sentence that was changed since is compared, not taken from the manifest', () => {
  const changed = text.replace('专题研究全面从严治党工作3次', '专题研究全面从严治党工作9次');
  assert.notEqual(changed, text);
  const at = changed.indexOf('9次；');
  const token = learnReport(changed, foreign, { issued }).find(({ start }) => start === at);
  assert.equal(token?.certain, false);
});

test('a manifest that is not the one that was signed says nothing', async () => {
  const parts = unzipSync(readFileSync(ISSUED));
  const [name] = Object.keys(parts).filter((one) => /customXml\/item\d+\.xml/.test(one));
  assert.ok(name);
  const part = strFromU8(parts[name] ?? new Uint8Array());
  const forged = part.replace(/(<manifest[^>]*>)([^<]*)/u, (_, head: string, body: string) => {
    const manifest = Buffer.from(body, 'base64').toString().replace('"annual"', '"annual "');
    return head + Buffer.from(manifest).toString('base64');
  });
  assert.notEqual(forged, part);
  const path = join(folder, 'forged.docx');
  writeFileSync(path, zipSync({ ...parts, [name]: strToU8(forged) }));
  const read = await readReportFile(path);
  assert.equal(read.text, text);
  assert.equal(read.issued, null);
});

test('a file of nothing but names and stops is read as fast as any other', () => {
  const hostile = `${text}\n${'云溪市。'.repeat(10_000)}`;
  assert.ok(knownPlaces(hostile, pack, issued).length > 10_000);
});
