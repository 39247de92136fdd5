import type { Cell } from '#model/cell.ts';
import { isEmptyMark, normaliseText } from '#model/text/normalise.ts';
import type { RawRow } from '#formats/source.ts';
import type { ImportNotice } from './fault.ts';
import { type Header, repeatsHeader } from './header.ts';

/** A row below the header that is no record, as its notice describes it. */
export type Aside = Pick<ImportNotice, 'kind' | 'message'>;

const TOTAL =
  /^(?:(?:本页|本表|本月|本季度?|本年度?|本期|累计|以上|上述|各项|全市|全县|全区|全镇|全乡|全村|总体)?(?:合计|总计|小计|累计|共计|总和|总数|总合计|汇总)|total|subtotal)(?:数|额|金额|人数|数量)?(?:\([^()]*\))?[:：]?$/iu;
const SIGNED =
  /^(?:填表|填报|制表|编制|审核|复核|审批|审定|签发|经办|报送|填写|统计|录入|校对|主管|分管|单位|部门|科室|项目)?(?:负责|责任|联系|经办|审核|复核|制表|填报|填表|签字|统计)?(?:人员?|领导|负责人|单位|日期|时间|电话|盖章|签章|签字|签名)(?:\([^()]*\))?(?:[:：]|\(|$)/u;
const SIGNED_WITHIN =
  /^\(?(?:审核|复核|制表|填表|填报|经办|签字|盖章|签章|校对|审批|审定)(?:[:：(]|\)?$)|(?:填表|填报|制表|审核|复核|经办|联系|负责)人(?:\([^()]*\))?[:：]|(?:联系电话|填[表报]日期|制表日期|报送时间)[:：]/u;
const NOTE =
  /^(?:备?注|附注|说明|填[写表报]说明|注意(?:事项)?|备注说明|编制说明|特别说明|数据来源|资料来源|口径说明?)(?:\d*[:：.、)]|$)/u;
const NOTE_START = /^(?:\*|※|★)?(?:备?注|说明)\d*[:：]/u;

/**
 * Recognises the rows below a table that are no records: totals, a repeated header, the line of the author, notes and
 * the lines that continue a note. A row with every required column is a record, whatever its first cell contains.
 */
export class AsideRows {
  readonly #header: Header;
  readonly #mapped: ReadonlySet<number>;
  readonly #required: readonly number[];
  #inNote = false;

  constructor(header: Header) {
    this.#header = header;
    this.#mapped = new Set(header.columns.map(({ index }) => index));
    this.#required = header.columns.flatMap(({ index, target }) =>
      'field' in target && target.field.required ? [index] : [],
    );
  }

  /** What the row is instead of a record; null for a record, or for an empty row. */
  judge(row: RawRow): Aside | null {
    const word = this.#totalWord(row);
    if (word !== null) return { kind: 'total_row', message: `第 ${row.number} 行是“${word}”行，未导入` };
    if (repeatsHeader(row, this.#header))
      return { kind: 'repeated_header', message: `第 ${row.number} 行又是表头，未导入` };
    const filled = row.cells.filter((cell) => !isBlankCell(cell));
    const [first] = filled;
    if (first === undefined || this.#isWhole(row)) {
      this.#inNote &&= first === undefined;
      return null;
    }
    const goesOn = this.#inNote && filled.length === 1;
    const text = typeof first === 'string' ? normaliseText(first).replace(/\s/gu, '') : goesOn ? '日期' : '';
    if (SIGNED.test(text) || SIGNED_WITHIN.test(text)) {
      this.#inNote = true;
      return { kind: 'note_row', message: `第 ${row.number} 行是表下的落款（“${shorten(text)}”），未导入` };
    }
    if (!goesOn && !NOTE.test(text) && !NOTE_START.test(text)) return null;
    this.#inNote = true;
    return { kind: 'note_row', message: `第 ${row.number} 行是表下的说明（“${shorten(text)}”），未导入` };
  }

  /** The first cell with words names a total; a number in a column of its own, such as 序号, is ignored. */
  #totalWord(row: RawRow): string | null {
    for (const [index, cell] of row.cells.entries()) {
      if (isBlankCell(cell)) continue;
      if (
        !this.#mapped.has(index) &&
        (typeof cell === 'number' || (typeof cell === 'string' && /^\d+$/u.test(cell)))
      )
        continue;
      if (typeof cell !== 'string') return null;
      const text = normaliseText(cell);
      const word = text.length > 24 ? text : text.replace(/\s/gu, '');
      return TOTAL.test(word) ? word : null;
    }
    return null;
  }

  #isWhole(row: RawRow): boolean {
    return this.#required.every((index) => !isBlankCell(row.cells[index] ?? null));
  }
}

/** Whether a cell is empty: white space or one of 无 — - / alone. */
export function isBlankCell(cell: Cell): boolean {
  if (cell === null) return true;
  if (typeof cell !== 'string') return false;
  const text = cell.trim();
  return text.length < 2 && isEmptyMark(normaliseText(text));
}

function shorten(text: string): string {
  const chars = Array.from(text);
  return chars.length > 12 ? `${chars.slice(0, 12).join('')}…` : text;
}
