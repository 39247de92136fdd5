import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { assert as holds, constantFrom, nat, property } from 'fast-check';
import { annotatedReport } from '../../../test/builders/annotated-report.ts';
import { findQuantities } from './find-quantities.ts';

const FIXTURES = 'test/fixtures/quantities';
const LEARNED = 'test/fixtures/learned-reports';
/** Stretches of about five thousand characters that are marked and that nobody has noted as a numeral. */
const UNMEANT = 2;

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

// Written before the rules and never looked at while they were made; lowering these figures needs a reason.
test('of the quantities that were kept away 67 of 70 are told whole, and 2 stretches are marked otherwise', (context) => {
  const { exact, missed, wrong } = measure(clausesOf('held/kept-away.txt'));
  context.diagnostic(JSON.stringify({ exact, missed: missed.length, wrong: wrong.length }));
  assert.ok(exact >= 67);
  assert.ok(missed.length <= 3);
  assert.ok(wrong.length <= 2);
});

test('every number that is known in the reports of other offices is a quantity, and hardly anything else of their words', (context) => {
  const files = readdirSync(LEARNED).filter((name) => name.endsWith('.txt'));
  let [characters, spelled, unmeant] = [0, 0, 0];
  for (const file of files) {
    const { text, tokens } = annotatedReport(`${LEARNED}/${file}`);
    const marks = findQuantities(text);
    characters += text.length;
    for (const { start, end, class: kind, text: words } of tokens)
      if (kind === 'number')
        assert.ok(
          marks.some((one) => one.start <= start && end <= one.tail),
          `${file}: ${words}`,
        );
    const inWords = marks.filter(({ start, tail }) => !/[0-9０-９xXｘＸ×＊]/u.test(text.slice(start, tail)));
    spelled += inWords.length;
    unmeant += inWords.filter(
      ({ start, tail }) =>
        !tokens.some((one) => one.start < tail && start < one.end && one.class !== 'ordinal'),
    ).length;
  }
  context.diagnostic(JSON.stringify({ characters, spelled, unmeant }));
  assert.ok(unmeant <= UNMEANT);
});

test('what is laid over a number does not hide it, and what a fact prints is one whatever it is', () => {
  holds(
    property(
      nat(2),
      constantFrom('\u200b', '\u2060', '\ufeff', '\u00ad', '**', '_', '`', '<b>', ' '),
      nat(3),
      (which, sign, place) => {
        const number = ['八十八件', '１２３４件', '1234件'][which] ?? '';
        const typed = number.slice(0, place) + sign + number.slice(place);
        const text = `办理${typed}，群众满意`;
        const [first, ...more] = findQuantities(text);
        assert.deepEqual(more, []);
        assert.ok(first && text.slice(first.start, first.tail).endsWith('件'));
        assert.ok(first.start <= 2 + sign.length);
      },
    ),
  );
});
