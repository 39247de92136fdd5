// docs/links.md against the pack: each link that it names is there, each that is there is named, and each chain that a field
// does not carry says why.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fieldTypes } from '#fields/index.ts';
import { aPack } from './builders/the-pack.ts';

const pack = await aPack();
const page = readFileSync('docs/links.md', 'utf8');

/** The links of a text, as "ledger.field → ledger". */
const linksOf = (text: string): readonly string[] =>
  [...text.matchAll(/`([a-z_]+\.[a-z_]+)` → `([a-z_]+)`/gu)].map(([, from, to]) => `${from} → ${to}`);

const there = [...pack.ledgers.values()].flatMap(({ id, fields }) =>
  fields
    .filter(({ type }) => fieldTypes[type].reference === 'ledger')
    .map((field) => `${id}.${field.id} → ${field.ledger}`),
);

test('the page names every link of the pack once, and no other', () => {
  assert.deepEqual(linksOf(page).toSorted(), there.toSorted());
  assert.ok(there.length > 50, `${there.length} links`);
});

test('each of the twenty-four chains has a link or a reason', () => {
  const [, chains = ''] = page.split('## 实际工作需要的二十四条链');
  const lines = chains
    .split('## 其他引用')[0]
    ?.split('\n')
    .filter((line) => /^\| (?!链)/u.test(line));
  assert.equal(lines?.length, 24);
  for (const line of lines ?? []) {
    const [, chain = '', links = '', reason = ''] = line.split('|').map((cell) => cell.trim());
    assert.ok(linksOf(links).length > 0 || reason.length > 8, chain);
  }
});

test('no link is required but those that were, so that no older sheet is refused', () => {
  const required = [...pack.ledgers.values()].flatMap(({ id, fields }) =>
    fields
      .filter(({ type, required: must }) => must && fieldTypes[type].reference === 'ledger')
      .map((field) => `${id}.${field.id}`),
  );
  assert.deepEqual(required.toSorted(), [
    'appointment_procedure_step.appointment',
    // Of a ledger that came with its link.
    'inspection_draft.round',
    'leading_group_meeting.group',
    'policy_review.policy',
    'public_circular.case',
    'rectification_supervision.item',
  ]);
});

test('no open ledger cites a sealed one: whoever fills in a number would learn which there are', () => {
  const told = [...pack.ledgers.values()].flatMap(({ id, sensitivity, fields }) =>
    sensitivity === 'sealed'
      ? []
      : fields
          .filter(
            ({ type, ledger }) =>
              fieldTypes[type].reference === 'ledger' &&
              pack.ledgers.get(ledger ?? '')?.sensitivity === 'sealed',
          )
          .map((field) => `${id}.${field.id}`),
  );
  assert.deepEqual(told, []);
});
