/** What a numeral or mask of a report is. Only a `number` can be a slot of the report text. */
export const TOKEN_CLASSES = ['number', 'literal', 'name', 'period', 'ordinal', 'range'] as const;
export type TokenClass = (typeof TOKEN_CLASSES)[number];

/** How a token is written. */
export type TokenForm = 'digits' | 'mask' | 'spelled';

/** A run of digits, mask characters or Chinese numerals; offsets in UTF-16 code units. */
export interface Atom {
  readonly form: TokenForm;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An atom with its class. */
export interface FoundToken extends Atom {
  readonly class: TokenClass;
  /** The measure word with 万 or 亿 before it; null when the text has none. */
  readonly unit: string | null;
  /** Where number, 余 and unit end. */
  readonly tail: number;
  /** A small spelled quantity (“五个”) that is a number only when an indicator fits it well. */
  readonly doubtful: boolean;
  /** The numeral belongs to a set phrase or a name and states no quantity: 两个维护, 一体推进, 十九届. */
  readonly phrase: boolean;
}
