import type { Cell } from './cell.ts';
import type { ExpressionType } from './expression/ast.ts';
import type { Choice, DayKind, Field, FieldTypeName, ParseContext, Parsed } from './field.ts';
import type { Sample } from './sample.ts';
import type { Value } from './value.ts';

/** How a value is stored; the server face of the type maps it to a column. */
export type Storage = 'text' | 'bigint' | 'numeric' | 'date' | 'timestamp' | 'boolean' | 'text[]';

/** Keys of a field's definition that only some types have, in the order in which faults name them. */
export const FIELD_OPTIONS = [
  'choices',
  'rank',
  'ledger',
  'money_unit',
  'min',
  'max',
  'pattern',
  'as_written',
  'when',
] as const;
type FieldOption = (typeof FIELD_OPTIONS)[number];

/** What a type whose values are days, or longer, means by one. */
export interface DayMeaning {
  /** How exactly it says when. `day` and `minute` are days of the calendar; of a month or a year only a period is known. */
  readonly precision: 'minute' | 'day' | 'month' | 'year';
  /** So many letters of a value say all that is judged. */
  readonly letters: number;
  /** What a field is judged as whose definition does not say `when`; null: not at all. */
  readonly otherwise: DayKind | null;
  /** The last day that a value stands for: the day that decides the period of a row. */
  readonly lastDay: (value: string) => string;
}

/**
 * The pure face of a field type: the same in browser, importer and command line. Whoever would ask which type a field is
 * asks one of these instead. Every member is required, so that a type without one of its abilities does not compile.
 */
export interface FieldType {
  readonly type: FieldTypeName;
  readonly storage: Storage;

  /** What the type is called where somebody chooses one: 选一项. */
  readonly word: string;
  /** What a cell of it takes, for 填写说明: 单选. */
  readonly hint: string;

  /** What a field is in an expression. */
  readonly operand: ExpressionType;
  /** What its codes name; null where a value stands for itself. */
  readonly reference: 'unit' | 'person' | 'ledger' | null;
  /** A value is a set. */
  readonly many: boolean;
  /** The keys that a definition may add to those of every field. */
  readonly options: readonly FieldOption[];
  /** The one of them without which a field means nothing. */
  readonly needs: FieldOption | null;
  /**
   * In which form its text is stored: as it is compared; as written; or as the definition decides, by which a part of a
   * natural key is stored as it is compared. Null where a value is no text of anybody's.
   */
  readonly form: 'normalised' | 'as_written' | 'by_definition' | null;
  /** May be part of a natural key. */
  readonly identifies: boolean;
  /** With what a new form may begin. */
  readonly begins: readonly ('last' | 'today')[];
  /** Null where a value is no day. */
  readonly day: DayMeaning | null;
  /** What adding up its values gives; null where a sum means nothing. */
  readonly sum: 'number' | 'money' | null;

  /** Longer than a line: it takes the width of a form, stands in no list at first, and is looked through for repeated wording. */
  readonly long: boolean;
  /** One line of it may say what a row is about. */
  readonly subject: boolean;
  /** A search over a ledger looks into it: into its text, or the names behind its codes. */
  readonly searchable: boolean;
  /** The entries that a value is chosen from; none where it is written freely. */
  readonly entries: (field: Field) => readonly Choice[];

  /** Number format of the cells of a template. */
  readonly cellFormat: 'text' | 'date' | 'datetime' | 'percent' | 'number';
  /** The unit that stands in brackets behind the title of its column, so that a sheet is understood without the definition. */
  readonly columnUnit: (field: Field) => string | null;
  /** Whether an office types a value as the program would write the cell, or in words. */
  readonly typedAs: 'cell' | 'words';

  /** Reads one cell by the contract. An empty cell gives null; `required` is not judged here. */
  parse(cell: Cell, field: Field, context: ParseContext): Parsed;
  /** The value as a cell that `parse` reads back to the same value. */
  toCell(value: Value, field: Field): Cell;
  /** The value in words for messages, lists and history; null gives "". */
  format(value: Value, field: Field): string;
  /** The value of a text in which the service or the database gives it (numbers in digits, sets joined by 、). */
  stored(text: string): Value;
  /** SQL that gives what is in the column in the form that values have; `column` is quoted already. */
  sqlValue(column: string): string;

  /** How values are made up for the demo city. */
  readonly sample: Sample;
}

/** Every field type by its name: what `src/fields/index.ts` lists, handed to whoever stands below it. */
export type FieldTypes = Readonly<Record<FieldTypeName, FieldType>>;

/** Names of the types that can do something, in the order of the contract, for the hint of a fault. */
export function typesThat(types: FieldTypes, can: (type: FieldType) => boolean): string {
  return Object.values(types)
    .filter(can)
    .map(({ type }) => type)
    .join('、');
}

/** Whether a column holds text as somebody wrote it, which has to be brought into one form before it is compared. */
export function isAsWritten({ form }: FieldType, { key }: Field): boolean {
  return !key && (form === 'as_written' || form === 'by_definition');
}

/** Days of the calendar, not merely a month or a year. */
export function isCalendarDay({ day }: FieldType): boolean {
  return day?.precision === 'day' || day?.precision === 'minute';
}

/** One unit or one person: what a row can belong to, or somebody can be. */
export function isOne({ reference, many }: FieldType, of: 'unit' | 'person'): boolean {
  return reference === of && !many;
}
