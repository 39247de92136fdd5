import { type Cell, NOT_CALCULATED } from '#model/cell.ts';
import { MAX_COLUMNS, MAX_SHEET_ROWS, MAX_TOKEN_CHARS } from '../../limits.ts';
import { ownText } from '../../own-text.ts';
import type { RawRow } from '../../source.ts';
import { type Merge, MergeFill } from './merges.ts';
import { numberCell } from './number-cell.ts';
import type { NumberFormat } from './number-formats.ts';
import type { TextTable } from './text-table.ts';
import { type XmlHandler, XmlFault } from './xml-scanner.ts';
import { attribute, decodeEntities, decodeEscapes } from './xml-text.ts';

/** The tables to which the cells of a sheet refer. */
export interface SheetSetting {
  readonly texts: TextTable;
  readonly styles: readonly NumberFormat[];
  readonly date1904: boolean;
}

const PLAIN: NumberFormat = { kind: 'plain', shape: null };
const NOT_MERGED = { merged: null, empty: false } as const;
const HIDDEN_ROW = /\s(?:hidden\s*=\s*["'](?:1|true)["']|ht\s*=\s*["']0["'])/;

/** Turns the events of a worksheet part into rows; `take` returns the rows that are complete so far. */
export class SheetHandler implements XmlHandler {
  readonly #setting: SheetSetting;
  #rows: RawRow[] = [];
  #inData = false;
  #rowNumber = 0;
  #cells: Cell[] = [];
  #column = -1;
  #type = '';
  #style = 0;
  #value: string | null = null;
  #inlineText = '';
  #hasFormula = false;
  #reading: 'nothing' | 'value' | 'inline' = 'nothing';
  #inPhonetic = false;
  #hidden = false;
  #far = false;
  readonly #merges: MergeFill | null;

  constructor(setting: SheetSetting, merges: readonly Merge[] = []) {
    this.#setting = setting;
    this.#merges = merges.length > 0 ? new MergeFill(merges) : null;
  }

  /** The rows since the last call. */
  take(): readonly RawRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: string, parent: string): void {
    if (!this.#inData) {
      if (name === 'sheetData' && parent === 'worksheet') this.#inData = true;
      return;
    }
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') {
      this.#reading = 'value';
      this.#value ??= '';
    } else if (name === 'row') this.#openRow(attributes);
    else if (name === 'f') this.#hasFormula = true;
    else if (name === 't') this.#reading = this.#inPhonetic ? 'nothing' : 'inline';
    else if (name === 'rPh') this.#inPhonetic = true;
  }

  close(name: string): void {
    if (!this.#inData) return;
    if (name === 'c') this.#closeCell();
    else if (name === 'v' || name === 't') this.#reading = 'nothing';
    else if (name === 'rPh') this.#inPhonetic = false;
    else if (name === 'sheetData') {
      this.#endRow();
      this.#inData = false;
    }
  }

  text(raw: string): void {
    if (this.#reading !== 'nothing') this.literal(decodeEntities(raw));
  }

  literal(text: string): void {
    if (this.#reading === 'value') this.#value += text;
    else if (this.#reading === 'inline') this.#inlineText += text;
    // Many short runs together could exceed the longest possible string.
    if (this.#inlineText.length > MAX_TOKEN_CHARS) throw new XmlFault('text too long');
  }

  #openRow(attributes: string): void {
    const given = attribute(attributes, 'r');
    const number = given === null ? this.#rowNumber + 1 : Number(given);
    // Some writers make a row element of each cell: a repeated number continues the same row.
    if (number === this.#rowNumber && number > 0) return;
    if (!Number.isInteger(number) || number < this.#rowNumber || number < 1 || number > MAX_SHEET_ROWS) {
      throw new XmlFault('row number');
    }
    this.#endRow();
    this.#rowNumber = number;
    this.#column = -1;
    this.#far = false;
    this.#hidden = HIDDEN_ROW.test(attributes);
  }

  /** A row is complete when another one begins. */
  #endRow(): void {
    const cells = this.#cells;
    this.#cells = [];
    if (this.#rowNumber === 0) return;
    const { merged, empty } = this.#merges?.apply(this.#rowNumber, cells) ?? NOT_MERGED;
    if (empty || cells.length === 0) return;
    this.#rows.push({
      number: this.#rowNumber,
      cells,
      ...(this.#hidden ? { hidden: true } : {}),
      ...(merged ? { merged } : {}),
      ...(this.#far ? { far: true } : {}),
    });
  }

  #openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    const column = reference === null ? this.#column + 1 : columnIndex(reference);
    if (column <= this.#column) throw new XmlFault('column order');
    this.#column = column;
    this.#type = attribute(attributes, 't') ?? 'n';
    this.#style = Number(attribute(attributes, 's') ?? 0);
    this.#value = null;
    this.#inlineText = '';
    this.#hasFormula = false;
  }

  #closeCell(): void {
    const cell = this.#cell();
    if (cell === null) return;
    if (this.#column >= MAX_COLUMNS) {
      this.#far = true;
      return;
    }
    while (this.#cells.length < this.#column) this.#cells.push(null);
    this.#cells.push(cell);
  }

  #cell(): Cell {
    const value = this.#value;
    if (this.#type === 'inlineStr') return ownText(decodeEscapes(this.#inlineText)) || null;
    if (value === null || (value === '' && this.#type === 'n')) {
      // A formula that was never calculated has no result; reading it as empty would lose data silently.
      return this.#hasFormula ? { error: NOT_CALCULATED } : null;
    }
    switch (this.#type) {
      case 's':
        return this.#sharedText(value);
      case 'str':
        return ownText(decodeEscapes(value)) || null;
      case 'b':
        return value.trim() === '1' || value.trim() === 'true';
      case 'e':
        return { error: value };
      case 'd':
        return {
          date: value
            .trim()
            .replace(/T00:00:00(?:\.0+)?Z?$/, '')
            .replace(/(?:\.\d+)?Z?$/, ''),
        };
      default:
        return this.#number(value);
    }
  }

  #sharedText(index: string): Cell {
    // Excel opens a cell with an unknown text index as an empty one.
    if (index.trim() === '') return null;
    const text = this.#setting.texts.get(Number(index));
    if (text === undefined) throw new XmlFault('shared text');
    return text || null;
  }

  #number(value: string): Cell {
    const number = Number(value);
    if (!Number.isFinite(number)) throw new XmlFault('number');
    return numberCell(number, this.#setting.styles[this.#style] ?? PLAIN, this.#setting.date1904);
  }
}

function columnIndex(reference: string): number {
  let index = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    index = index * 26 + letter - 64;
  }
  if (at === 0 || at > 3 || at === reference.length) throw new XmlFault('cell reference');
  return index - 1;
}
