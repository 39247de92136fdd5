import { FileFault } from '#formats/errors.ts';
import type { RawRow, SheetTraits } from '#formats/source.ts';
import { AsideRows } from './aside-rows.ts';
import { isBlank } from './blank-row.ts';
import type { Collector } from './collector.ts';
import { findHeader, type Header } from './header.ts';
import { HEADER_ROWS, judgeHeader, judgeHeadless } from './judge-header.ts';
import type { PlannedSheet } from './plan.ts';
import { type MoneySetting, settleMoney } from './settle-money.ts';
import { SheetWatch } from './sheet-watch.ts';
import { surplusFault } from './surplus.ts';

/** What reading a sheet found: the header, null where none can be used, and the number of rows that hold data. */
export interface SheetReading {
  readonly header: Header | null;
  readonly read: number;
}

/** What gets the rows of a sheet. */
export interface RowSink {
  /** Called once, before the rows; they wait for it. */
  readonly begin: (header: Header) => Promise<void>;
  /** Called for each row that holds data; a promise makes the reading wait. */
  readonly row: (row: RawRow) => Promise<void> | undefined;
  /** Called for each row whose cells cannot be assigned to its columns. */
  readonly refused?: (row: RawRow) => void;
}

/**
 * Reads a sheet once from the top: finds its header, reports what is wrong with it, and hands over each row that
 * holds data. Total rows are reported, empty rows are passed over.
 */
export async function readSheet(
  sheet: PlannedSheet,
  collect: Collector,
  sink: RowSink,
): Promise<SheetReading> {
  const traits = (await sheet.source.traits?.(sheet.name)) ?? null;
  const reader = new SheetReader(sheet, traits, collect, sink);
  try {
    await reader.readRows();
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    collect.fault(sheet.file, {
      file: sheet.path,
      sheet: sheet.name,
      row: null,
      column: null,
      value: null,
      kind: 'file',
      message: error.message,
    });
  }
  return reader.finish();
}

/** What reads the rows below a usable header. */
interface Table {
  readonly header: Header;
  readonly money: MoneySetting;
  readonly watch: SheetWatch;
  readonly asides: AsideRows;
}

class SheetReader {
  readonly #sheet: PlannedSheet;
  readonly #traits: SheetTraits | null;
  readonly #collect: Collector;
  readonly #sink: RowSink;
  readonly #place: { readonly file: string; readonly sheet: string };
  /** The rows among which the header is searched. */
  readonly #waiting: RawRow[] = [];
  #table: Table | null = null;
  #read = 0;

  constructor(sheet: PlannedSheet, traits: SheetTraits | null, collect: Collector, sink: RowSink) {
    this.#sheet = sheet;
    this.#traits = traits;
    this.#collect = collect;
    this.#sink = sink;
    this.#place = { file: sheet.path, sheet: sheet.name };
  }

  async readRows(): Promise<void> {
    const { source, name } = this.#sheet;
    for await (const batch of source.rows(name))
      for (const row of batch) {
        if (this.#table === null) {
          if (row.number <= HEADER_ROWS) {
            this.#waiting.push(row);
            continue;
          }
          if (isBlank(row)) continue;
          if (!(await this.#begin(true))) return;
        }
        // Awaiting only when the server is behind keeps a million rows out of the microtask queue.
        const wait = this.#take(row);
        if (wait) await wait;
      }
    if (this.#table === null) await this.#begin(false);
  }

  finish(): SheetReading {
    this.#table?.watch.tell(this.#place, this.#traits, this.#collect);
    return { header: this.#table?.header ?? null, read: this.#read };
  }

  /**
   * Finds the header among the waiting rows and hands these over.
   * @param below whether the sheet goes on below them
   * @returns whether the sheet has a header that can be used
   */
  async #begin(below: boolean): Promise<boolean> {
    const found = findHeader(this.#waiting, this.#sheet.ledger);
    if (!found) {
      judgeHeadless(this.#sheet, this.#collect, !below && this.#waiting.every((row) => isBlank(row)));
      return false;
    }
    if (!judgeHeader(found, this.#sheet, this.#collect)) return false;
    const money = settleMoney(found, this.#waiting, this.#traits?.remarks ?? null);
    for (const notice of money.notices) this.#collect.notice({ ...this.#place, ...notice });
    for (const fault of money.faults) this.#collect.fault(this.#sheet.file, { ...this.#place, ...fault });
    const { header } = money;
    const watch = new SheetWatch(header, this.#sheet.source.kind === 'xlsx');
    this.#table = { header, money, watch, asides: new AsideRows(header) };
    await this.#sink.begin(header);
    for (const row of this.#waiting) await this.#take(row);
    return true;
  }

  #take(raw: RawRow): Promise<void> | undefined {
    if (!this.#table || raw.number <= this.#table.header.rowNumber) return undefined;
    const { header, money, watch, asides } = this.#table;
    const { file, source, corrections, name } = this.#sheet;
    const row = corrections?.apply(raw, header, name) ?? raw;
    watch.see(row);
    const aside = asides.judge(row);
    // A total row is reported even where its only cells are in ignored columns; by its columns it would be empty.
    if (aside === null && isBlank(row, header.columns)) return undefined;
    this.#read += 1;
    if (aside === null) {
      const misplaced = surplusFault(row, header, source.kind);
      if (misplaced === null) return this.#sink.row(row);
      this.#collect.fault(file, { ...this.#place, row: row.number, ...misplaced });
      this.#sink.refused?.(row);
      return undefined;
    }
    this.#collect.notice({ ...this.#place, row: row.number, column: null, ...aside });
    const doubt = aside.kind === 'note_row' ? money.doubt(row) : null;
    if (doubt !== null) this.#collect.fault(file, { ...this.#place, row: row.number, ...doubt });
    return undefined;
  }
}
