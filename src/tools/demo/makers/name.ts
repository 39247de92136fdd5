import { fieldTypes } from '#fields/index.ts';
import { isOne } from '#model/field-type.ts';
import type { HeldPost } from '../people.ts';
import type { DemoRow, Maker } from '../row.ts';
import { dayPart } from './day.ts';
import { between, type MakerContext } from './context.ts';

/** The units that a unit field without a set may have. */
const DEFAULT_SET = 'default';

/** A unit: in turn, any of a set, or the superior of another one. */
function unitMaker(context: MakerContext): Maker {
  const { city, field, rule, random } = context;
  const { parent_of: child } = rule;
  if (child !== undefined)
    return (row) => {
      const unit = city.unit.get(String(row.get(child)));
      return unit?.parent?.code ?? unit?.code ?? null;
    };
  const units = city.set(rule.unit ?? DEFAULT_SET);
  return (row) => units[row.digit(field.id) ?? Math.floor(random(row, 1) * units.length)]?.code ?? null;
}

/** Some units of a set. */
function unitsMaker({ city, rule, random }: MakerContext): Maker {
  const units = city.set(rule.unit ?? DEFAULT_SET);
  const [low, high] = rule.number ?? [1, 3];
  return (row) => {
    const first = Math.floor(random(row, 1) * units.length);
    const codes = Array.from(
      { length: between(random(row, 2), low, high) },
      (_, at) => units[(first + at * 7) % units.length]?.code ?? '',
    );
    return codes.length === 0 ? null : [...new Set(codes)].toSorted();
  };
}

/** The posts that can be enumerated: holders of a role, or officials of a set of units, at the end of the year. */
export function enumerablePosts({ city, rule }: MakerContext, year: number): readonly HeldPost[] | null {
  if (rule.from !== undefined || (rule.role === undefined && rule.unit === undefined)) return null;
  return inOffice(candidates(city, rule.role, rule.unit), `${year}-12-31`);
}

/** An official who was in office on the day of the row, and is in no earlier field of it. */
function personMaker(context: MakerContext): Maker {
  const { field, ledger, random } = context;
  const pick = holders(context);
  const earlier = ledger.fields
    .slice(0, ledger.fields.indexOf(field))
    .filter((other) => isOne(fieldTypes[other.type], 'person'))
    .map((other) => other.id);
  const byYear = new Map<number, readonly HeldPost[] | null>();
  return (row) => {
    const digit = row.digit(field.id);
    if (digit !== null) {
      const { year } = row.plan;
      if (!byYear.has(year)) byYear.set(year, enumerablePosts(context, year));
      return byYear.get(year)?.[digit]?.code ?? null;
    }
    const posts = pick(row);
    const first = Math.floor(random(row, 1) * posts.length);
    for (let at = 0; at < posts.length; at += 1) {
      const code = posts[(first + at) % posts.length]?.code ?? null;
      if (!earlier.some((other) => row.get(other) === code)) return code;
    }
    return null;
  };
}

/** Some officials. */
function personsMaker(context: MakerContext): Maker {
  const { rule, random } = context;
  const pick = holders(context);
  const [low, high] = rule.number ?? [2, 4];
  return (row) => {
    const posts = pick(row);
    if (posts.length === 0) return null;
    const first = Math.floor(random(row, 1) * posts.length);
    const codes = Array.from(
      { length: between(random(row, 2), low, high) },
      (_, at) => posts[(first + at) % posts.length]?.code ?? '',
    );
    return [...new Set(codes)].toSorted();
  };
}

function holders(context: MakerContext): (row: DemoRow) => readonly HeldPost[] {
  const { city, ledger, rule } = context;
  const from =
    rule.from ?? (rule.role === undefined && rule.unit === undefined ? ledger.owner?.id : undefined);
  if (from === undefined) {
    const all = candidates(city, rule.role, rule.unit);
    const byMonth = new Map<string, readonly HeldPost[]>();
    return (row) => {
      const day = dayOfRow(row);
      // Office is judged by the month: there are few distinct lists, and nobody changes within a row.
      const month = `${day.slice(0, 7)}-28`;
      let found = byMonth.get(month);
      if (!found) {
        found = inOffice(all, month);
        byMonth.set(month, found);
      }
      return found.some((post) => !serves(post, day)) ? inOffice(all, day) : found;
    };
  }
  return (row) => {
    const day = dayOfRow(row);
    let unit = city.unit.get(String(row.get(from))) ?? null;
    for (; unit; unit = unit.parent) {
      const all = city.postsOf(unit.code);
      const serving = inOffice(
        rule.role === undefined ? all : all.filter((post) => post.roles.includes(rule.role ?? '')),
        day,
      );
      if (serving.length > 0) return serving;
    }
    return inOffice(candidates(city, undefined, DEFAULT_SET), day);
  };
}

function candidates(
  city: MakerContext['city'],
  role: string | undefined,
  set: string | undefined,
): readonly HeldPost[] {
  const posts =
    role === undefined
      ? city.set(set ?? DEFAULT_SET).flatMap((unit) => city.postsOf(unit.code))
      : city.postsOfRole(role);
  if (role === undefined || set === undefined) return posts;
  const units = new Set(city.set(set));
  return posts.filter((post) => units.has(post.unit));
}

function inOffice(posts: readonly HeldPost[], day: string): readonly HeldPost[] {
  return posts.filter((post) => serves(post, day));
}

function serves(post: HeldPost, day: string): boolean {
  return post.from <= day && (post.to === null || post.to > day);
}

function dayOfRow(row: DemoRow): string {
  const { happened } = row.plan.group.ledger;
  const value = happened ? row.get(happened.id) : null;
  return value === null ? `${row.plan.year}-12-31` : dayPart(value);
}

/** The maker of a type whose values are codes of units or persons. */
export function nameMaker(context: MakerContext): Maker {
  const { reference, many } = fieldTypes[context.field.type];
  if (reference === 'unit') return many ? unitsMaker(context) : unitMaker(context);
  return many ? personsMaker(context) : personMaker(context);
}
