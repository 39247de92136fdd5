import { singleLinks } from '#engine/records/gather/links.ts';
import { rowKey } from '#engine/records/row-key.ts';
import { ROW_STATUSES } from '#engine/records/table.ts';
import type { Field } from '#model/field.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import type { Value } from '#model/value.ts';
import type { Row } from './row.ts';
import type { TestRow } from './put-rows.ts';

/** Random numbers that are the same for the same seed (mulberry32). */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
  chance(probability: number): boolean {
    return this.next() < probability;
  }
  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }
}

/** Days around the edges of two years; 31 December and 1 January most of all. */
const DAYS = [
  '2019-12-31',
  '2020-01-01',
  '2020-06-30',
  '2020-07-01',
  '2020-12-30',
  '2020-12-31',
  '2020-12-31',

  '2021-01-01',
  '2021-01-01',
  '2021-03-31',
  '2021-04-01',
  '2021-06-30',
  '2021-07-01',
  '2021-09-30',
  '2021-10-01',
  '2021-11-15',
  '2021-12-30',
  '2021-12-31',
  '2021-12-31',
  '2022-01-01',
  '2022-01-01',
  '2022-02-28',
];
const ENDINGS = Array.from({ length: 8 }, (_, index) => `第${index + 1}次`);
const PARAMETERS_KEPT = 0.85;
const ROWS_PER_LEDGER = 110;
const PERSONS = Array.from({ length: 12 }, (_, index) => `P${index + 1}`);

export interface RandomCity {
  readonly units: readonly { readonly code: string; readonly parent: string | null }[];
  readonly rows: Map<string, TestRow[]>;
}

/** A small city whose rows lie where counting goes wrong: edges of years, nulls, every status, repeated persons. */
export function randomCity(pack: Pack, seed: number): RandomCity {
  const dice = new Dice(seed);
  const rows = new Map<string, TestRow[]>();
  rows.set('units', unitRows(pack, dice));
  const units = (rows.get('units') ?? []).map(({ values }) => ({
    code: String(values['code']),
    parent: (values['parent'] ?? null) as string | null,
  }));
  rows.set('posts', postRows(pack, dice));
  rows.set('report_parameters', parameterRows(pack, dice));
  rows.set('sealed_values', sealedRows(pack, dice));
  // Cited ledgers have references like "n7": every row may cite one before any is made.
  for (const ledger of pack.ledgers.values())
    if (ledger.kind === 'ledger')
      rows.set(
        ledger.id,
        ledgerRows(
          ledger,
          units.map((one) => one.code),
          dice,
        ).map(citingNothingAlone(pack, ledger)),
      );
  return { units, rows };
}

/** Random rows cite nothing that one row alone may cite. */
function citingNothingAlone(pack: Pack, ledger: Ledger): (row: TestRow) => TestRow {
  const alone = singleLinks(pack, ledger).map(({ field }) => [field, null] as const);
  return ({ values, ...row }) => ({ ...row, values: { ...values, ...Object.fromEntries(alone) } });
}

/** One more row for a ledger, by the same dice. */
export function randomRow(ledger: Ledger, units: readonly string[], dice: Dice): TestRow {
  const values: Record<string, Value> = {};
  for (const field of ledger.fields)
    values[field.id] = field.byStep
      ? ledger.flow?.state === field
        ? dice.pick([ledger.flow.begin, ...ledger.flow.entry])
        : null
      : randomValue(field, ledger, units, dice);
  return { status: dice.chance(0.8) ? 'accepted' : dice.pick(ROW_STATUSES), values };
}

function ledgerRows(ledger: Ledger, units: readonly string[], dice: Dice): TestRow[] {
  const byKey = new Map<string, TestRow>();
  for (let count = 0; count < ROWS_PER_LEDGER; count += 1) {
    const row = randomRow(ledger, units, dice);
    byKey.set(keyOf(ledger, row.values), row);
  }
  return [...byKey.values()];
}

export function keyOf(ledger: Ledger, values: Row): string {
  return rowKey(ledger.identity.map((field) => values[field.id] ?? null));
}

