import type { Span } from './bears.ts';

/** A unit as the duties see it. */
export interface DutyUnit extends Span {
  readonly code: string;
  readonly path: string;
  readonly kind: string;
  readonly names: readonly string[];
  /** The unit that carries it on. */
  readonly successor: string | null;
}

/** A role that a person holds in a unit. */
export interface HeldRole extends Span {
  readonly person: string;
  readonly unit: string;
  readonly role: string;
  /** Codes of the units that the person answers for (分管). */
  readonly portfolio: readonly string[];
}

/** What the city has said of a duty in its list of the year. */
export interface ListItem {
  readonly duty: string;
  readonly on: boolean;
  /** More often than the rule asks; null: as the rule. */
  readonly least: number | null;
  /** "MM-DD" of the year, instead of the pack's default where the rule names no day; null: as the rule. */
  readonly dueOn: string | null;
}

/** What is expected of one bearer in one period. */
export interface Occurrence {
  readonly duty: string;
  /** A period's id, or "E" and the row that started it. */
  readonly period: string;
  readonly unit: string;
  readonly path: string;
  /** The person, of duties that each member bears; '' otherwise. */
  readonly bearer: string;
  /** Who held the post at the end, of duties that go with a post; '' otherwise. */
  readonly holder: string;
  /** True where a post stood empty the whole period: nobody could. */
  readonly vacant: boolean;
  readonly from: string;
  readonly to: string;
  /** Null where a term of working days reaches into a year without data. */
  readonly due: string | null;
  readonly least: number;
}

/** A unit whose work before its end counts for the unit that carries it on. */
export interface Inherited {
  readonly duty: string;
  readonly period: string;
  readonly unit: string;
  readonly heir: string;
}
