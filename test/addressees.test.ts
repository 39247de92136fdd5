// docs/addressees.md against the pack: every field of units that does not own the row is named once, as one to whose units the row
// is handed, with what they see, or with the reason why it is not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fieldTypes } from '#fields/index.ts';
import type { Field } from '#model/field.ts';
import type { Ledger } from '#model/pack/types.ts';
import { aPack } from './builders/the-pack.ts';

const pack = await aPack();

/** What the page has to say of a field of units. */
function told(ledger: Ledger, field: Field): readonly string[] {
  const { addressees } = ledger;
  const name = `\`${ledger.id}.${field.id}\` ${ledger.title}“${field.title}”`;
  if (!addressees?.fields.includes(field)) return [name, '不交'];
  const hidden = ledger.fields.filter((one) => !addressees.sees.includes(one)).map(({ title }) => title);
  const sees = hidden.length === 0 ? '全部字段' : `除${hidden.join('、')}以外`;
  const once = addressees.once === null ? '' : `，填了${addressees.once.title}才交`;
  return [name, addressees.receipt ? '签收' : '知悉', `${sees}${once}`];
}

const expected = [...pack.ledgers.values()]
  .filter(({ kind }) => kind === 'ledger')
  .flatMap((ledger) =>
    ledger.fields
      .filter((field) => fieldTypes[field.type].reference === 'unit' && field !== ledger.owner)
      .map((field) => told(ledger, field)),
  );

const lines = readFileSync('docs/addressees.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test('the page says of every unit that a row names beside its owner whether it is handed to it, and what of it', () => {
  assert.deepEqual(
    lines.map(([name, how, what]) => (how === '不交' ? [name, how] : [name, how, what])),
    expected,
  );
  assert.ok(expected.length >= 20, `${expected.length} fields`);
});

test('what is not handed says why', () => {
  for (const [name, how, , why = ''] of lines) if (how === '不交') assert.ok(why.length > 8, name);
});

test('no sealed ledger hands anything over', () => {
  for (const { id, sensitivity, addressees } of pack.ledgers.values())
    assert.ok(sensitivity !== 'sealed' || addressees === null, id);
});
