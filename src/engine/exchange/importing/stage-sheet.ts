import { v7 as uuid } from 'uuid';
import type { RawRow } from '#formats/source.ts';
import { type Filling, NO_UNIT_PATH, openSmallStage, openStage, type Stage } from '#engine/records/index.ts';
import { type PathRange, within } from '#kernel/db/index.ts';
import { BASE } from '#model/compile/scope.ts';
import type { Value } from '#model/value.ts';
import { Collector } from './collector.ts';
import type { Header } from './header.ts';
import type { ParsedRow, RowFault, RowResult } from './parsed-row.ts';
import type { PlannedSheet } from './plan.ts';
import { readSheet } from './read-sheet.ts';
import { RowParser } from './row-parser.ts';
import { type OwnUnits, ownUnits } from './short-units.ts';
import type { RefusedReference, StageContext, StagedSheet } from './staged-sheet.ts';
import { rangesIn, refusalOfSheet, writableRanges } from './writable-units.ts';

/** Number of references of refused rows that are judged. */
const MOST_REFERENCES = 20_000;
/** Number of keys that are remembered: of staged rows to save a search for repeats, of refused ones for exact messages. */
const MOST_KEYS = 200_000;
const PROGRESS_EVERY = 20_000;

/** Reads a sheet, judges each row by itself, and copies the good ones into a stage of their own. */
export async function stageSheet(
  sheet: PlannedSheet,
  number: number,
  context: StageContext,
  collect: Collector,
): Promise<StagedSheet> {
  const stager = new SheetStager(sheet, number, context, collect);
  const { read } = await readSheet(sheet, stager.reports, stager);
  return stager.finish(read);
}

/** What exists once the header was found. */
interface Opened {
  readonly parser: RowParser;
  /** Position of the owner among the parser's fields; -1 where the ledger has none. */
  readonly owner: number;
  readonly filling: Filling;
}

/** The reading of one sheet into its stage: `begin` once, `row` for each row, `finish` at the end. */
class SheetStager {
  /** Where the reading reports to. Of a sheet that the post may not import nothing is reported but that. */
  readonly reports: Collector;
  readonly #sheet: PlannedSheet;
  readonly #number: number;
  readonly #context: StageContext;
  readonly #collect: Collector;
  readonly #place: { readonly file: string; readonly sheet: string };
  /** The units whose rows may be written. */
  readonly #ranges: readonly PathRange[];
  /** The units whose rows the post may accept; null: all. */
  readonly #accepts: readonly PathRange[] | null;
  readonly #refusal: ReturnType<typeof refusalOfSheet>;
  readonly #own: OwnUnits;
  readonly #refusedKeys = new Set<string>();
  readonly #refusedReferences: RefusedReference[] = [];
  #opened: Opened | null = null;
  /** Keys of staged rows; null once one repeats or there are too many: then the database searches for repeats. */
  #keys: Set<string> | null = new Set();
  #seen = 0;
  #staged = 0;
  #lowered = 0;

  constructor(sheet: PlannedSheet, number: number, context: StageContext, collect: Collector) {
    const { scope, pack, accepting, names } = context;
    const { ledger } = sheet;
    this.#sheet = sheet;
    this.#number = number;
    this.#context = context;
    this.#collect = collect;
    this.#place = { file: sheet.path, sheet: sheet.name };
    this.#ranges = writableRanges(scope, pack, ledger);
    this.#accepts = accepting && ledger.kind === 'ledger' ? rangesIn(accepting, pack, ledger) : null;
    this.#refusal = refusalOfSheet(ledger, this.#ranges, scope);
    this.#own = ownUnits(names.unit, names.short, names.paths, this.#ranges);
    this.reports = this.#refusal === null ? collect : new Collector();
  }

