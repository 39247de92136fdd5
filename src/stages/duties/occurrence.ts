import type { Span } from './bears.ts';

/** A unit as duties use it. */
export interface DutyUnit extends Span {
  readonly code: string;
  readonly path: string;
  readonly kind: string;
  readonly names: readonly string[];
  /** Its successor. */
  readonly successor: string | null;
}

/** A role of a person in a unit. */
export interface HeldRole extends Span {
  readonly person: string;
  readonly unit: string;
  readonly role: string;
  /** Codes of the units for which the person is responsible (分管). */
  readonly portfolio: readonly string[];
}

/** The city's changes of a duty in its list of the year. */
export interface ListItem {
  readonly duty: string;
  readonly on: boolean;
  /** A higher count than the rule's; null: the rule's. */
  readonly least: number | null;
  /** "MM-DD" of the year, instead of the pack's default where the rule names no day; null: the rule's. */
  readonly dueOn: string | null;
}

/** The duty of one bearer in one period. */
export interface Occurrence {
  readonly duty: string;
  /** A period's id, or "E" and the row that started it. */
  readonly period: string;
  readonly unit: string;
  readonly path: string;
  /** The person, for duties of each member; '' otherwise. */
  readonly bearer: string;
  /** The last holder of the post, for duties that belong to a post; '' otherwise. */
  readonly holder: string;
  /** True where the post was vacant for the whole period, so that nobody could act. */
  readonly vacant: boolean;
  readonly from: string;
  readonly to: string;
  /** Null where a term of working days reaches into a year without data. */
  readonly due: string | null;
  readonly least: number;
}

/** A unit whose work before its end counts for its successor. */
export interface Inherited {
  readonly duty: string;
  readonly period: string;
  readonly unit: string;
  readonly heir: string;
}
