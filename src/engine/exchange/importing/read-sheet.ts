import type { PlannedSheet } from './plan.ts';
import type { RawRow } from '#formats/source.ts';
import { FileFault } from '#formats/errors.ts';
import type { Collector } from './collector.ts';
import { AsideRows } from './aside-rows.ts';
import { findHeader, type Header, remarkToTell } from './header.ts';
import { isBlank } from './row-parser.ts';
import { settleMoney, type MoneySetting } from './settle-money.ts';
import { SheetWatch } from './sheet-watch.ts';
import { surplusFault } from './surplus.ts';
import { FAULT_COLUMN } from '#formats/annotate/row-fault.ts';

/** What reading a sheet met: the header, and how many rows of each kind. */
export interface SheetReading {
  readonly header: Header | null;
  readonly read: number;
}

const HEADER_ROWS = 10;

/**
 * Reads a sheet once from the top: finds its header, tells what is wrong with it, and hands over each row that
 * holds data. Total rows are reported, empty rows are passed over.
 * @param each gets the header once and then the rows; a promise makes the reading wait
 */
export async function readSheet(
  sheet: PlannedSheet,
  collect: Collector,
  each: {
    readonly begin: (header: Header) => Promise<void>;
    readonly row: (row: RawRow) => Promise<void> | undefined;
    /** Told the rows that cannot be read by their columns. */
    readonly refused?: (row: RawRow) => void;
  },
): Promise<SheetReading> {
  const place = { file: sheet.path, sheet: sheet.name };
  let header: Header | null = null;
  let watch: SheetWatch | null = null;
  let asides: AsideRows | null = null;
  let money: MoneySetting | null = null;
  let read = 0;
  const traits = (await sheet.source.traits?.(sheet.name)) ?? null;
  const waiting: RawRow[] = [];
  const begin = async (below: boolean): Promise<boolean> => {
    header = findHeader(waiting, sheet.ledger);
    if (!header) {
      judgeHeadless(sheet, collect, !below && waiting.every((row) => isBlank(row)));
      return false;
    }
    if (!judgeHeader(header, sheet, collect)) return false;
    money = settleMoney(header, waiting, traits?.remarks ?? null);
    for (const notice of money.notices) collect.notice({ ...place, ...notice });
    for (const fault of money.faults) collect.fault(sheet.file, { ...place, ...fault });
    header = money.header;
    watch = new SheetWatch(header, sheet.source.kind === 'xlsx');
    asides = new AsideRows(header);
    await each.begin(header);
    return true;
  };
  // Not async: awaiting only when the server is behind keeps a million rows out of the microtask queue.
  const take = (raw: RawRow): Promise<void> | undefined => {
    if (!header || raw.number <= header.rowNumber) return undefined;
    const row = sheet.corrections?.apply(raw, header, sheet.name) ?? raw;
    watch?.see(row);
    const aside = asides?.judge(row) ?? null;
    // A total is told even where it stands in a column that is ignored; judged by its columns such a row is empty.
    if (aside === null && isBlank(row, header.columns)) return undefined;
    read += 1;
    if (aside === null) {
      const misplaced = surplusFault(row, header, sheet.source.kind);
      if (misplaced === null) return each.row(row);
      collect.fault(sheet.file, { ...place, row: row.number, ...misplaced });
      each.refused?.(row);
      return undefined;
    }
    collect.notice({ ...place, row: row.number, column: null, ...aside });
    const doubt = aside.kind === 'note_row' ? (money?.doubt(row) ?? null) : null;
    if (doubt !== null) collect.fault(sheet.file, { ...place, row: row.number, ...doubt });
    return undefined;
  };
  let usable: boolean | null = null;
  try {
    for await (const batch of sheet.source.rows(sheet.name)) {
      for (const row of batch) {
        if (usable === null) {
          if (row.number <= HEADER_ROWS) {
            waiting.push(row);
            continue;
          }
          if (isBlank(row)) continue;
          usable = await begin(true);
          if (usable) for (const early of waiting) await take(early);
        }
        if (!usable) break;
        const wait = take(row);
        if (wait) await wait;
      }
      if (usable === false) break;
    }
    if (usable === null) {
      usable = await begin(false);
      if (usable) for (const early of waiting) await take(early);
    }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    collect.fault(sheet.file, {
      ...place,
      row: null,
      column: null,
      value: null,
      kind: 'file',
      message: error.message,
    });
  }
  (watch as SheetWatch | null)?.tell(place, traits, collect);
  return { header: usable ? header : null, read };
}

/** Tells what is wrong with a header; answers whether the rows below it can be read. */
function judgeHeader(header: Header, sheet: PlannedSheet, collect: Collector): boolean {
  const place = { file: sheet.path, sheet: sheet.name, row: header.rowNumber };
  // The column of an annotated copy of ours says what was wrong, and is no data.
  for (const title of header.unknown)
    if (title !== FAULT_COLUMN)
      collect.notice({
        ...place,
        column: title,
        kind: 'unknown_column',
        message: `列“${title}”不是本台账的字段，未导入`,
      });
  for (const column of header.columns) {
    const remark = remarkToTell(column);
    if (remark !== null)
      collect.notice({
        ...place,
        column: column.title,
        kind: 'column_remark',
        message: `列“${column.title}${remark}”按“${column.title}”读取，若不是同一项请改表头`,
      });
  }
  for (const title of header.duplicate)
    collect.fault(sheet.file, {
      ...place,
      column: title,
      value: title,
      kind: 'duplicate_column',
      message: `有两列表头都是“${title}”，请删去一列`,
    });
  for (const field of header.missing)
    collect.fault(sheet.file, {
      ...place,
      column: field.title,
      value: null,
      kind: 'missing_column',
      message: `缺少必填的列“${field.title}”，请补上这一列`,
    });
  for (const field of header.lacking)
    collect.notice({
      ...place,
      column: field.title,
      kind: 'lacking_column',
      message: `表中没有“${field.title}”列，新记录都没有此项${field === sheet.ledger.happened ? '，不计入任何年度' : ''}；以后请用新模板填写`,
    });
  return header.duplicate.length === 0 && header.missing.length === 0;
}

function judgeHeadless(sheet: PlannedSheet, collect: Collector, empty: boolean): void {
  const place = { file: sheet.path, sheet: sheet.name, row: null, column: null };
  if (empty) {
    collect.notice({ ...place, kind: 'empty_sheet', message: `工作表“${sheet.name}”是空的，未导入` });
    return;
  }
  const required = sheet.ledger.fields.filter((field) => field.required).map((field) => field.title);
  collect.fault(sheet.file, {
    ...place,
    value: null,
    kind: 'header_not_found',
    message: `工作表“${sheet.name}”前 ${HEADER_ROWS} 行中没有找到表头。表头至少要有这些必填列的一半：${required.join('、')}`,
  });
}