  async begin(header: Header): Promise<void> {
    const { client, names, few } = this.#context;
    const { ledger } = this.#sheet;
    // The tree of units was read without regard to the post; the rows of that sheet must mean the same units.
    const lookups = ledger.id === BASE.units ? names : { ...names, unit: this.#own.find };
    const parser = new RowParser(ledger, header, lookups);
    const stage: Stage = {
      ledger,
      table: `pg_temp.stage_${this.#number}`,
      isTable: true,
      fields: parser.fields,
      hasRecordedOn: header.columns.some(
        ({ target }) => 'common' in target && target.common === 'recordedOn',
      ),
      lowered: false,
    };
    const owner = ledger.owner ? parser.fields.indexOf(ledger.owner) : -1;
    const filling = await (few ? openSmallStage : openStage)(client, stage);
    this.#opened = { parser, owner, filling };
  }

  row(raw: RawRow): Promise<void> | undefined {
    if (!this.#opened) throw new Error('a row came before its header');
    this.#seen += 1;
    if (this.#seen % PROGRESS_EVERY === 0) this.#context.progress(PROGRESS_EVERY);
    this.#own.at(raw.number);
    const result = this.#opened.parser.parse(raw);
    if (this.#refusal !== null) {
      this.#refusedKeys.add(result.row ? result.row.key : result.key);
      return undefined;
    }
    if (result.row) return this.#stage(result.row, this.#opened);
    this.#refuse(raw.number, result);
    return undefined;
  }

  /** Closes the stage and reports what concerns the sheet as a whole. @param read rows that hold data */
  async finish(read: number): Promise<StagedSheet> {
    if (this.#refusal !== null && (this.#seen > 0 || this.reports.faults.length > 0))
      this.#collect.fault(this.#sheet.file, { ...this.#place, ...this.#refusal });
    // Also after a reading that broke off: the connection can do nothing else while its COPY is open.
    const stage = (await this.#opened?.filling.end()) ?? null;
    this.#reportSheet();
    return {
      sheet: this.#sheet,
      stage: stage && { ...stage, lowered: this.#lowered > 0 },
      read,
      staged: this.#staged,
      mayRepeat: this.#keys === null,
      refusedKeys: this.#refusedKeys,
      refusedReferences: this.#refusedReferences,
    };
  }

  #stage(row: ParsedRow, { owner, filling }: Opened): Promise<void> | undefined {
    const unit: Value = row.values[owner] ?? null;
    const path = this.#pathOf(unit);
    if (this.#sheet.ledger.owner && !within(path, this.#ranges)) {
      this.#fault(row.number, this.#outside(unit));
      return undefined;
    }
    this.#staged += 1;
    if (this.#keys && (this.#keys.has(row.key) || this.#keys.size >= MOST_KEYS)) this.#keys = null;
    this.#keys?.add(row.key);
    const lowered = row.status === 'accepted' && this.#accepts !== null && !within(path, this.#accepts);
    if (lowered) this.#lowered += 1;
    return filling.write({
      ...row,
      status: lowered ? 'submitted' : row.status,
      id: uuid(),
      unit: typeof unit === 'string' ? unit : '',
      path,
    });
  }

  /** All faults of the row are reported at once, those of its owner and its references included. */
  #refuse(row: number, { faults, key, references, owner }: Extract<RowResult, { row: null }>): void {
    if (this.#refusedReferences.length < MOST_REFERENCES)
      for (const one of references) this.#refusedReferences.push({ row, ...one });
    for (const fault of faults) this.#fault(row, fault);
    if (this.#sheet.ledger.owner && owner !== null && !within(this.#pathOf(owner), this.#ranges))
      this.#fault(row, this.#outside(owner));
    if (this.#refusedKeys.size < MOST_KEYS) this.#refusedKeys.add(key);
  }

  #reportSheet(): void {
    const { parser } = this.#opened ?? {};
    for (const one of parser?.renamed.told ?? [])
      this.reports.notice({ ...this.#place, ...one, kind: 'renamed_unit' });
    for (const one of this.#own.notices()) this.reports.notice({ ...this.#place, ...one });
    for (const one of this.#sheet.corrections?.unused ?? [])
      this.#fault(one.row, {
        ...one,
        kind: 'correction',
        message: `这一格的更正没有用上：文件里没有这一格，请去掉这处更正，或改好文件再来`,
      });
    for (const [column, row] of parser?.invisible ?? [])
      this.reports.notice({
        ...this.#place,
        row,
        column,
        kind: 'invisible',
        message: `列“${column}”有看不见的字符（零宽空格等，如第 ${row} 行），已去掉`,
      });
    if (this.#lowered > 0)
      this.reports.notice({
        ...this.#place,
        row: null,
        column: null,
        kind: 'to_review',
        message: `${this.#lowered} 行先作为已报送导入，由审核人审定后计数`,
      });
  }

  #fault(row: number, fault: RowFault): void {
    this.#collect.fault(this.#sheet.file, { ...this.#place, row, ...fault });
  }

  #pathOf(unit: Value): string {
    return typeof unit === 'string' ? (this.#context.names.paths.get(unit) ?? NO_UNIT_PATH) : NO_UNIT_PATH;
  }

  #outside(unit: Value): RowFault {
    return {
      column: this.#sheet.ledger.owner?.title ?? null,
      value: typeof unit === 'string' ? (this.#context.names.nameOf.get(unit) ?? unit) : null,
      kind: 'out_of_scope',
      message: '这一行的单位不在您的管辖范围内，请由该单位或其上级导入',
    };
  }
}
