/** The closed list of faults that a pack can have; wrong-packs.test.ts shows each. */
export const FAULT_KINDS = [
  'yaml', // the file is not YAML
  'shape', // a key is missing, unknown, or of the wrong type
  'layout', // a file in a place where no file belongs, or a required file missing
  'duplicate', // an id, title, slot or code defined twice
  'unknown_field', // a field that the ledger does not have
  'unknown_ledger', // a ledger that no file defines
  'unknown_code', // a code that the dictionary does not have
  'unknown_dictionary',
  'unknown_parameter',
  'unknown_indicator',
  'unknown_duty',
  'unknown_mechanism',
  'unknown_flow', // fields for the steps of a flow that no file defines
  'unknown_post', // a kind of post that no file defines
  'unknown_work', // a kind of work that no file defines
  'reserved', // an id that the program uses itself
  'field_rule', // a key that does not fit the field's type
  'owner', // the owner is not a required unit field
  'addressees', // to whom rows are handed, or what of them
  'happened', // the date that decides the period is not a date
  'due', // a deadline that is no day, or cannot be met
  'identity', // the natural key cannot be a key
  'reference', // the cited field is not the natural key
  'syntax', // an expression that the language does not read
  'type', // an expression whose parts do not fit one another
  'measure', // a measure or time that does not fit the ledger
  'unit', // a unit of count that does not fit the measure, or two units added
  'noun', // a number in the report that is not followed by its measure word
  'report', // the report's text
  'calendar', // a holiday outside its year, twice, or of a weekday that says so already
  'version', // dates of versions that overlap or run backwards
  'bearer', // whom a duty binds, and how often
  'unasked', // a duty that nothing asks for and nothing explains, or that is both asked for and explained away
  'stricter', // a local rule that asks for less than the one it replaces
  'sealed', // something that would reveal rows of a sealed ledger
  'access', // who may do what
  'flow', // a course of work that cannot be walked, or walked past
  'gathered', // a field that cannot follow from the rows of another ledger
  'work', // a ledger of which nobody says who does it, or a right that does not agree with who does the work
  'boundary', // a field that must not exist
  'honesty', // an article number that nobody verified
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** One fault of a pack: where, what, and what to do. */
export interface Fault {
  readonly kind: FaultKind;
  readonly file: string;
  /** 1-based; null when the fault is the absence of something. */
  readonly line: number | null;
  /** Keys from the top of the file, joined by "/". */
  readonly path: string;
  readonly message: string;
  readonly hint: string;
}
