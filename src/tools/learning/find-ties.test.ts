import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPack } from '../../../test/builders/the-pack.ts';
import { draftReport } from './draft-report.ts';
import { knownPlaces } from './known-places.ts';
import { learnReport } from './learn-report.ts';
import { readReportFile } from './read-report-file.ts';

const pack = await aPack();

test('two numbers that read the same and could be each other are a tie on both sides', async () => {
  // To a pack without a text of its own, the two 16 of this report are told by their words alone.
  const { text } = await readReportFile('test/fixtures/forged/original.docx');
  const tokens = learnReport(text, { ...pack, reports: [] });
  const tied = tokens.filter((token) => token.text === '16' && token.tied.length > 0);
  assert.deepEqual(
    tied.map((token) => [token.indicator, ...token.tied]),
    [
      ['leaders_reported_integrity', 'leaders_filed_and_pledged'],
      ['leaders_filed_and_pledged', 'leaders_reported_integrity'],
    ],
  );
  const known = learnReport(text, pack).filter((token) => token.text === '16');
  assert.ok(known.every((token) => token.certain && token.tied.length === 0));
});

test('of a report saved again, without its manifest, no two numbers of one value are exchanged unsaid; the draft leaves each tie open', async () => {
  const { text, issued } = await readReportFile('test/fixtures/forged/original.docx');
  const foreign = { ...pack, reports: [], literals: [] };
  const truth = new Map(
    knownPlaces(text, foreign, issued).map(({ start, name, kind }) => [start, kind === 'fact' ? name : null]),
  );
  const tokens = learnReport(text, foreign);
  const numbers = tokens.filter((token) => truth.get(token.start) != null);
  assert.ok(numbers.length > 60);
  const crossed = numbers.filter(({ indicator, start, text: words }) =>
    numbers.some(
      (other) => other.start !== start && other.text === words && truth.get(other.start) === indicator,
    ),
  );
  assert.ok(crossed.length > 0, 'this report has such numbers');
  assert.deepEqual(
    crossed.filter(({ tied }) => tied.length === 0),
    [],
  );
  const { source, open } = draftReport(text, tokens, foreign);
  for (const { indicator, start } of crossed) {
    assert.ok(open.some((one) => one.start === start));
    assert.ok(!source.includes(`[[${indicator}]]`), `${indicator}`);
  }
});

test('a number that one indicator alone fits is no tie', () => {
  const [first, , sanctioned] = learnReport(
    '查处“四风”问题12起15人，其中党纪政务处分8人。今年植树300株。',
    pack,
  ).filter((token) => token.class === 'number');
  assert.equal(first?.indicator, 'eight_rules_cases');
  assert.deepEqual(first.tied, []);
  // Its words fit other sanctions as well; that it is a part of the number before it tells which it is.
  assert.equal(sanctioned?.indicator, 'eight_rules_sanctioned');
  assert.deepEqual(sanctioned.tied, []);
});
