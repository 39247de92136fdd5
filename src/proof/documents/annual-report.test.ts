import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportUses } from '#model/report/report-uses.ts';
import { anAnnualTemplate, aReport } from '../../../test/builders/a-report.ts';
import { plainText } from './read-text.ts';
import { renderDocx } from './render-docx.ts';

const template = anAnnualTemplate();
const uses = reportUses(template);

test('the annual report prints 74 numbers, each once, in seven sections', () => {
  assert.equal(new Set(uses.facts.map((use) => use.indicator)).size, uses.facts.length);
  const perSection = [1, 2, 3, 4, 5, 6, 7].map(
    (section) => uses.facts.filter((use) => use.section === section).length,
  );
  // 70 slots (2, 5, 24, 4, 11, 0, 24) and the four quantities C4 and C3 (三), C1 (五), C2 (六).
  assert.deepEqual(perSection, [2, 5, 26, 4, 12, 1, 24]);
  for (const use of uses.facts) assert.notEqual(use.following, '', `${use.line} ${use.indicator}`);
});

test('it asks for every name of the city, and for no year but that of the report', () => {
  assert.deepEqual(uses.parameters.toSorted(), [
    'branch_experience',
    'city_name',
    'clean_brand',
    'community_activity',
    'grassroots_project',
    'livelihood_plan_year',
    'partner_university',
    'place_name',
    'report_year',
    'studio_name',
    'talent_brand',
    'talent_programme',
  ]);
  const words = template.blocks.flatMap((block) =>
    block.inlines.map((piece) => (piece.kind === 'text' ? piece.text : '')),
  );
  assert.doesNotMatch(words.join(''), /20\d\d/);
});

test('it keeps below the 5,000 characters that a general document may have', () => {
  const length = plainText(renderDocx(aReport())).replace(/\s/g, '').length;
  assert.ok(length > 4000 && length <= 5000, String(length));
});
