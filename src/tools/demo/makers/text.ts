import { fieldTypes } from '#fields/index.ts';
import type { Field } from '#model/field.ts';
import { isOne } from '#model/field-type.ts';
import type { Sample } from '#model/sample.ts';
import type { DemoRow, Maker } from '../row.ts';
import { type DemoCity } from '../city.ts';
import type { MakerContext } from './context.ts';

type Piece = string | ((row: DemoRow, salt: number) => string);

/** Texts: one of several styles, with the slots in braces filled in. */
export function textMaker(context: MakerContext): Maker {
  const { random, rule } = context;
  const styles = (rule.text ?? defaultStyles(context)).map((style) => pieces(style, context));
  const words = plainWords(context);
  return (row) => {
    const word = words?.[row.digit(context.field.id) ?? -1];
    return word ?? write(styles[styles.length === 1 ? 0 : Math.floor(random(row, 1) * styles.length)], row);
  };
}

/** The plain words of a field that can be enumerated; null when its texts are composed. */
export function plainWords(context: MakerContext): readonly string[] | null {
  const { text } = context.rule;
  if (!text) return null;
  const [only] = text;
  const list = text.length === 1 ? /^\{(\w+)\}$/u.exec(only ?? '')?.[1] : undefined;
  if (list !== undefined) return context.city.demo.words.get(list) ?? null;
  return text.length > 1 && text.every((style) => !style.includes('{')) ? text : null;
}

/** Codes that never repeat, such as those of enterprises: one of a pool, or a new one for each row. */
export function serialMaker(
  { rule, field, ledger, random }: MakerContext,
  { at, pool: usual }: Extract<Sample, { make: 'serial' }>,
): Maker {
  const pool = rule.pool ?? (ledger.identity.includes(field) ? null : usual);
  if (pool === null) return (row) => at(1_000_000 + row.plan.beforeEver + row.index);
  return (row) => at(Math.floor(random(row, 1) * pool));
}

function defaultStyles({ field, ledger, city }: MakerContext): readonly string[] {
  const styles = city.demo.defaults.get(field.type) ?? [field.title];
  if (!ledger.identity.includes(field)) return styles;
  if (/_(no|code)$/u.test(field.id)) {
    const initials = ledger.id
      .split('_')
      .map((word) => word[0] ?? '')
      .join('')
      .toUpperCase();
    return [`${initials}-{year}-{n:4}`];
  }
  return styles.map((style) => `${style}（{year}年第{n}号）`);
}

function pieces(style: string, context: MakerContext): Piece[] {
  const { ledger, city, random } = context;
  // A number that restarts each year needs the year beside it; otherwise it runs on over all years.
  const yearly = style.includes('{year}');
  return style.split(/(\{[^}]+\})/u).flatMap((part): Piece[] => {
    const slot = /^\{([^}:]+)(?::(\d))?\}$/u.exec(part);
    if (!slot) return part === '' ? [] : [part];
    const [, name = '', width = '1'] = slot;
    const padded = (value: number): string => String(value).padStart(Number(width), '0');
    if (name === 'year') return [(row) => String(row.plan.year)];
    if (name === 'n')
      return [(row) => padded((yearly ? row.plan.before : row.plan.beforeEver) + row.index + 1)];
    if (name === 'k') return [(row) => padded(row.round + 1)];
    if (name === 'item') return [(row) => padded(row.item + 1)];
    if (name.startsWith('param.')) return [city.demo.parameters.get(name.slice(6)) ?? ''];
    const field = ledger.field.get(name);
    if (field) return [(row) => inWords(row, field, city)];
    const list = city.demo.words.get(name) ?? [];
    const inner = list.map((word) => (word.includes('{') ? pieces(word, context) : [word]));
    return [
      (row, salt) =>
        (inner[Math.floor(random(row, salt) * inner.length)] ?? [])
          .map((piece, at) => (typeof piece === 'string' ? piece : piece(row, salt * 31 + at)))
          .join(''),
    ];
  });
}

/** A value within a sentence. */
function inWords(row: DemoRow, field: Field, city: DemoCity): string {
  const value = row.get(field.id);
  if (isOne(fieldTypes[field.type], 'unit') && typeof value === 'string') {
    const unit = city.unit.get(value);
    return unit?.shortName ?? unit?.name ?? value;
  }
  return fieldTypes[field.type].format(value, field);
}

function write(style: readonly Piece[] | undefined, row: DemoRow): string {
  return (style ?? []).map((piece, at) => (typeof piece === 'string' ? piece : piece(row, 10 + at))).join('');
}
