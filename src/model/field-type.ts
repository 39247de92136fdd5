import type { Cell } from './cell.ts';
import type { ExpressionType } from './expression/ast.ts';
import type { Choice, DayKind, Field, FieldTypeName, ParseContext, Parsed } from './field.ts';
import type { Sample } from './sample.ts';
import type { Value } from './value.ts';

/** How a value is stored; the server face of the type maps it to a column. */
export type Storage = 'text' | 'bigint' | 'numeric' | 'date' | 'timestamp' | 'boolean' | 'text[]';

/** Keys that only the fields of some types may have, in the order in which faults list them. */
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

/** How a type whose values are days, or longer periods, interprets a day. */
export interface DayMeaning {
  /** The precision. `day` and `minute` are days of the calendar; of a month or a year only the period is known. */
  readonly precision: 'minute' | 'day' | 'month' | 'year';
  /** Number of leading characters of a value that are judged. */
  readonly letters: number;
  /** How a field is judged whose definition does not say `when`; null: not at all. */
  readonly otherwise: DayKind | null;
  /** The last day of a value; it decides the period of a row. */
  readonly lastDay: (value: string) => string;
}

/**
 * The pure face of a field type: the same in browser, importer and command line. Code asks a property of the type
 * instead of comparing its name. Every member is required, so that an incomplete type does not compile.
 */
export interface FieldType {
  readonly type: FieldTypeName;
  readonly storage: Storage;

  /** The name of the type in lists to choose from: 选一项. */
  readonly word: string;
  /** The kind of input in 填写说明: 单选. */
  readonly hint: string;

  /** The type of the field as an operand of an expression. */
  readonly operand: ExpressionType;
  /** What its codes refer to; null where a value is no code of the city. */
  readonly reference: 'unit' | 'person' | 'ledger' | null;
  /** Whether a value is a set. */
  readonly many: boolean;
  /** The keys that a definition of this type may have besides those of every field. */
  readonly options: readonly FieldOption[];
  /** The one of them that is required. */
  readonly needs: FieldOption | null;
  /**
   * In which form its text is stored: normalised, as written, or as the definition decides (normalised for parts of a
   * natural key). Null where a value is no free text.
   */
  readonly form: 'normalised' | 'as_written' | 'by_definition' | null;
  /** Whether it may be part of a natural key. */
  readonly identifies: boolean;
  /** What a new form may begin with. */
  readonly begins: readonly ('last' | 'today')[];
  /** Null where a value is no day. */
  readonly day: DayMeaning | null;
  /** What adding up its values gives; null where a sum means nothing. */
  readonly sum: 'number' | 'money' | null;

  /**
   * Longer than a line: it takes the full width of a form, is not shown in lists by default, and is searched for
   * repeated wording.
   */
  readonly long: boolean;
  /** Whether a line of it may serve as the subject of a row. */
  readonly subject: boolean;
  /** Whether a search over a ledger includes it: its text, or the names of its codes. */
  readonly searchable: boolean;
  /** The entries that a value is chosen from; none for free input. */
  readonly entries: (field: Field) => readonly Choice[];

  /** Number format of the cells of a template. */
  readonly cellFormat: 'text' | 'date' | 'datetime' | 'percent' | 'number';
  /** The unit in brackets behind the title of its column, so that a sheet can be read without the definition. */
  readonly columnUnit: (field: Field) => string | null;
  /** Whether users type a value in the form of a cell, or in words. */
  readonly typedAs: 'cell' | 'words';

  /** Reads one cell by the data contract. An empty cell gives null; `required` is not judged here. */
  parse(cell: Cell, field: Field, context: ParseContext): Parsed;
  /** The value as a cell that `parse` reads back to the same value. */
  toCell(value: Value, field: Field): Cell;
  /** The value in words for messages, lists and history; null gives "". */
  format(value: Value, field: Field): string;
  /** The value of a text from the service or the database (numbers in digits, sets joined by 、). */
  stored(text: string): Value;
  /** SQL that converts the column to the form that values have; `column` is quoted already. */
  sqlValue(column: string): string;

  /** How the demo city generates values. */
  readonly sample: Sample;
}

/** Every field type by its name. `src/fields/index.ts` defines it; lower layers receive it as an argument. */
export type FieldTypes = Readonly<Record<FieldTypeName, FieldType>>;

/** Names of the types with an ability, in the order of the data contract, for the hint of a fault. */
export function typesThat(types: FieldTypes, can: (type: FieldType) => boolean): string {
  return Object.values(types)
    .filter(can)
    .map(({ type }) => type)
    .join('、');
}

/** Whether a column stores text as written, which must be normalised before it is compared. */
export function isAsWritten({ form }: FieldType, { key }: Field): boolean {
  return !key && (form === 'as_written' || form === 'by_definition');
}

/** Days of the calendar, not merely a month or a year. */
export function isCalendarDay({ day }: FieldType): boolean {
  return day?.precision === 'day' || day?.precision === 'minute';
}

/** Whether a value is one unit or one person, so that a row can belong to it. */
export function isOne({ reference, many }: FieldType, of: 'unit' | 'person'): boolean {
  return reference === of && !many;
}
