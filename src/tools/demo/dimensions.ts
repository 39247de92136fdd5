import { fieldTypes } from '#fields/index.ts';
import type { Field } from '#model/field.ts';
import { isCalendarDay, isOne } from '#model/field-type.ts';
import type { Dimension } from './row.ts';
import type { MakerContext } from './makers/context.ts';
import { choiceCodes } from './makers/choice.ts';
import { seasonDays } from './makers/day.ts';
import { enumerablePosts } from './makers/name.ts';
import { plainWords } from './makers/text.ts';

/** How the natural key of a group is kept unique within one year. */
export interface Enumeration {
  readonly dimensions: readonly Dimension[];
  /** Number of blocks for which the year has different keys. */
  readonly room: number;
  /** True when nothing in the key contains the year: the next year continues where this one ends. */
  readonly timeless: boolean;
}

/**
 * Decides which fields of a group enumerate. A key with a running number needs none; any other key is a number in mixed
 * radix: its units, persons, choices and words are the digits, and the rest is the round, which becomes the date.
 * Fields that the group requires (`every`) enumerate too.
 */
export function enumerate(contexts: readonly MakerContext[], year: number): Enumeration {
  const [first] = contexts;
  if (!first) return { dimensions: [], room: 0, timeless: false };
  const { ledger, group } = first;
  const of = (field: Field): MakerContext | undefined => contexts.find((context) => context.field === field);
  const keys = ledger.identity.flatMap((field) => of(field) ?? []);
  const numbered = keys.some(isNumbered);
  const wanted = [
    ...(numbered ? [] : keys),
    ...contexts.filter(
      (context) => group.every.includes(context.field.id) && (numbered || !keys.includes(context)),
    ),
  ];
  const dimensions = wanted.flatMap((context) => {
    const size = sizeOf(context, year, group.every.includes(context.field.id));
    return size === null ? [] : [{ field: context.field.id, size }];
  });
  const product = dimensions.reduce((total, { size }) => total * size, 1);
  const endless =
    numbered || keys.some((context) => mentions(context, '{k') || (context.free && countsByOne(context)));
  const timeless =
    !numbered &&
    !keys.some((context) => fieldTypes[context.field.type].day !== null || mentions(context, '{year}'));
  const date = keys.find(
    ({ field, rule }) => isCalendarDay(fieldTypes[field.type]) && rule.after === undefined,
  );
  const [from, to] = date ? seasonDays(date.rule.season, year) : [0, 0];
  return { dimensions, room: endless ? Number.POSITIVE_INFINITY : product * (to - from + 1), timeless };
}

function isNumbered(context: MakerContext): boolean {
  const { field, rule, free } = context;
  const { sample } = fieldTypes[field.type];
  if (sample.make === 'serial') return rule.pool === undefined;
  if (sample.make !== 'text' || !sample.counted) return false;
  return free ? field.required : rule.missing === undefined && mentions(context, '{n');
}

function countsByOne({ field }: MakerContext): boolean {
  const { sample } = fieldTypes[field.type];
  return sample.make === 'number' && sample.whole;
}

function mentions({ rule }: MakerContext, slot: string): boolean {
  return rule.text?.some((style) => style.includes(slot)) ?? false;
}

/** Number of values of the field; null when they cannot be enumerated. */
function sizeOf(context: MakerContext, year: number, wanted: boolean): number | null {
  const { field, rule, city, find } = context;
  if (
    rule.by !== undefined ||
    rule.same !== undefined ||
    rule.parent_of !== undefined ||
    rule.when !== undefined
  )
    return null;
  const type = fieldTypes[field.type];
  const { sample } = type;
  const unasked = wanted ? 1 : null;
  switch (sample.make) {
    case 'name':
      if (isOne(type, 'unit')) return city.set(rule.unit ?? 'default').length;
      return isOne(type, 'person') ? (enumerablePosts(context, year)?.length ?? null) : unasked;
    case 'choice':
      // A choice that decides the enumeration of another field stays the same within the block.
      return context.group.block > 1 && rule.turn ? null : choiceCodes(context).length;
    case 'day':
      if (type.day?.precision !== 'month') return unasked;
      return rule.season ? null : 12;
    case 'text':
      return sample.counted ? (plainWords(context)?.length ?? null) : unasked;
    case 'row':
      return find(field.ledger ?? '', year, rule.cite ?? []).rows || null;
    default:
      return unasked;
  }
}
