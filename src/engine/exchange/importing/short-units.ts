import { type KnownUnit, NO_UNIT_PATH } from '#engine/records/index.ts';
import { type PathRange, within } from '#kernel/db/index.ts';
import type { NameLookup } from '#model/field.ts';
import { nameKey } from '#model/text/name-key.ts';
import type { ImportNotice } from './fault.ts';

/** A shorter rest of a name is too general: 村, 社. */
const SHORTEST = 2;

/** The units of a city by their local names: 柳树村 for 清溪镇柳树村. */
export type ShortNames = ReadonlyMap<string, readonly KnownUnit[]>;

/**
 * Other names of units than their full names: their short name, and the rest of the full name after the name of a unit
 * above it. Closed units have only their full names.
 */
export function shortNames(units: readonly KnownUnit[]): ShortNames {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const found = new Map<string, KnownUnit[]>();
  for (const unit of units) {
    if (unit.closedOn !== null) continue;
    for (const key of new Set(calledOf(unit, byCode))) found.set(key, [...(found.get(key) ?? []), unit]);
  }
  return found;
}

function calledOf(unit: KnownUnit, byCode: ReadonlyMap<string, KnownUnit>): readonly string[] {
  const name = nameKey(unit.name);
  const called = [name, ...(unit.shortName === null ? [] : [nameKey(unit.shortName)])];
  const passed = new Set([unit.code]);
  let above = unit.parent === null ? undefined : byCode.get(unit.parent);
  while (above && !passed.has(above.code)) {
    passed.add(above.code);
    for (const front of [above.name, above.shortName ?? ''].map(nameKey))
      if (front !== '' && name.startsWith(front) && name.length - front.length >= SHORTEST)
        called.push(name.slice(front.length));
    above = above.parent === null ? undefined : byCode.get(above.parent);
  }
  return called;
}

/** Finds units for one writer, and remembers names that were resolved to a unit of his. */
export interface OwnUnits {
  readonly find: NameLookup;
  /** Sets the current row, for the notices. */
  readonly at: (row: number) => void;
  /** Each name that was resolved to a unit of the writer's, with its first row. */
  readonly notices: () => readonly Pick<ImportNotice, 'row' | 'column' | 'kind' | 'message'>[];
}

/**
 * A name that several units of the city share, or that is no full name, means the writer's own unit when exactly one of
 * his has it. The full name of a unit always means that unit.
 * @param unit the look-up over the whole city
 * @param ranges the paths of the writer's units
 */
export function ownUnits(
  unit: NameLookup,
  short: ShortNames,
  paths: ReadonlyMap<string, string>,
  ranges: readonly PathRange[],
): OwnUnits {
  const understood = new Map<string, { readonly name: string; readonly row: number }>();
  let row = 0;
  const find: NameLookup = (text) => {
    const plain = unit(text);
    const key = nameKey(text);
    const called = short.get(key) ?? [];
    if (plain.code !== null && (plain.code === text || isFull(plain.code, key, called))) return plain;
    const mine = called.filter(({ code }) => within(paths.get(code) ?? NO_UNIT_PATH, ranges));
    const [only] = mine;
    if (only && mine.length === 1) {
      if (only.code !== plain.code && !understood.has(text)) understood.set(text, { name: only.name, row });
      return { code: only.code };
    }
    if (plain.code !== null || called.length === 0) return plain;
    const candidates = (mine.length > 0 ? mine : called).map(({ name }) => name);
    return { code: null, reason: mine.length > 0 ? 'ambiguous' : 'outside', candidates };
  };
  return {
    find,
    at: (now) => {
      row = now;
    },
    notices: () =>
      [...understood].map(([text, { name, row: first }]) => ({
        row: first,
        column: null,
        kind: 'short_unit',
        message: `单位“${text}”按“${name}”理解，若不是请写全称`,
      })),
  };
}

function isFull(code: string, key: string, called: readonly KnownUnit[]): boolean {
  const full = called.filter(({ name }) => nameKey(name) === key);
  return full.length === 1 && full[0]?.code === code;
}
