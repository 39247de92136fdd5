import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import type { Field } from '#model/field.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import { excelSerial, type SheetToMake } from './a-workbook.ts';
import { type Aliases, aliasesOf } from './sample-aliases.ts';
import type { SampleTable } from './the-sample.ts';

/** Chance, the same for the same seed. */
export interface Dice {
  /** A whole number from 0 to below `sides`. */
  readonly roll: (sides: number) => number;
  readonly pick: <T>(of: readonly T[]) => T;
}

/** Dice from the numbers that fast-check drew. */
export function diceOf(seed: number): Dice {
  const drawn = fc.sample(fc.nat(), { numRuns: 4099, seed });
  let at = 0;
  const roll = (sides: number): number => (drawn[(at += 1) % drawn.length] ?? 0) % sides;
  return { roll, pick: (of) => of[roll(of.length)] as (typeof of)[number] };
}

/**
 * The sample as offices really send it: the same facts under titles, in other columns and other spellings, among
 * totals, empty rows, repeated rows and sheets that are nobody's.
 */
export function messySample(tables: readonly SampleTable[], pack: Pack, dice: Dice): readonly SheetToMake[] {
  const aliases = aliasesOf(tables);
  const ledgers = new Map([...pack.ledgers.values()].map((ledger) => [ledger.title, ledger]));
  const sheets = tables.flatMap((table): SheetToMake[] => {
    const ledger = ledgers.get(table.name);
    return ledger ? [messySheet(table, ledger, aliases, dice)] : [];
  });
  const strangers: SheetToMake[] = [
    { name: 'Sheet1', rows: [] },
    { name: '说明', rows: [['请于月底前报送'], [], [1, 2, 3]], hidden: true },
  ];
  return shuffled([...sheets, ...strangers], dice);
}

function messySheet(table: SampleTable, ledger: Ledger, aliases: Aliases, dice: Dice): SheetToMake {
  const fields = new Map(ledger.fields.map((field) => [field.title, field]));
  const units = new Map<string, '元' | '万元'>();
  const order = shuffled([...table.header, '序号备注', '联系电话'], dice);
  const header = order.map((title) => {
    const field = fields.get(title);
    if (field?.type === 'money_fen' && dice.roll(2) === 0) units.set(title, dice.pick(['元', '万元']));
    return messyTitle(title, units.get(title), dice);
  });
  const rows: (readonly Cell[])[] = [];
  for (const row of table.rows) {
    const cells = order.map((title) => {
      const index = table.header.indexOf(title);
      const cell = index === -1 ? dice.pick([null, '3721', '见附件']) : (row[index] ?? null);
      const field = fields.get(title);
      return field
        ? messyCell(cell, field, units.get(title), aliases, dice)
        : index === -1
          ? cell
          : messyStatus(cell, dice);
    });
    rows.push(cells);
    if (dice.roll(12) === 0) rows.push(cells);
    // A sheet that was printed page by page has its header on every page.
    if (dice.roll(20) === 0) rows.push(header);
    if (dice.roll(10) === 0) rows.push([]);
    if (dice.roll(15) === 0) rows.push(['', '　']);
    if (dice.roll(15) === 0) rows.push([null, dice.pick(['合计', '合　计', ' 小计 ', '总 计', '共计']), 99]);
  }
  const titles: (readonly Cell[])[] = Array.from({ length: dice.roll(8) }, (_, at) =>
    at % 3 === 1 ? [] : [`江河市${ledger.title}（填报）`],
  );
  return {
    name: dice.roll(2) === 0 ? ledger.title : ledger.title.replace(/[“”]/gu, '"'),
    rows: [...titles, header, ...rows],
    hidden: dice.roll(6) === 0,
  };
}

function messyTitle(title: string, unit: string | undefined, dice: Dice): string {
  const middle = Math.floor(title.length / 2);
  const written = dice.pick([
    title,
    `*${title}`,
    `${title}＊`,
    ` ${title} `,
    `${title.slice(0, middle)}\n${title.slice(middle)}`,
    `${title.slice(0, 1)}　${title.slice(1)}`,
  ]);
  return unit === undefined
    ? written
    : `${written.replace('＊', '')}${dice.pick([`（${unit}）`, `(${unit})`, ` （ ${unit} ）`])}`;
}

function messyStatus(cell: Cell, dice: Dice): Cell {
  const codes: Readonly<Record<string, string>> = {
    草稿: 'draft',
    已报送: 'submitted',
    已审定: 'Accepted',
    已退回: 'returned',
    已作废: 'VOIDED',
  };
  return typeof cell === 'string' && cell in codes && dice.roll(2) === 0 ? (codes[cell] ?? cell) : cell;
}

