import type { Ledger, Pack } from '#model/pack/types.ts';
import { FileFault } from '#formats/errors.ts';
import type { RawRow, Source } from '#formats/source.ts';
import { baseRows } from './base-sheets.ts';
import { type DemoCity, demoCity } from './city.ts';
import { demoErrors } from './errors.ts';
import { planRows } from './plan.ts';
import { cellPrinter, COMMON_COLUMNS, rowPrinter } from './print-row.ts';
import { DemoRow, type YearPlan } from './row.ts';

export interface DemoRequest {
  readonly pack: Pack;
  /** About how many ledger rows in all. */
  readonly rows?: number;
  /** Another seed, another city with the same outline. */
  readonly seed?: number;
  readonly years?: readonly number[];
}

/** The workbook of a demo city; nothing in it is later than its last day. */
export interface DemoSource extends Source {
  readonly lastDay: string;
}

const BATCH = 1000;

/** The years of the demo city by default. */
const DEMO_YEARS: readonly [number, ...number[]] = [2024, 2025];
/** The first day of its duties: the city has always existed. */
export const DEMO_BEGUN_ON = `${DEMO_YEARS[0]}-01-01`;

/**
 * The workbook of a synthetic city: base sheets and every ledger of the pack, some years of records. The same request
 * gives the same rows, in whatever order the sheets are read; no sheet is ever held in memory.
 * @throws MingzeError DEMO-NO-VOCABULARY
 */
export function demoSource({ pack, rows = 12_000, seed = 1, years = DEMO_YEARS }: DemoRequest): DemoSource {
  if (!pack.demo) throw demoErrors.error('DEMO-NO-VOCABULARY');
  const city = demoCity(pack.demo, years, seed);
  const plans = planRows(pack, city, { rows, years, seed });
  const byTitle = new Map([...pack.ledgers.values()].map((ledger) => [ledger.title, ledger]));
  return {
    kind: 'xlsx',
    path: '演示数据',
    lastDay: city.lastDay,
    sheetNames: [...byTitle.keys()],
    rows: (name) => {
      const ledger = byTitle.get(name);
      if (!ledger) throw new FileFault('no_such_sheet', `演示数据中没有工作表“${name}”`);
      return ledger.kind === 'base'
        ? baseSheet(ledger, city, years)
        : ledgerSheet(ledger, city, plans.get(ledger.id) ?? []);
    },
  };
}

async function* baseSheet(
  ledger: Ledger,
  city: DemoCity,
  years: readonly number[],
): AsyncIterable<readonly RawRow[]> {
  const cells = ledger.fields.map((field) => cellPrinter(field, city));
  const rows = baseRows(ledger, city, years).map(
    (row, at): RawRow => ({
      number: at + 2,
      cells: cells.map((print, position) => print(row[ledger.fields[position]?.id ?? ''] ?? null)),
    }),
  );
  yield [{ number: 1, cells: ledger.fields.map((field) => field.title) }, ...rows];
}

async function* ledgerSheet(
  ledger: Ledger,
  city: DemoCity,
  plans: readonly YearPlan[],
): AsyncIterable<readonly RawRow[]> {
  const print = rowPrinter(ledger, city);
  let batch: RawRow[] = [
    { number: 1, cells: [...ledger.fields.map((field) => field.title), ...COMMON_COLUMNS] },
  ];
  let number = 1;
  for (const plan of plans)
    for (let index = 0; index < plan.rows; index += 1) {
      number += 1;
      batch.push({ number, cells: print(new DemoRow(plan, index)) });
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  if (batch.length > 0) yield batch;
}