function randomValue(field: Field, ledger: Ledger, units: readonly string[], dice: Dice): Value {
  if (!field.required && dice.chance(0.15)) return null;
  switch (field.type) {
    case 'date':
      return dice.pick(DAYS);
    case 'datetime':
      return `${dice.pick(DAYS)}T${dice.pick(['00:00', '12:30', '23:59'])}`;
    case 'month':
      return `${dice.pick(['2020-12', '2021-01', '2021-07', '2021-12', '2022-01'])}-01`;
    case 'year':
      return dice.pick([2020, 2021, 2021, 2022]);
    case 'boolean':
      return dice.chance(0.65);
    case 'choice':
      // The first choice is the common one, so that conditions on several fields meet now and then.
      return (dice.chance(0.2) ? (field.choices[0] ?? dice.pick(field.choices)) : dice.pick(field.choices))
        .code;
    case 'choices':
      return field.choices
        .map((choice) => choice.code)
        .filter(() => dice.chance(0.65))
        .toSorted();
    case 'unit':
      return dice.chance(0.5) ? 'U0' : dice.pick(units);
    case 'units':
      return units.filter(() => dice.chance(0.1)).toSorted();
    case 'person':
      return dice.pick(PERSONS);
    case 'persons':
      return PERSONS.filter(() => dice.chance(0.2)).toSorted();
    case 'integer':
      return dice.below(12);
    case 'money_fen':
      return dice.pick([0, 1, 99_999, 10_000_000, 9_999_999, 1_000_000, 123_456_789]);
    case 'decimal':
    case 'percent':
      return dice.pick(['0', '0.5', '99.9', '100']);
    default:
      // A key is one of many, so that some repeat and some are cited that do not exist; other texts are parameters.
      return field === ledger.reference ||
        field.type === 'ledger_ref' ||
        (ledger.identity.length === 1 && ledger.identity[0] === field)
        ? `n${dice.below(140)}`
        : dice.pick(ledger.identity.includes(field) ? ['甲', '乙', ...ENDINGS] : ['甲', '乙', '甲', '丙']);
  }
}

function fieldOf(pack: Pack, ledger: string, id: string): Field {
  const field = pack.ledgers.get(ledger)?.field.get(id);
  if (!field) throw new Error(`${ledger}.${id}`);
  return field;
}

function unitRows(pack: Pack, dice: Dice): TestRow[] {
  const kinds = fieldOf(pack, 'units', 'kind').choices.map((choice) => choice.code);
  const tags = fieldOf(pack, 'units', 'tags').choices.map((choice) => choice.code);
  return Array.from({ length: 40 }, (_, index) => ({
    status: index > 4 && dice.chance(0.06) ? 'draft' : 'accepted',
    values: {
      code: `U${index}`,
      name: `单位${index}`,
      kind:
        index === 0
          ? 'municipal_committee'
          : index < 4
            ? 'township'
            : dice.chance(0.25)
              ? 'village'
              : dice.pick(kinds),
      parent: index === 0 ? null : index < 4 ? 'U0' : `U${dice.below(4)}`,
      tags: dice.chance(0.3) ? null : tags.filter(() => dice.chance(0.5)),
      opened_on: dice.chance(0.6) ? null : dice.pick(DAYS),
      closed_on: dice.chance(0.6) ? null : dice.pick(DAYS),
    },
  }));
}

function postRows(pack: Pack, dice: Dice): TestRow[] {
  const roles = fieldOf(pack, 'posts', 'roles').choices.map((choice) => choice.code);
  return Array.from({ length: 40 }, (_, index) => ({
    status: dice.chance(0.9) ? 'accepted' : 'draft',
    values: {
      code: dice.pick(PERSONS),
      name: '某人',
      unit: `U${dice.below(40)}`,
      post: `职务${index}`,
      roles: roles.filter(() => dice.chance(0.3)),
      from_on: dice.pick(DAYS),
      to_on: dice.chance(0.5) ? null : dice.pick(DAYS),
    },
  }));
}

function parameterRows(pack: Pack, dice: Dice): TestRow[] {
  return [2020, 2021].flatMap((year) =>
    [...pack.parameters.keys()].map((parameter) => ({
      status: dice.chance(PARAMETERS_KEPT) ? ('accepted' as const) : ('draft' as const),
      values: { year, parameter, value: dice.pick(['甲', '乙']) },
    })),
  );
}

function sealedRows(pack: Pack, dice: Dice): TestRow[] {
  return [2019, 2020].flatMap((year) =>
    pack.indicators
      .filter(() => dice.chance(0.4))
      .map(({ slot }) => ({
        status: dice.chance(0.8) ? ('accepted' as const) : ('returned' as const),
        values: { year, slot, value: dice.pick(['0', '3', '7', '12.5']) },
      })),
  );
}
