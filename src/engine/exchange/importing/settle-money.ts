import { fieldTypes } from '#fields/index.ts';
import type { RawRow } from '#formats/source.ts';
import type { ImportFault, ImportNotice } from './fault.ts';
import { type Column, type Header, moneyOf } from './header.ts';
import { type MoneyWord, remarkedMoney, statedMoney } from './money-words.ts';

type Fault = Pick<ImportFault, 'row' | 'column' | 'value' | 'kind' | 'message'>;
type Notice = Pick<ImportNotice, 'row' | 'column' | 'kind' | 'message'>;

/** The units in which the money of a sheet is read, with notices and faults about them. */
export interface MoneySetting {
  readonly header: Header;
  readonly notices: readonly Notice[];
  readonly faults: readonly Fault[];
  /** The fault of a note below the table that contradicts the units; null when it does not. */
  readonly doubt: (row: RawRow) => Omit<Fault, 'row'> | null;
}

const WORD = { yuan: '元', wan_yuan: '万元' } as const;

/**
 * Decides the unit of each column of money: the header, else the remark on its cell, else what is stated above the
 * table. An unknown unit is refused, and one from outside of the header is reported.
 * @param above the rows of the sheet down to the header
 * @param remarks on cells, by "row column"; null where there are none
 */
export function settleMoney(
  header: Header,
  above: readonly RawRow[],
  remarks: ReadonlyMap<string, string> | null,
): MoneySetting {
  const notices: Notice[] = [];
  const faults: Fault[] = [];
  const stated = statedAbove(above, header.rowNumber);
  /** Columns without a stated unit so far, with the unit in which they are read. */
  const open = new Map<string, string>();
  const columns = header.columns.map((column): Column => {
    if (!('field' in column.target) || fieldTypes[column.target.field.type].sum !== 'money') return column;
    const { title, index } = column;
    const place = { row: header.rowNumber, column: title };
    const own = moneyOf(column.remark);
    const remark = remarks?.get(`${header.rowNumber} ${index}`);
    const noted = remark === undefined ? null : remarkedMoney(remark);
    const word = own ?? noted ?? stated?.word ?? null;
    if (word === null) open.set(title, column.target.field.moneyUnit ?? 'yuan');
    else if ('foreign' in word)
      faults.push({
        ...place,
        value: word.foreign,
        kind: 'money_unit',
        message: `“${title}”的单位写作“${word.foreign}”，本系统只收元和万元，请换算后在表头写明，如 ${title}（万元）`,
      });
    else if (own) {
      const other = noted ?? stated?.word ?? null;
      if (other && !('foreign' in other && 'foreign' in word) && unitOf(other) !== unitOf(word))
        notices.push({
          ...place,
          kind: 'money_unit',
          message: `表头写“${title}（${WORD[word.unit]}）”，别处写“${wordOf(other)}”，按表头读取，请核对`,
        });
    } else
      notices.push({
        ...place,
        kind: 'money_unit',
        message: noted
          ? `“${title}”表头的批注写明单位是${WORD[word.unit]}，按${WORD[word.unit]}读取，请核对`
          : `第 ${stated?.row ?? 0} 行写明单位是${WORD[word.unit]}，“${title}”按${WORD[word.unit]}读取，请核对`,
      });
    return own === null && word !== null && 'unit' in word ? { ...column, moneyUnit: word.unit } : column;
  });
  return {
    header: { ...header, columns },
    notices,
    faults,
    doubt: (row) => {
      const said = open.size === 0 ? null : wordIn(row);
      const [title] = [...open].find(([, own]) => said !== null && unitOf(said) !== own) ?? [];
      if (said === null || title === undefined) return null;
      return {
        column: title,
        value: wordOf(said),
        kind: 'money_unit',
        message: `第 ${row.number} 行的说明写明单位是“${wordOf(said)}”，而表头没有写，请在表头写明这一列的单位，如 ${title}（${'unit' in said ? WORD[said.unit] : '万元'}）`,
      };
    },
  };
}

function statedAbove(
  above: readonly RawRow[],
  headerRow: number,
): { readonly word: MoneyWord; readonly row: number } | null {
  for (const row of above.toReversed()) {
    if (row.number >= headerRow) continue;
    const word = wordIn(row);
    if (word) return { word, row: row.number };
  }
  return null;
}

function wordIn(row: RawRow): MoneyWord | null {
  for (const cell of row.cells) {
    const word = typeof cell === 'string' ? statedMoney(cell) : null;
    if (word) return word;
  }
  return null;
}

function unitOf(word: MoneyWord): string {
  return 'unit' in word ? word.unit : word.foreign;
}

function wordOf(word: MoneyWord): string {
  return 'unit' in word ? WORD[word.unit] : word.foreign;
}
