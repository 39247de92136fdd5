import { attribute } from '../xlsx/reading/xml-text.ts';
import { columnLetters, escapeXml } from '../xlsx/writing/xml.ts';
import type { FaultStyles } from './fault-styles.ts';
import { FAULT_COLUMN } from './row-fault.ts';
import type { SheetSurvey } from './survey-sheet.ts';

/** A row, or the end of the data. Groups: row attributes when it closes itself; else attributes and cells. */
const ROW = /<(\w+:)?row(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)|<\/(?:\w+:)?sheetData>/g;
const CELL = /<(?:\w+:)?c(\s[^>]*?)?(?:\/>|>[\s\S]*?<\/(?:\w+:)?c>)/g;

/**
 * The XML of a user's worksheet with its faulty rows marked; all other text passes through as it is.
 * Works row by row with flat memory.
 */
export async function* markSheet(
  pieces: AsyncIterable<string>,
  survey: SheetSurvey,
  styles: FaultStyles,
): AsyncGenerator<string> {
  let rest = '';
  let row = 0;
  let inData = true;
  for await (const piece of pieces) {
    if (!inData) {
      yield piece;
      continue;
    }
    rest += piece;
    let done = 0;
    for (const match of rest.matchAll(ROW)) {
      if (match[0].startsWith('</')) {
        inData = false;
        break;
      }
      const [whole, prefix = '', attributes = '', cells = ''] = match;
      row = Number(attribute(attributes, 'r') ?? row + 1);
      const marked = markRow(row, prefix, attributes, cells, survey, styles);
      yield rest.slice(done, match.index) + (marked ?? whole);
      done = match.index + whole.length;
    }
    rest = rest.slice(done);
    if (!inData) {
      yield rest;
      rest = '';
    }
  }
  yield rest;
}

/** The row with its marks, or null when it has none. */
function markRow(
  row: number,
  prefix: string,
  attributes: string,
  cells: string,
  survey: SheetSurvey,
  styles: FaultStyles,
): string | null {
  const marks = survey.marks.get(row);
  const message = marks?.message ?? (row === survey.headerRow ? FAULT_COLUMN : null);
  const byColumn = new Map<number, string>();
  let column = -1;
  for (const [xml, own = ''] of cells.matchAll(CELL)) {
    const reference = attribute(own, 'r');
    column = reference === null ? column + 1 : columnOf(reference);
    byColumn.set(column, marks?.columns.has(column) ? coloured(xml, own, styles) : xml);
  }
  // The remark of an earlier copy must not stay when the fault is gone.
  const stale = byColumn.delete(survey.faultColumn);
  if (message === null && !stale) return null;
  for (const empty of marks?.columns ?? []) {
    if (!byColumn.has(empty))
      byColumn.set(empty, `<${prefix}c r="${columnLetters(empty)}${row}" s="${styles.faulty(0)}"/>`);
  }
  if (message !== null) {
    const reference = `${columnLetters(survey.faultColumn)}${row}`;
    const style = row === survey.headerRow && marks === undefined ? styles.header : styles.text;
    byColumn.set(
      survey.faultColumn,
      `<${prefix}c r="${reference}" s="${style}" t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escapeXml(message)}</${prefix}t></${prefix}is></${prefix}c>`,
    );
  }
  const inOrder = [...byColumn].toSorted(([a], [b]) => a - b).map(([, xml]) => xml);
  // `spans` is only a hint, and would now be wrong.
  return `<${prefix}row${attributes.replace(/\sspans="[^"]*"/, '')}>${inOrder.join('')}</${prefix}row>`;
}

function coloured(xml: string, attributes: string, styles: FaultStyles): string {
  const style = styles.faulty(Number(attribute(attributes, 's') ?? 0));
  const bare = attributes.replace(/\ss=(?:"[^"]*"|'[^']*')/, '');
  return xml.replace(attributes, `${bare} s="${style}"`);
}

function columnOf(reference: string): number {
  let index = 0;
  for (const letter of /^[A-Z]*/i.exec(reference)?.[0].toUpperCase() ?? '') {
    index = index * 26 + letter.charCodeAt(0) - 64;
  }
  return index - 1;
}
