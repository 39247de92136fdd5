import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { annotatedReport, type KnownToken } from '../../../test/builders/annotated-report.ts';
import { aPack } from '../../../test/builders/the-pack.ts';
import { learnReport } from './learn-report.ts';
import type { LearnedToken } from './learned-token.ts';

const FIXTURES = 'test/fixtures/learned-reports';
const REFERENCE = '../shared/domain/reference-report.txt';
const REGISTER = '../shared/domain/mechanisms.json';
const pack = await aPack();

/** How a reading agrees with what is known. */
function measure(
  read: readonly LearnedToken[],
  known: readonly KnownToken[],
): Record<'numbers' | 'found' | 'right' | 'taken', number> {
  const at = new Map(read.map((token) => [`${token.start}-${token.end}`, token]));
  const numbers = known.filter((token) => token.class === 'number');
  const foundAt = (token: KnownToken): LearnedToken | undefined => at.get(`${token.start}-${token.end}`);
  return {
    numbers: numbers.length,
    found: numbers.filter((token) => foundAt(token)?.class === 'number').length,
    right: numbers.filter(
      (token) => foundAt(token)?.class === 'number' && foundAt(token)?.indicator === token.indicator,
    ).length,
    taken: known.filter((token) => token.class !== 'number' && foundAt(token)?.class === 'number').length,
  };
}

// All were written before the method saw them: the first four before its first run, the others before its limits
// were set, the last one after everything. Lowering one of these figures needs a reason (record 0045).
const HELD_OUT: readonly (readonly [file: string, right: number])[] = [
  ['digits-other-order', 38],
  ['masks-and-widths', 25],
  ['spelled-numerals', 16],
  ['table-cells', 10],
  ['county-free-prose', 35],
  ['inverted-order', 35],
  ['unrelated-numbers', 24],
  ['last-look', 33],
];

// Written for the kinds that were missed or taken wrongly before (tables whose heading names the unit, small numerals, shares,
// thousands, groups; aims, terms and hours of service). The method was mended with these before it.
const MENDED_WITH: readonly (readonly [file: string, right: number])[] = [
  ['street-half-year-tables', 12],
  ['bureau-wordy-numerals', 22],
  ['targets-and-limits', 8],
  ['changes-and-shares', 21],
];

for (const [file, least] of [...HELD_OUT, ...MENDED_WITH])
  test(`a report in other words: ${file}`, (context) => {
    const { text, tokens } = annotatedReport(`${FIXTURES}/${file}.txt`);
    const read = learnReport(text, pack);
    const result = measure(read, tokens);
    context.diagnostic(JSON.stringify(result));
    assert.equal(result.found, result.numbers);
    assert.equal(result.taken, 0);
    assert.ok(result.right >= least, `${result.right} of ${result.numbers} indicators`);
    const known = new Map(tokens.map((token) => [token.start, token.class]));
    assert.deepEqual(
      read
        .filter((token) => token.class === 'number' && known.get(token.start) !== 'number')
        .map((token) => token.text),
      [],
    );
    for (const token of tokens)
      assert.equal(
        read.find(({ start }) => start === token.start)?.class,
        token.class,
        `${token.text} at ${token.start}`,
      );
  });

test('reports of these kinds that were kept away while the method was mended', (context) => {
  const results = ['town-table-and-words', 'county-brief'].map((file) => {
    const { text, tokens } = annotatedReport(`${FIXTURES}/held/${file}.txt`);
    return measure(learnReport(text, pack), tokens);
  });
  context.diagnostic(JSON.stringify(results));
  const sum = (what: keyof (typeof results)[number]): number =>
    results.reduce((all, one) => all + one[what], 0);
  assert.equal(sum('found'), sum('numbers'));
  // “在九成以上” is told as a number and was meant as a limit.
  assert.ok(sum('taken') <= 1);
  assert.ok(sum('right') >= 18);
});

test('the reference report: at least 68 of 70 found, 60 of 70 right, none of the others taken', (context) => {
  if (!existsSync(REFERENCE) || !existsSync(REGISTER))
    return context.skip('no reference report beside the project');
  const register: {
    tokens: readonly { start: number; end: number; text: string; cls: string; s: number | null }[];
  } = JSON.parse(readFileSync(REGISTER, 'utf8'));
  const bySlot = new Map(pack.indicators.map(({ slot, id }) => [slot, id]));
  const known = register.tokens.map(({ start, end, text, cls, s }) => ({
    start,
    end,
    text,
    class: cls,
    indicator: s === null ? null : (bySlot.get(`S${String(s).padStart(2, '0')}`) ?? null),
  }));
  const result = measure(learnReport(readFileSync(REFERENCE, 'utf8'), pack), known);
  context.diagnostic(JSON.stringify(result));
  assert.equal(result.numbers, 70);
  assert.ok(result.found >= 68);
  assert.ok(result.right >= 60);
  assert.equal(result.taken, 0);
});

test('candidates are ranked, with reasons, and the chosen one stands first', () => {
  const read = learnReport('查处“四风”问题12起15人，其中党纪政务处分8人。今年植树300株。', pack);
  const numbers = read.filter((token) => token.class === 'number');
  assert.deepEqual(
    numbers.map(({ indicator }) => indicator),
    ['eight_rules_cases', 'eight_rules_people', 'eight_rules_sanctioned', null],
  );
  for (const { indicator, candidates } of numbers.slice(0, 3)) {
    assert.equal(candidates[0]?.indicator, indicator);
    assert.ok((candidates[0]?.reasons.length ?? 0) > 0);
    for (const { score } of candidates) assert.ok(score >= 0 && score <= 1);
  }
});
