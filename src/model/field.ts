import type { Value } from './value.ts';

/** The closed set of field types of the data contract. */
export const FIELD_TYPES = [
  'text',
  'long_text',
  'integer',
  'decimal',
  'money_fen',
  'date',
  'datetime',
  'month',
  'year',
  'boolean',
  'choice',
  'choices',
  'unit',
  'units',
  'person',
  'persons',
  'ledger_ref',
  'document',
  'url',
  'percent',
  'uscc',
] as const;
export type FieldTypeName = (typeof FIELD_TYPES)[number];

/** What a day may be. */
export type DayKind = 'past' | 'founded' | 'ahead';

/** One entry of a dictionary. `rank` orders codes for `highest`. */
export interface Choice {
  readonly code: string;
  readonly label: string;
  readonly rank?: number;
  /** The initials of its pinyin, where the service sends them to a page: czj for 财政局. */
  readonly initials?: string;
}

/** A compiled field of a ledger: frozen, every key present. */
export interface Field {
  readonly id: string;
  readonly title: string;
  readonly type: FieldTypeName;
  readonly required: boolean;
  /** A sheet that is older than the field may lack its column: it is imported with a notice. False unless required. */
  readonly mayLackColumn: boolean;
  readonly hint: string | null;
  /** About a person: hidden from posts without that right. */
  readonly personal: boolean;
  /** Limits of integer, decimal, percent (in their own unit) and money_fen (in 分). */
  readonly min: number | null;
  readonly max: number | null;
  /** A regular expression that the whole text must match. */
  readonly pattern: string | null;
  readonly choices: readonly Choice[];
  /** A text that is stored normalised: part of a natural key, or restricted by a pattern. */
  readonly key: boolean;
  /** Of ledger_ref: the ledger whose `reference` field is cited. */
  readonly ledger: string | null;
  /** Of money_fen: the unit of the column when neither header nor cell names one. */
  readonly moneyUnit: 'yuan' | 'wan_yuan' | null;
  /**
   * For a day: `past` must have happened (not after today, and the ledger's own date not before the unit was opened),
   * `founded` the same for dates that may be as old as the party, `ahead` is a plan, a term or an end. Null for other
   * fields.
   */
  readonly when: DayKind | null;
  /** What a new form begins with: the value of the writer's last record, or today; null: empty. */
  readonly begin: 'last' | 'today' | null;
  /**
   * Only steps of the ledger's flow write it: no form, no import, no SQL of a post. `later`: that holds once the row is
   * recorded; what a new row says is typed.
   */
  readonly byStep: 'always' | 'later' | null;
}

/** Finds a code by a name. @returns the code, or why there is none, with the names of the candidates */
export type NameLookup = (text: string) =>
  | { readonly code: string }
  | {
      readonly code: null;
      /** `outside`: only units that are not the writer's have this name. */
      readonly reason: 'unknown' | 'ambiguous' | 'outside';
      readonly candidates: readonly string[];
    };

/** What a cell is read with besides its content: the names of the city, and the unit in the header of the column. */
export interface ParseContext {
  /** By code, full name or short name. */
  readonly unit: NameLookup;
  /** By code, name when unique, or name（unit）. */
  readonly person: NameLookup;
  /** A unit of money in brackets in the header; it overrides the field's own. */
  readonly headerMoneyUnit: 'yuan' | 'wan_yuan' | null;
}

/** Why a cell was refused. Kinds are stable words of the JSON output; the message is for the user, in Chinese. */
export interface CellFault {
  readonly kind: CellFaultKind;
  readonly message: string;
}
export type CellFaultKind =
  | 'not_text'
  | 'too_long'
  | 'line_break'
  | 'pattern'
  | 'not_integer'
  | 'not_decimal'
  | 'too_precise'
  | 'not_money'
  | 'out_of_range'
  | 'not_date'
  | 'not_datetime'
  | 'not_month'
  | 'not_year'
  | 'not_boolean'
  | 'unknown_choice'
  | 'unknown_unit'
  | 'ambiguous_unit'
  | 'unknown_person'
  | 'ambiguous_person'
  | 'not_url'
  | 'not_percent'
  | 'bad_uscc'
  | 'cell_error'
  | 'digits_lost'
  | 'identity_number';

export type Parsed = { readonly value: Value } | { readonly fault: CellFault };
