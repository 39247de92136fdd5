import {
  type BookPost,
  type KnownUnit,
  personLookup,
  rowKey,
  unitLookup,
  unitPaths,
} from '#engine/records/index.ts';
import { WHOLE_REGION } from '#kernel/db/index.ts';
import type { Field } from '#model/field.ts';
import { BASE } from '#model/compile/scope.ts';
import type { Value } from '#model/value.ts';
import { Collector } from './collector.ts';
import type { PlannedSheet } from './plan.ts';
import type { NameLookups } from './name-lookups.ts';
import { readSheet } from './read-sheet.ts';
import { unitRenamings } from './renamed-units.ts';
import { RowParser } from './row-parser.ts';
import { ownUnits, type ShortNames, shortNames } from './short-units.ts';

/** The names of the city as they will be after the base sheets of these files are imported. */
export interface CityNames extends NameLookups {
  readonly units: readonly KnownUnit[];
  readonly paths: ReadonlyMap<string, string>;
  readonly circular: ReadonlySet<string>;
  /** Other names of units than their full names. */
  readonly short: ShortNames;
  /** The names of units by their codes. */
  readonly nameOf: ReadonlyMap<string, string>;
  readonly personName: ReadonlyMap<string, string>;
  /** Rows of the files that defined a name, as `rowOfFile` writes them. */
  readonly given: ReadonlySet<string>;
}

/** Identifies one row of a base sheet, also among files with the same row. */
export function rowOfFile(file: number, key: string): string {
  return `${file} ${key}`;
}

const ANY: NameLookups = {
  // In the first reading every name counts as known: the names themselves are what is being read.
  unit: (text) => ({ code: text }),
  person: (text) => ({ code: text }),
};

/**
 * Reads only the names of the sheets 单位 and 人员, on top of those in the database. Their faults are reported when the
 * sheets are staged.
 * @param today the city's day
 * @param without rows that were refused although they can be read: their names do not count
 */
export async function cityNames(
  sheets: readonly PlannedSheet[],
  known: { readonly units: readonly KnownUnit[]; readonly posts: readonly BookPost[] },
  without: ReadonlySet<string>,
  today: string,
): Promise<CityNames> {
  const given = new Set<string>();
  const units = new Map(known.units.map((unit) => [unit.code, unit]));
  const rawParents = new Map<string, string>();
  for (const sheet of sheets.filter((one) => one.ledger.id === BASE.units))
    await eachRow(sheet, (get, has) => {
      const code = textOf(get('code'));
      const name = textOf(get('name'));
      if (code === null || name === null || without.has(rowOfFile(sheet.file, code))) return;
      given.add(rowOfFile(sheet.file, code));
      const before = units.get(code);
      // Fields without a column in the sheet keep their value.
      const shortName = has('short_name') ? textOf(get('short_name')) : (before?.shortName ?? null);
      const kept = (field: string, earlier: string | null | undefined): string | null =>
        has(field) ? textOf(get(field)) : (earlier ?? null);
      units.set(code, {
        code,
        name,
        shortName,
        parent: has('parent') ? null : (before?.parent ?? null),
        openedOn: kept('opened_on', before?.openedOn),
        closedOn: kept('closed_on', before?.closedOn),
        successor: kept('successor', before?.successor),
        formerNames: [
          ...(before?.formerNames ?? []),
          ...(before && before.name !== name ? [before.name] : []),
        ],
      });
      const parent = textOf(get('parent'));
      if (parent === null) rawParents.delete(code);
      else rawParents.set(code, parent);
    });
  const unit = unitLookup(units.values());
  for (const [code, written] of rawParents) {
    const found = units.get(code);
    const parent = unit(written);
    if (found && parent.code !== null) units.set(code, { ...found, parent: parent.code });
  }
  for (const [code, found] of units) {
    const next = found.successor === null ? null : unit(found.successor).code;
    if (next !== found.successor) units.set(code, { ...found, successor: next });
  }
  const all = [...units.values()];
  const { paths, circular } = unitPaths(all);
  const short = shortNames(all);
  const ofCity = ownUnits(unit, short, paths, [WHOLE_REGION]).find;
  const posts = [...known.posts];
  for (const sheet of sheets.filter((one) => one.ledger.id === BASE.posts))
    await eachRow(sheet, (get) => {
      const code = textOf(get('code'));
      const name = textOf(get('name'));
      const place = textOf(get('unit'));
      const found = place === null ? null : ofCity(place).code;
      if (code === null || name === null || found === null) return;
      const row = rowOfFile(sheet.file, rowKey([code, found, get('post'), get('from_on')]));
      if (without.has(row)) return;
      given.add(row);
      posts.push({ code, name, unit: found, fromOn: textOf(get('from_on')) ?? '' });
    });
  const renamings = unitRenamings(units);
  const opened = (code: string): string | null => units.get(code)?.openedOn ?? null;
  return {
    days: { today, opened },
    unit,
    person: personLookup(posts, unit),
    renamings,
    units: all,
    paths,
    circular: new Set(circular),
    short,
    nameOf: new Map(all.map(({ code, name }) => [code, name])),
    personName: new Map(posts.map(({ code, name }) => [code, name])),
    given,
  };
}

async function eachRow(
  sheet: PlannedSheet,
  see: (get: (field: string) => Value, has: (field: string) => boolean) => void,
): Promise<void> {
  let fields: readonly Field[] = [];
  let parser: RowParser | null = null;
  await readSheet(sheet, new Collector(), {
    begin: async (header) => {
      parser = new RowParser(sheet.ledger, header, ANY);
      fields = parser.fields;
    },
    row: (raw) => {
      const row = parser?.parse(raw).row;
      const at = (id: string): number => fields.findIndex((field) => field.id === id);
      if (row)
        see(
          (id) => row.values[at(id)] ?? null,
          (id) => at(id) !== -1,
        );
      return undefined;
    },
  });
}

function textOf(value: Value): string | null {
  return typeof value === 'string' ? value : null;
}
