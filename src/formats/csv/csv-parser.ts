import type { Cell } from '#model/cell.ts';
import { MAX_TOKEN_CHARS } from '../limits.ts';
import { ownText } from '../own-text.ts';
import type { RawRow } from '../source.ts';

/** A CSV text that breaks the rules of RFC 4180, with the line (from 1) where the error begins. */
export class CsvSyntaxError extends Error {
  readonly line: number;
  readonly reason: 'unterminated' | 'after_quote';
  constructor(line: number, reason: 'unterminated' | 'after_quote') {
    super(reason);
    this.line = line;
    this.reason = reason;
  }
}

/**
 * Parser for RFC 4180 with any separator, fed in pieces. A record without a quotation mark, as nearly all are, is split
 * by String.split.
 */
export class CsvParser {
  readonly #separator: string;
  readonly #code: number;
  #rest = '';
  #record = 0;
  #line = 1;

  /** @param separator one character between the cells of a record */
  constructor(separator = ',') {
    this.#separator = separator;
    this.#code = separator.charCodeAt(0);
  }

  /** Parses one more piece. @returns the records that it completes @throws CsvSyntaxError */
  write(piece: string): readonly RawRow[] {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    const rows: RawRow[] = [];
    let at = 0;
    let quote = text.indexOf('"');
    for (;;) {
      const end = text.indexOf('\n', at);
      if (end < 0) break;
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
      if (quote < 0 || quote > end) {
        this.#plain(text, at, end, rows);
        at = end + 1;
        continue;
      }
      const next = this.#quoted(text, at, rows, false);
      if (next < 0) break;
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > MAX_TOKEN_CHARS) throw new CsvSyntaxError(this.#line, 'unterminated');
    return rows;
  }

  /** Ends the text. @returns the last record when no line break ended it @throws CsvSyntaxError */
  end(): readonly RawRow[] {
    const rows: RawRow[] = [];
    if (this.#rest === '') return rows;
    if (!this.#rest.includes('"')) this.#plain(this.#rest, 0, this.#rest.length, rows);
    else if (this.#quoted(this.#rest, 0, rows, true) < 0)
      throw new CsvSyntaxError(this.#line, 'unterminated');
    this.#rest = '';
    return rows;
  }

  #plain(text: string, start: number, end: number, rows: RawRow[]): void {
    this.#record++;
    this.#line++;
    const stop = text.charCodeAt(end - 1) === 0x0d && end > start ? end - 1 : end;
    if (stop === start) return;
    const cells = text.slice(start, stop).split(this.#separator).map(cellOf);
    if (cells.some((cell) => cell !== null)) rows.push({ number: this.#record, cells });
  }

  /** A record with quotation marks from `start`. @returns where the next begins, or -1 when it is not complete */
  #quoted(text: string, start: number, rows: RawRow[], last: boolean): number {
    const cells: Cell[] = [];
    let lines = 1;
    let at = start;
    for (;;) {
      let value: string;
      if (text.charCodeAt(at) === 0x22) {
        const close = closingQuote(text, at + 1);
        // The next character decides whether this quotation mark closes, so it must have been read.
        if (close < 0 || (close === text.length - 1 && !last)) return -1;
        const inner = text.slice(at + 1, close);
        lines += inner.split('\n').length - 1;
        value = inner.includes('"') ? inner.replaceAll('""', '"') : inner;
        at = close + 1;
      } else {
        const stop = fieldEnd(text, at, this.#code);
        if (stop === text.length && !last) return -1;
        value = text.slice(at, stop);
        if (value.endsWith('\r') && text.charCodeAt(stop) !== this.#code) value = value.slice(0, -1);
        at = stop;
      }
      cells.push(cellOf(value));
      if (at >= text.length && !last) return -1;
      const code = text.charCodeAt(at);
      if (code === this.#code) {
        at++;
        continue;
      }
      if (code === 0x0d && at + 1 >= text.length && !last) return -1;
      if (code === 0x0d && (at + 1 >= text.length || text.charCodeAt(at + 1) === 0x0a)) at++;
      if (at < text.length && text.charCodeAt(at) !== 0x0a) {
        throw new CsvSyntaxError(this.#line + lines - 1, 'after_quote');
      }
      this.#record++;
      this.#line += lines;
      if (cells.some((cell) => cell !== null)) rows.push({ number: this.#record, cells });
      return at + 1;
    }
  }
}

/**
 * A field as a cell, without its protection against spreadsheets: one apostrophe before a text that would be run as a
 * formula (as our own export writes it) or before a number ('00124), and ="00123".
 */
function cellOf(field: string): Cell {
  if (field === '') return null;
  const first = field.charCodeAt(0);
  if (first === 0x27 && /^'+[=+\-@\t\r\d]/.test(field)) return field.slice(1);
  if (first === 0x3d) return ownText(/^="([^"]*)"$/.exec(field)?.[1] ?? field) || null;
  return ownText(field);
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === 0x22) at = text.indexOf('"', at + 2);
  return at;
}

function fieldEnd(text: string, from: number, separator: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === separator || code === 0x0a) break;
    at++;
  }
  return at;
}
