import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openSource } from '#formats/open-source.ts';
import type { Cell } from '#model/cell.ts';

const file = (name: string): string => fileURLToPath(new URL(`../fixtures/sample/${name}`, import.meta.url));

/** The workbook of the invented city 江河市, 2021. */
export const SAMPLE = file('xx-city-2021.xlsx');

/** When the sample can be read: it holds what happened up to 1 March 2022, after the end of its year. */
export const SAMPLE_READ = new Date('2022-03-01T08:00:00Z');

export interface ExpectedSlot {
  readonly indicator: string;
  readonly value: number;
  readonly printed: string;
  readonly unit: string;
  readonly phrase: string;
  readonly rows: number;
}

/** What the year 2021 of the sample comes to, worked out by others. */
export const EXPECTED = JSON.parse(readFileSync(file('expected-2021.json'), 'utf8')) as {
  readonly slots: Readonly<Record<string, ExpectedSlot>>;
  readonly checks_not_met: readonly string[];
  readonly report_parameters: Readonly<Record<string, string>>;
};

/** The facts as comparable data in the order of their slots: slot, indicator, value, printed, unit, rows. */
export const EXPECTED_FACTS = Object.entries(EXPECTED.slots)
  .map(([slot, { indicator, value, printed, unit, rows }]) => ({
    slot,
    indicator,
    value,
    printed,
    unit,
    rows,
  }))
  .toSorted((a, b) => (a.slot < b.slot ? -1 : 1));

/** One sheet of the sample: its header, and its rows as wide as the header. */
export interface SampleTable {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The sample as tables, in the order of the workbook. */
export async function sampleTables(): Promise<readonly SampleTable[]> {
  const source = await openSource(SAMPLE);
  const tables: SampleTable[] = [];
  for (const name of source.sheetNames) {
    const rows: (readonly Cell[])[] = [];
    for await (const batch of source.rows(name)) for (const row of batch) rows.push(row.cells);
    const header = (rows.shift() ?? []).map(String);
    tables.push({ name, header, rows: rows.map((cells) => header.map((_, index) => cells[index] ?? null)) });
  }
  return tables;
}
