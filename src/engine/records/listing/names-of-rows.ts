import type { Act } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import { behindCodes } from '#fields/behind-codes.ts';
import { fieldTypes } from '#fields/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { namesOfPeople } from '../names-of-people.ts';
import { type CitedLedger, citedRows } from './cited-rows.ts';
import type { ListedRow } from './listed-row.ts';

/** The names behind the codes that rows hold, and the rows behind the numbers that they cite. */
export interface NamesOfRows {
  readonly units: Readonly<Record<string, string>>;
  readonly persons: Readonly<Record<string, string>>;
  readonly cited: Readonly<Record<string, CitedLedger>>;
}

/**
 * The names of the units and persons that these rows name, by code, and the rows that they cite: at most two statements,
 * however many rows.
 * A code of a field that does not exist for the asker is in no row, and so its name is not told either.
 * @param unitNames short name, or else name, of every unit
 * @param readable the ledgers that the asker may read
 */
export async function namesOfRows(
  db: Database,
  act: Act,
  ledger: Ledger,
  {
    rows,
    unitNames,
    readable,
  }: {
    readonly rows: readonly (Pick<ListedRow, 'values'> & Partial<Pick<ListedRow, 'unit'>>)[];
    readonly unitNames: ReadonlyMap<string, string>;
    readonly readable: readonly Ledger[];
  },
): Promise<NamesOfRows> {
  const units = new Set(rows.flatMap(({ unit }) => unit ?? []));
  const persons = new Set<string>();
  for (const { id, type } of ledger.fields) {
    const codes = behindCodes(fieldTypes[type], units, persons);
    if (codes === null) continue;
    for (const { values } of rows)
      for (const code of (values[id] ?? '').split('、')) if (code !== '') codes.add(code);
  }
  const named = [...units].flatMap((code) => {
    const name = unitNames.get(code);
    return name === undefined ? [] : [[code, name] as const];
  });
  const [people, cited] = await Promise.all([
    namesOfPeople(db, act.scope, [...persons]),
    citedRows(db, act, ledger, { rows, ledgers: readable }),
  ]);
  return { units: Object.fromEntries(named), persons: Object.fromEntries(people), cited };
}
