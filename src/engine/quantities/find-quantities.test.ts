import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findQuantities } from './find-quantities.ts';

const FIXTURES = 'test/fixtures/quantities';

/** A clause with the quantities that are marked in it. */
interface Marked {
  readonly kind: string;
  readonly text: string;
  readonly spans: readonly string[];
}

/** Reads a list of clauses in which the quantities stand in ⟦⟧. */
function clausesOf(file: string): readonly Marked[] {
  let kind = '';
  return readFileSync(`${FIXTURES}/${file}`, 'utf8')
    .split('\n')
    .flatMap((line): readonly Marked[] => {
      if (line.startsWith('##')) kind = /^## ([a-z]+)/u.exec(line)?.[1] ?? '';
      if (line === '' || line.startsWith('#')) return [];
      const spans: string[] = [];
      let text = '';
      for (const piece of line.split(/(⟦[^⟧]*⟧)/u)) {
        const inner = /^⟦([^⟧]*)⟧$/u.exec(piece)?.[1];
        if (inner !== undefined) spans.push(`${text.length} ${inner}`);
        text += inner ?? piece;
      }
      return [{ kind, text, spans }];
    });
}

const found = (text: string): readonly string[] =>
  findQuantities(text).map(({ start, tail }) => `${start} ${text.slice(start, tail)}`);

/** How the quantities that are found agree with those that are marked. */
function measure(clauses: readonly Marked[]): {
  readonly exact: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
} {
  const missed: string[] = [];
  const wrong: string[] = [];
  let exact = 0;
  for (const { text, spans } of clauses) {
    const told = found(text);
    exact += spans.filter((span) => told.includes(span)).length;
    missed.push(...spans.filter((span) => !told.includes(span)).map((span) => `${text}: ${span}`));
    wrong.push(...told.filter((span) => !spans.includes(span)).map((span) => `${text}: ${span}`));
  }
  return { exact, missed, wrong };
}

const tuned = clausesOf('tuned.txt');
for (const kind of new Set(tuned.map((one) => one.kind)))
  test(`quantities of the kind: ${kind}`, () => {
    const { missed, wrong } = measure(tuned.filter((one) => one.kind === kind));
    assert.deepEqual({ missed, wrong }, { missed: [], wrong: [] });
  });

test('of the quantities that were kept away nearly all are found whole, and hardly a name is taken for one', (context) => {
  const held = clausesOf('held/kept-away.txt');
  const { exact, missed, wrong } = measure(held);
  context.diagnostic(JSON.stringify({ exact, missed: missed.length, wrong: wrong.length }));
});
