import { quote } from '#model/text/quote.ts';
import { columnName } from '#formats/xlsx/reading/cell-place.ts';
import type { RawRow, SheetTraits } from '#formats/source.ts';
import { isBlankCell } from './aside-rows.ts';
import type { Collector } from './collector.ts';
import type { ImportNotice } from './fault.ts';
import type { Header } from './header.ts';

const NAMED_ROWS = 5;

/** Watches the rows of a sheet for what a user would not expect, and reports each kind once at the end. */
export class SheetWatch {
  readonly #header: Header;
  readonly #untitled = new Map<number, { count: number; readonly row: number; readonly sample: string }>();
  readonly #hidden: number[] = [];
  #hiddenCount = 0;
  readonly #merged = new Map<string, Set<string>>();
  #far: number | null = null;

  readonly #beyond: boolean;

  /** @param beyond whether cells beyond the header are reported; in a text file they refuse the row */
  constructor(header: Header, beyond: boolean) {
    this.#header = header;
    this.#beyond = beyond;
  }

  /** Examines a row below the header. */
  see(row: RawRow): void {
    const { width, untitled, columns } = this.#header;
    if (row.cells.length > width || untitled.size > 0)
      for (const [index, cell] of row.cells.entries())
        if ((index >= width ? this.#beyond : untitled.has(index)) && !isBlankCell(cell))
          this.#without(index, row);
    if (row.far) this.#far ??= row.number;
    if (row.hidden && !columns.every(({ index }) => isBlankCell(row.cells[index] ?? null))) {
      this.#hiddenCount += 1;
      if (this.#hidden.length < NAMED_ROWS) this.#hidden.push(row.number);
    }
    if (row.merged)
      for (const { index, title } of columns) {
        const ref = row.merged.get(index);
        if (ref !== undefined && !isBlankCell(row.cells[index] ?? null))
          this.#merged.set(title, (this.#merged.get(title) ?? new Set()).add(ref));
      }
  }

  #without(index: number, row: RawRow): void {
    const known = this.#untitled.get(index);
    const cell = row.cells[index] ?? null;
    if (known) known.count += 1;
    else
      this.#untitled.set(index, {
        count: 1,
        row: row.number,
        sample: typeof cell === 'string' ? quote(cell) : '',
      });
  }

  /** Reports what was found. */
  tell(place: Pick<ImportNotice, 'file' | 'sheet'>, traits: SheetTraits | null, collect: Collector): void {
    const tell = (kind: ImportNotice['kind'], column: string | null, message: string): void =>
      collect.notice({ ...place, row: null, column, kind, message });
    if (traits?.hidden) tell('hidden', null, `工作表“${place.sheet ?? ''}”是隐藏的，也已读入，请核对`);
    for (const { index, title } of this.#header.columns)
      if (traits?.hiddenColumns.some(([from, to]) => from <= index && index <= to))
        tell('hidden', title, `列“${title}”是隐藏的，也已读入，请核对`);
    if (this.#hiddenCount > 0)
      tell(
        'hidden',
        null,
        `有 ${this.#hiddenCount} 行被隐藏或筛选掉（第 ${this.#hidden.join('、')} 行${this.#hiddenCount > this.#hidden.length ? '等' : ''}），也已读入；不要的请删除后再导入`,
      );
    for (const [title, refs] of this.#merged)
      tell(
        'merged',
        title,
        `列“${title}”有 ${refs.size} 处合并单元格（如 ${[...refs][0] ?? ''}），其中的内容已用于所盖的每一行，请核对`,
      );
    for (const [index, { count, row, sample }] of this.#untitled)
      tell(
        'untitled_column',
        columnName(index),
        `第 ${columnName(index)} 列没有表头，其中 ${count} 行有内容（第 ${row} 行${sample}起），未导入；要导入请补上表头`,
      );
    if (this.#far !== null)
      tell('untitled_column', null, `第 ${this.#far} 行在很靠右的地方还有内容，未导入，请把它移到表格内`);
  }
}
