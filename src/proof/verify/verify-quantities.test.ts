import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleVectors } from '../../../test/builders/example-vectors.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { ManifestQuantities } from '../manifest/quantities-part.ts';
import { Findings } from './finding.ts';
import { verifyQuantities } from './verify-quantities.ts';

const manifest = JSON.parse(exampleVectors().signed.manifest) as Manifest;
const LITERAL = { text: '为群众办实事88件', reason: '信访局汇总', by: { name: '张三', office: '某办' } };

/** What a verifier says of the example with a sentence more. */
function told(sentence: string, quantities: Partial<ManifestQuantities> | null): readonly string[] {
  const findings = new Findings();
  const [block] = manifest.text.blocks;
  const { quantities: before, ...rest } = manifest;
  assert.ok(block && before);
  verifyQuantities(
    {
      ...rest,
      ...(quantities ? { quantities: { ...before, ...quantities } } : {}),
      parameters: { plan: '百人计划' },
      text: { ...manifest.text, blocks: [{ ...block, inlines: [...block.inlines, sentence] }] },
    },
    findings,
  );
  return findings.list.map(({ verdict, place, message }) => `${verdict} ${place} ${message}`);
}

test('a number that is in no ledger is named by every verifier, whoever signed it', () => {
  const [said, ...more] = told('为群众办实事88件。', {});
  assert.deepEqual(more, []);
  assert.match(said ?? '', /^disagrees 正文第1段 “为群众办实事88件”中的“88件”没有来历/);
});

test('what somebody answers for is told with name, office and reason, and is not called proven', () => {
  const [said, whole] = told('为群众办实事88件。', { literals: [LITERAL] });
  assert.match(said ?? '', /^unchecked .*“88件”不由记录得出，由某办（张三）书面说明：信访局汇总$/);
  assert.match(
    whole ?? '',
    /^agrees .*1 个数字出自清单；另有 0 个在报告参数里，0 个定义包写明了理由，1 个由人书面说明，没有核对$/,
  );
  const [none] = told('', {});
  assert.match(none ?? '', /没有来历不明的$/);
  // The words must be those that were declared.
  assert.match(told('为群众办实事89件。', { literals: [LITERAL] }).join(), /“89件”没有来历/);
});

test('a parameter is one where its value stands, and nowhere else', () => {
  const at = { block: 2, start: '学习3次。'.length, end: '学习3次。百人计划'.length, name: 'plan' };
  assert.match(told('百人计划。', { parameters: [at] }).join(), /^agrees .*另有 1 个在报告参数里/);
  assert.match(told('百人计算。', { parameters: [at] }).join(), /“百人”没有来历/);
  assert.match(told('千人计划。', { parameters: [{ ...at, name: 'other' }] }).join(), /“千人”没有来历/);
});

test('what a method of before did not see is named and left: the report was issued in good faith', () => {
  const [said, ...more] = told('查处案件五十。', { method: 'mingze-quantities/1' });
  assert.match(said ?? '', /^unchecked 正文第1段 “查处案件五十”中的“五十”没有来历.*签发时还认不出它$/);
  assert.deepEqual(more, []);
  assert.match(told('查处案件五十。', {}).join(), /^disagrees 正文第1段 “查处案件五十”中的“五十”没有来历/);
});

test('of a format that says nothing of them the numbers are named and left; of another method nothing is said to agree', () => {
  assert.match(told('为群众办实事88件。', null).join(), /^unchecked .*有 1 个不出自清单，没有核对：“88件”$/);
  assert.match(
    told('为群众办实事88件。', { method: 'mingze-quantities/9' }).join(),
    /^unchecked .*不能重作$/,
  );
});
