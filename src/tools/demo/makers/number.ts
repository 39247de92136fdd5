import type { Value } from '#model/value.ts';
import type { Maker } from '../row.ts';
import type { MakerContext } from './context.ts';

const DEFAULT_RANGE: Readonly<Record<string, readonly [number, number]>> = {
  integer: [0, 12],
  decimal: [60, 100],
  percent: [80, 100],
};

/** Numbers: within a range, a part of another number, or more than another number. */
export function numberMaker(context: MakerContext): Maker {
  const { field, rule, ledger, random } = context;
  const { part_of: whole, plus } = rule;
  // Money is kept in 分; the vocabulary speaks in the unit of the column.
  const scale = field.type === 'money_fen' ? (field.moneyUnit === 'wan_yuan' ? 1_000_000 : 100) : 1;
  const step = 10 ** (rule.decimals ?? (field.type === 'integer' || scale > 1 ? 0 : 1));
  const [low, high] = limits(context, scale);
  const written = (value: number): Value => {
    const rounded = Math.round(value * step) / step;
    return field.type === 'integer'
      ? Math.round(rounded)
      : scale > 1
        ? Math.round(rounded * scale)
        : String(rounded);
  };
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
  if (field.type === 'integer') {
    if (context.free && ledger.identity.includes(field))
      return context.group.block > 1 ? (row) => row.item + 1 : counted(reserved(context));
    return (row) => low + Math.floor(random(row, 1) * (high - low + 1));
  }
  return (row) => written(low + random(row, 1) * (high - low));
}

/** The numbers of this key that other groups of the ledger have for themselves: their rows would be met again. */
function reserved({ city, ledger, group, field }: MakerContext): readonly number[] {
  return (city.demo.ledgers.get(ledger.id) ?? [])
    .filter((other) => other !== group)
    .flatMap((other) => {
      const fixed = other.fields.get(field.id)?.is;
      return typeof fixed === 'number' ? [fixed] : [];
    })
    .toSorted((a, b) => a - b);
}

/** The number of a row's round, counted from 1 past those that are taken. */
function counted(taken: readonly number[]): Maker {
  return (row) => {
    let number = row.round + 1;
    for (const one of taken) if (one <= number) number += 1;
    return number;
  };
}

function limits({ field, rule }: MakerContext, scale: number): readonly [number, number] {
  if (rule.range) return rule.range;
  const [low, high] = DEFAULT_RANGE[field.type] ?? (scale === 100 ? [2_000, 80_000] : [2, 80]);
  return [
    Math.max(low, (field.min ?? low * scale) / scale),
    Math.max(field.min ?? 0, Math.min(high, (field.max ?? high * scale) / scale)),
  ];
}