function messyCell(
  cell: Cell,
  field: Field,
  unit: '元' | '万元' | undefined,
  aliases: Aliases,
  dice: Dice,
): Cell {
  if (cell === null)
    return field.type === 'boolean' ? null : dice.pick([null, null, '', ' ', '—', '-', '/', '无']);
  const text = typeof cell === 'object' ? '' : String(cell);
  switch (field.type) {
    case 'date':
      return typeof cell === 'object' && 'date' in cell ? messyDate(cell.date, dice) : cell;
    case 'month':
      return messyMonth(text, dice);
    case 'year':
      return dice.pick([cell, `${text}年`, `${text}年度`, fullWidth(text)]);
    case 'integer':
      return dice.pick([cell, text, fullWidth(text), ` ${text} `, `${text}.0`]);
    case 'decimal':
      return dice.pick([cell, text, fullWidth(text)]);
    case 'percent':
      return typeof cell === 'number' ? dice.pick([cell, `${text}%`, fullWidth(`${text}%`)]) : cell;
    case 'money_fen':
      return messyMoney(cell, field, unit, dice);
    case 'boolean':
      return text === '是'
        ? dice.pick(['是', '√', '有', 'Y', 1, true, '✓', 'TRUE', '已'])
        : dice.pick(['否', '×', '无', 'n', 0, false, '✗', '未']);
    case 'choice':
      return messyChoice(text, field, dice);
    case 'choices':
      return shuffled(
        text.split('、').map((one) => messyChoice(one, field, dice)),
        dice,
      ).join(dice.pick(['、', '，', '; ', '\n', '；']));
    case 'unit':
      return dice.pick(aliases.units.get(text) ?? [text]);
    case 'units':
      return shuffled(
        text.split('、').map((one) => dice.pick(aliases.units.get(one) ?? [one])),
        dice,
      ).join(dice.pick(['、', '，', '；']));
    case 'person':
      return dice.pick(aliases.persons.get(text) ?? [text]);
    default:
      return typeof cell === 'string' && dice.roll(4) === 0 ? ` ${cell}　` : cell;
  }
}

function messyChoice(text: string, { choices }: Field, dice: Dice): string {
  const code = choices.find((choice) => choice.label === text)?.code;
  return code === undefined ? text : dice.pick([text, ` ${text}`, code, code.toUpperCase()]);
}

function messyDate(date: string, dice: Dice): Cell {
  const [year = '', month = '', day = ''] = date.split('-');
  const [m, d] = [Number(month), Number(day)];
  return dice.pick<Cell>([
    { date },
    date,
    `${year}/${m}/${d}`,
    `${year}.${m}.${d}`,
    `${year}年${m}月${d}日`,
    `${year}${month}${day}`,
    Number(`${year}${month}${day}`),
    excelSerial(date),
    String(excelSerial(date)),
    fullWidth(`${year}-${month}-${day}`),
    { date: `${date}T09:30:00` },
  ]);
}

function messyMonth(text: string, dice: Dice): Cell {
  const [year = '', month = ''] = text.split('-');
  if (!/^\d{4}-\d{2}$/u.test(text)) return text;
  return dice.pick<Cell>([
    text,
    `${year}/${Number(month)}`,
    `${year}.${Number(month)}`,
    `${year}年${Number(month)}月`,
    `${year}${month}`,
    `${text}-17`,
    { date: `${text}-09` },
  ]);
}

/** The same amount: in the unit of the header, or with a unit of its own, which wins. */
function messyMoney(cell: Cell, field: Field, unit: '元' | '万元' | undefined, dice: Dice): Cell {
  if (typeof cell !== 'number') return cell;
  const own = field.moneyUnit === 'wan_yuan' ? '万元' : '元';
  const inUnit = (wanted: string): string => {
    const power = (own === '万元' ? 4 : 0) - (wanted === '万元' ? 4 : 0);
    return String(Number((cell * 10 ** power).toFixed(6)));
  };
  const plain = inUnit(unit ?? own);
  return dice.pick<Cell>([
    Number(plain),
    plain,
    fullWidth(plain),
    `${inUnit('元')}元`,
    `${inUnit('万元')} 万元`,
  ]);
}

function fullWidth(text: string): string {
  return text.replace(/[0-9.%-]/gu, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
}

function shuffled<T>(of: readonly T[], dice: Dice): T[] {
  return of
    .map((one) => [dice.roll(1_000_003), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one);
}
