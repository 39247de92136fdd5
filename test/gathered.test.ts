// docs/gathered.md against the pack: each field that follows from another ledger is named with the reference over which it does,
// and each whole number that does not says why somebody types it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { aPack } from './builders/the-pack.ts';

const pack = await aPack();
const [, following = '', typed = ''] = readFileSync('docs/gathered.md', 'utf8').split(/^## .*$/mu);
const ledgers = [...pack.ledgers.values()];

/** The cells of a table, without its head. */
const cellsOf = (part: string): readonly (readonly string[])[] =>
  part
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
const named = (text: string): readonly string[] =>
  [...text.matchAll(/`([a-z_]+\.[a-z_]+)`/gu)].map(([, id]) => id ?? '');

test('the page names every field that follows from another ledger, and over which references', () => {
  const there = ledgers.flatMap(({ id, gathered }) =>
    gathered.map(
      ({ field, from }) =>
        `${id}.${field.id} ← ${from.map(({ ledger, link }) => `${link.kind === 'by' ? ledger : id}.${link.field.id}`).join(' ')}`,
    ),
  );
  const told = cellsOf(following).map(
    ([field = '', from = '']) => `${named(field).join('')} ← ${named(from).join(' ')}`,
  );
  assert.deepEqual(told.toSorted(), there.toSorted());
  assert.ok(there.length >= 24);
});

test('each whole number that somebody types says why no other ledger gives it', () => {
  const there = ledgers.flatMap(({ id, kind, fields, gathered }) =>
    kind === 'base'
      ? []
      : fields
          .filter((field) => field.type === 'integer' && !gathered.some((one) => one.field === field))
          .map((field) => `${id}.${field.id}`),
  );
  const cells = cellsOf(typed);
  assert.deepEqual(cells.map(([field = '']) => named(field).join('')).toSorted(), there.toSorted());
  for (const [field, reason = ''] of cells) assert.ok(reason === '同上' || reason.length >= 6, field);
});
