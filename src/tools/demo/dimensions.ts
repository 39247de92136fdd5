import type { Field } from '#model/field.ts';
import type { Dimension } from './row.ts';
import type { MakerContext } from './makers/context.ts';
import { choiceCodes } from './makers/choice.ts';
import { seasonDays } from './makers/day.ts';
import { enumerablePosts } from './makers/name.ts';
import { plainWords } from './makers/text.ts';

/** How the natural key of a group is kept from repeating, in one year. */
export interface Enumeration {
  readonly dimensions: readonly Dimension[];
  /** How many blocks the year has room for. */
  readonly room: number;
  /** True when nothing in the key says the year: the next year goes on where this one ends. */
  readonly timeless: boolean;
}

const DATED: ReadonlySet<string> = new Set(['date', 'datetime', 'month', 'year']);

/**
 * Decides which fields of a group enumerate. A key with a running number needs none; any other key is a number
 * written in mixed radix: its units, persons, choices and words are the digits, and what is left is the round,
 * which becomes the date. Fields that the group asks for (`every`) enumerate too.
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
    numbered ||
    keys.some((context) => mentions(context, '{k') || (context.free && context.field.type === 'integer'));
  const timeless =
    !numbered && !keys.some((context) => DATED.has(context.field.type) || mentions(context, '{year}'));
  const date = keys.find(
    ({ field, rule }) => (field.type === 'date' || field.type === 'datetime') && rule.after === undefined,
  );
  const [from, to] = date ? seasonDays(date.rule.season, year) : [0, 0];
  return { dimensions, room: endless ? Number.POSITIVE_INFINITY : product * (to - from + 1), timeless };
}

function isNumbered(context: MakerContext): boolean {
  const { field, rule, free } = context;
  if (field.type === 'uscc') return rule.pool === undefined;
  return (
    field.type === 'text' && (free ? field.required : rule.missing === undefined && mentions(context, '{n'))
  );
}

function mentions({ rule }: MakerContext, slot: string): boolean {
  return rule.text?.some((style) => style.includes(slot)) ?? false;
}

/** How many values the field goes through; null when it cannot be counted through. */
function sizeOf(context: MakerContext, year: number, wanted: boolean): number | null {
  const { field, rule, city, find } = context;
  if (
    rule.by !== undefined ||
    rule.same !== undefined ||
    rule.parent_of !== undefined ||
    rule.when !== undefined
  )
    return null;
  switch (field.type) {
    case 'unit':
      return city.set(rule.unit ?? 'default').length;
    case 'person':
      return enumerablePosts(context, year)?.length ?? null;
    case 'choice':
      // A choice that another field's turn follows keeps to the block.
      return context.group.block > 1 && rule.turn ? null : choiceCodes(context).length;
    case 'month':
      return rule.season ? null : 12;
    case 'text':
      return plainWords(context)?.length ?? null;
    case 'ledger_ref':
      return find(field.ledger ?? '', year, rule.cite ?? []).rows || null;
    default:
      return wanted ? 1 : null;
  }
}
