import type { Cell } from '#model/cell.ts';
import type { SampleTable } from './the-sample.ts';

/** The names that other sheets may use for a code. */
export interface Aliases {
  readonly units: ReadonlyMap<string, readonly string[]>;
  readonly persons: ReadonlyMap<string, readonly string[]>;
}

/** Codes, full names and unique short names of units; codes and names of persons, with their unit where needed. */
export function aliasesOf(tables: readonly SampleTable[]): Aliases {
  const column = (table: SampleTable, title: string): number => table.header.indexOf(title);
  const names = (name: string): SampleTable =>
    tables.find((table) => table.name === name) ?? { name, header: [], rows: [] };
  const unitTable = names('单位');
  const [code, full, short] = ['单位编号', '单位全称', '单位简称'].map((title) => column(unitTable, title));
  const all = unitTable.rows.flatMap((row) =>
    [row[full ?? 0], row[short ?? 0]].filter((name) => typeof name === 'string'),
  );
  const unique = (name: Cell | undefined): name is string =>
    typeof name === 'string' && all.filter((other) => other === name).length === 1;
  const units = new Map<string, string[]>();
  for (const row of unitTable.rows) {
    const known = [textAt(row, code), ...[row[full ?? 0], row[short ?? 0]].filter(unique)];
    for (const name of known) units.set(name, known);
  }
  const postTable = names('人员');
  const [person, called, place] = ['人员编号', '姓名', '单位'].map((title) => column(postTable, title));
  const bearers = new Map<string, Set<string>>();
  for (const row of postTable.rows) {
    const name = textAt(row, called);
    bearers.set(name, (bearers.get(name) ?? new Set()).add(textAt(row, person)));
  }
  const persons = new Map<string, string[]>();
  for (const row of postTable.rows) {
    const name = textAt(row, called);
    if (bearers.get(name)?.size !== 1) continue;
    const known = [
      name,
      textAt(row, person),
      `${name}（${textAt(row, place)}）`,
      `${name}(${textAt(row, place)})`,
    ];
    for (const one of known.slice(0, 2)) persons.set(one, known);
  }
  return { units, persons };
}

function textAt(row: readonly Cell[], index: number | undefined): string {
  const cell = row[index ?? 0];
  return typeof cell === 'string' ? cell : '';
}
