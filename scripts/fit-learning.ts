// Fits the weights of src/tools/learning/alignment-weights.ts on the annotated reports of the fixtures, and says how the
// reports that were kept away (held/) are read with them. Coordinate by coordinate, from the weights that stand there.
import { ALIGNMENT_WEIGHTS, type AlignmentWeights } from '#tools/learning/alignment-weights.ts';
import { learnReport } from '#tools/learning/learn-report.ts';
import { annotatedReport } from '../test/builders/annotated-report.ts';
import { aPack } from '../test/builders/the-pack.ts';
import { filesUnder } from './lib/files-under.ts';

/** Each weight is tried at these parts of what it is. */
const STEPS = [0, 0.5, 0.75, 0.9, 1.1, 1.25, 1.5, 2];
const ROUNDS = 2;
/** A weight is changed for at least so many numbers more, and where no report is read worse: less is chance. */
const WORTH = 2;

const pack = await aPack();
const files = filesUnder('test/fixtures/learned-reports', /\.txt$/);
const isHeld = (file: string): boolean => /[\\/]held[\\/]/.test(file);
const fitted = files.filter((file) => !isHeld(file)).map((file) => annotatedReport(file));
const held = files.filter(isHeld).map((file) => annotatedReport(file));

/** Numbers whose indicator, or that they have none, is told right; and all numbers. */
function right(reports: typeof fitted, weights: AlignmentWeights): readonly [number, number] {
  let [count, all] = [0, 0];
  for (const { text, tokens } of reports) {
    const read = new Map(learnReport(text, pack, { weights }).map((token) => [token.start, token]));
    for (const token of tokens.filter((one) => one.class === 'number')) {
      all += 1;
      const found = read.get(token.start);
      if (found?.class === 'number' && found.indicator === token.indicator) count += 1;
    }
  }
  return [count, all];
}

let best: AlignmentWeights = ALIGNMENT_WEIGHTS;
let [score] = right(fitted, best);
console.log(
  `as they stand: ${right(fitted, best).join(' of ')}, kept away ${right(held, best).join(' of ')}`,
);
for (let round = 0; round < ROUNDS; round += 1)
  for (const name of Object.keys(ALIGNMENT_WEIGHTS) as (keyof AlignmentWeights)[])
    for (const step of STEPS) {
      const tried = { ...best, [name]: Math.round(ALIGNMENT_WEIGHTS[name] * step * 1000) / 1000 };
      const [now] = right(fitted, tried);
      if (now < score + WORTH || fitted.some((one) => right([one], tried)[0] < right([one], best)[0]))
        continue;
      [best, score] = [tried, now];
      console.log(`${name} ${tried[name]}: ${now}`);
    }
console.log(JSON.stringify(best, null, 2));
console.log(`fitted: ${right(fitted, best).join(' of ')}, kept away ${right(held, best).join(' of ')}`);
