import type { Maker } from '../row.ts';
import { type MakerContext, weighted } from './context.ts';

/** The codes that an enumerating choice iterates. */
export function choiceCodes({ field, rule }: MakerContext): readonly string[] {
  if (typeof rule.is === 'string') return [rule.is];
  return rule.turn ?? (rule.weights ? Object.keys(rule.weights) : field.choices.map((choice) => choice.code));
}

/** One code: in turn, by weight, or uniformly. */
export function choiceMaker(context: MakerContext): Maker {
  const { field, rule, random, group } = context;
  const codes = choiceCodes(context);
  const weights = rule.weights && Object.values(rule.weights);
  const { turn } = rule;
  return (row) => {
    const digit = row.digit(field.id);
    if (digit !== null) return codes[digit] ?? null;
    if (turn) return turn[(group.block > 1 ? row.item : row.index) % turn.length] ?? null;
    const drawn = random(row, 1);
    return codes[weights ? weighted(drawn, weights) : Math.floor(drawn * codes.length)] ?? null;
  };
}

/** A set of codes: each by its chance, at least one. */
export function choicesMaker({ field, rule, random }: MakerContext): Maker {
  if (rule.all) return () => rule.all?.toSorted() ?? null;
  const weights = rule.weights ?? Object.fromEntries(field.choices.map((choice) => [choice.code, 35]));
  const codes = Object.keys(weights);
  const chances = Object.values(weights);
  return (row) => {
    const taken = codes.filter((_, at) => random(row, 2 + at) * 100 < (chances[at] ?? 0));
    return (taken.length > 0 ? taken : [codes[weighted(random(row, 1), chances)] ?? '']).toSorted();
  };
}

/** True by chance, or according to whether one date keeps to another. */
export function booleanMaker({ rule, random }: MakerContext): Maker {
  const { ordered, yes = 85 } = rule;
  if (!ordered) return (row) => random(row, 1) * 100 < yes;
  const [before, after] = ordered;
  return (row) => {
    const first = row.get(before);
    const second = row.get(after);
    return first === null || second === null ? null : String(first) <= String(second);
  };
}
