import type { BookPost } from '#engine/records/name-book.ts';
import { personLookup, unitLookup } from '#engine/records/name-book.ts';
import type { KnownUnit } from '#engine/records/names.ts';
import { unitPaths } from '#engine/records/unit-paths.ts';
import type { Field } from '#model/field.ts';
import { BASE } from '#model/compile/scope.ts';
import type { Value } from '#model/value.ts';
import { Collector } from './collector.ts';
import type { PlannedSheet } from './plan.ts';
import { readSheet } from './read-sheet.ts';
import { type Names, rowParser } from './row-parser.ts';

/** The names of the city as they will be once the base sheets of these files are in. */
export interface CityNames extends Names {
  readonly units: readonly KnownUnit[];
  readonly paths: ReadonlyMap<string, string>;
  readonly circular: ReadonlySet<string>;
}

const ANY: Names = {
  // In the first reading every name counts as known: the names themselves are what is being read.
  unit: (text) => ({ code: text }),
  person: (text) => ({ code: text }),
};

/**
 * Reads the sheets 单位 and 人员 for their names only, over what the database has. Their faults are told when
 * the sheets are staged; here they are left aside.
 */
export async function cityNames(
  sheets: readonly PlannedSheet[],
  known: { readonly units: readonly KnownUnit[]; readonly posts: readonly BookPost[] },
): Promise<CityNames> {
  const units = new Map(known.units.map((unit) => [unit.code, unit]));
  const rawParents = new Map<string, string>();
  for (const sheet of sheets.filter((one) => one.ledger.id === BASE.units))
    await eachRow(sheet, (get) => {
      const code = text(get('code'));
      const name = text(get('name'));
      if (code === null || name === null) return;
      units.set(code, { code, name, shortName: text(get('short_name')), parent: units.get(code)?.parent ?? null });
      const parent = text(get('parent'));
      if (parent !== null) rawParents.set(code, parent);
    });
  const unit = unitLookup(units.values());
  for (const [code, written] of rawParents) {
    const found = units.get(code);
    const parent = unit(written);
    if (found && parent.code !== null) units.set(code, { ...found, parent: parent.code });
  }
  const posts = [...known.posts];
  for (const sheet of sheets.filter((one) => one.ledger.id === BASE.posts))
    await eachRow(sheet, (get) => {
      const code = text(get('code'));
      const name = text(get('name'));
      const place = text(get('unit'));
      const found = place === null ? null : unit(place).code;
      if (code !== null && name !== null && found !== null) posts.push({ code, name, unit: found, fromOn: text(get('from_on')) ?? '' });
    });
  const all = [...units.values()];
  const { paths, circular } = unitPaths(all);
  return { unit, person: personLookup(posts, unit), units: all, paths, circular: new Set(circular) };
}

async function eachRow(sheet: PlannedSheet, see: (get: (field: string) => Value) => void): Promise<void> {
  let fields: readonly Field[] = [];
  let parser: ReturnType<typeof rowParser> | null = null;
  await readSheet(sheet, new Collector(), {
    begin: async (header) => {
      parser = rowParser(sheet.ledger, header, ANY);
      fields = parser.fields;
    },
    row: (raw) => {
      const row = parser?.parse(raw).row;
      if (row) see((id) => row.values[fields.findIndex((field) => field.id === id)] ?? null);
      return undefined;
    },
  });
}

function text(value: Value): string | null {
  return typeof value === 'string' ? value : null;
}
