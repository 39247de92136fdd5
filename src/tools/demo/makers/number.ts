import type { NumberSample } from '#model/sample.ts';
import type { Value } from '#model/value.ts';
import type { Maker } from '../row.ts';
import type { MakerContext } from './context.ts';

/** Numbers: within a range, a part of another number, or more than another number. */
export function numberMaker(context: MakerContext, sample: NumberSample): Maker {
  const { field, rule, ledger, random } = context;
  const { part_of: whole, plus } = rule;
  // A stored value may be finer than the unit of the column, which the vocabulary uses.
  const scale = sample.scale(field);
  const step = 10 ** (rule.decimals ?? sample.decimals);
  const [low, high] = limits(context, sample);
  const written = (value: number): Value => sample.write(Math.round(value * step) / step, field);
  if (whole !== undefined) {
    const [from, to] = rule.percent ?? [50, 100];
    return (row) => {
      const of = row.get(whole);
      return of === null
        ? null
        : written((Number(of) / scale) * ((from + random(row, 1) * (to - from)) / 100));
    };
  }
  if (plus !== undefined)
    return (row) => {
      const of = row.get(plus);
      return of === null ? null : written(Number(of) / scale + low + random(row, 1) * (high - low));
    };
  if (sample.whole) {
    if (context.free && ledger.identity.includes(field))
      return context.group.block > 1 ? (row) => row.item + 1 : counted(reserved(context));
    return (row) => low + Math.floor(random(row, 1) * (high - low + 1));
  }
  return (row) => written(low + random(row, 1) * (high - low));
}

/** The numbers of this key that other groups of the ledger use: their rows would be generated again. */
function reserved({ city, ledger, group, field }: MakerContext): readonly number[] {
  return (city.demo.ledgers.get(ledger.id) ?? [])
    .filter((other) => other !== group)
    .flatMap((other) => {
      const fixed = other.fields.get(field.id)?.is;
      return typeof fixed === 'number' ? [fixed] : [];
    })
    .toSorted((a, b) => a - b);
}

/** The number of a row's round, counted from 1, without those that are taken. */
function counted(taken: readonly number[]): Maker {
  return (row) => {
    let number = row.round + 1;
    for (const one of taken) if (one <= number) number += 1;
    return number;
  };
}

function limits({ field, rule }: MakerContext, sample: NumberSample): readonly [number, number] {
  if (rule.range) return rule.range;
  const scale = sample.scale(field);
  const [low, high] = sample.range(field);
  return [
    Math.max(low, (field.min ?? low * scale) / scale),
    Math.max(field.min ?? 0, Math.min(high, (field.max ?? high * scale) / scale)),
  ];
}
