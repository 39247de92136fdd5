// The table of mechanisms names each of the pack once, with its ledgers, and no test that does not exist.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { groupBy } from '#model/group-by.ts';
import { aPack } from './builders/the-pack.ts';

const sorted = (ids: readonly (string | undefined)[]): string =>
  ids.toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1)).join(' ');

const pack = await aPack();
const text = readFileSync('docs/mechanisms.md', 'utf8');
const rows = text
  .split('\n')
  .filter((line) => /^\| M\d\d \|/u.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('every mechanism of the pack stands once, in order, with its title and its ledgers', () => {
  const found = rows.map(([, id, title, ledgers]) => [
    id,
    title,
    sorted([...(ledgers ?? '').matchAll(/`([a-z_]+)`/gu)].map(([, ledger]) => ledger)),
  ]);
  const known = [...pack.mechanisms.values()].map(({ id, title }) => [
    id,
    title,
    sorted(
      [...pack.ledgers.values()]
        .filter(({ mechanisms }) => mechanisms.includes(id))
        .map((ledger) => ledger.id),
    ),
  ]);
  assert.equal(found.length, 72);
  assert.deepEqual(found, known);
});

test('the counts are those of the rows; what is whole names a test that exists, what is not says what is missing', () => {
  const by = groupBy(rows, ([, , , , verdict]) => verdict ?? '');
  const of = (verdict: string): number => by.get(verdict)?.length ?? 0;
  const said = `${of('whole')} whole, ${of('ledger')} ledger, ${of('gap')} gap.`;
  assert.ok(text.includes(said), said);
  assert.equal(of('whole') + of('ledger') + of('gap'), rows.length);
  for (const [, id, , , verdict, shown, why] of rows) {
    const path = /`(.+)`/u.exec(shown ?? '')?.[1];
    assert.ok(path === undefined ? verdict !== 'whole' : existsSync(path), `${id}: ${shown}`);
    assert.ok(verdict === 'whole' || why !== '', `${id} does not say what is missing`);
  }
});
