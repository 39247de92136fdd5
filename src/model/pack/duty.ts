import type { Expression } from '../expression/ast.ts';
import type { Field } from '../field.ts';
import type { Validity } from './validity.ts';

/** Periods of a duty. Each divides the year but the week, which belongs to the year of its Monday. */
export const DUTY_PERIODS = ['week', 'month', 'quarter', 'half_year', 'year'] as const;
export type DutyPeriod = (typeof DUTY_PERIODS)[number];

/** Who bears a duty: 领导班子、书记、班子成员、职能部门、支部. */
export const BEARERS = ['body', 'secretary', 'member', 'department', 'branch'] as const;
type BearerKind = (typeof BEARERS)[number];

/** Why nobody is asked for a duty: 原则、不由本市承担、记录里看不出. */
export const UNASKED = ['principle', 'elsewhere', 'unknowable'] as const;

export const UNASKED_WORDS: Readonly<Record<(typeof UNASKED)[number], string>> = {
  principle: '原则',
  elsewhere: '不由本市承担',
  unknowable: '记录里看不出',
};

/** What a duty is of which no occurrence can be expected. */
export interface Unasked {
  readonly as: (typeof UNASKED)[number];
  readonly reason: string;
}

export const TERM_UNITS = ['day', 'month', 'year'] as const;
export const DUTY_CALENDARS = ['natural', 'working'] as const;

/** A span of time after a day. */
export interface Term {
  readonly within: number;
  readonly unit: (typeof TERM_UNITS)[number];
  readonly calendar: (typeof DUTY_CALENDARS)[number];
}

/** The due date of a period's duty. */
export type PeriodDue =
  | { readonly kind: 'period_end' }
  /** "MM-DD" of the period's year, or of the next. */
  | { readonly kind: 'day'; readonly on: string; readonly nextYear: boolean }
  | { readonly kind: 'after'; readonly term: Term };

/** Whom a duty binds, and how often. */
export interface Bearer {
  readonly as: BearerKind;
  readonly kinds: readonly string[];
  /** Short or full names; empty: every unit of these kinds. */
  readonly named: readonly string[];
  /** Of secretaries and members: the role of the person. */
  readonly role: string | null;
  /** 一岗双责: binds only members with a recorded portfolio (分管单位), once any member has one. */
  readonly portfolio: boolean;
  /** Null where an event starts the duty. */
  readonly every: DutyPeriod | null;
  readonly least: number;
}

/** How rows start a duty. */
export interface DutyStart {
  readonly ledger: string;
  readonly on: Field;
  /** The field with the due date; null: `term` counts from `on`. */
  readonly due: Field | null;
  readonly term: Term | null;
  readonly done: Field;
}

interface DutyCadence {
  readonly period: DutyPeriod | 'term' | 'periodic';
  readonly count: number;
  readonly kind: string;
}

type Word = string | number | boolean | null;
type Terms = Readonly<Record<string, Word | readonly Word[] | Readonly<Record<string, Word>>>>;

export interface Duty extends Validity {
  readonly id: string;
  readonly regulation: string;
  /** The version of the regulation that contains it. */
  readonly version: string;
  /** Null unless it was verified. */
  readonly article: string | null;
  readonly verified: boolean;
  readonly confidence: 'found' | 'recalled-sure' | 'recalled-unsure';
  readonly obligation: string;
  readonly bound: readonly string[];
  /** Empty for a permanent duty; "event" has one entry without a period. */
  readonly cadence: readonly DutyCadence[];
  readonly onEvent: boolean;
  /** The terms as the research noted them: shown, and used only through `due` and `starts`. */
  readonly deadline: Terms | null;
  readonly evidence: readonly string[];
  /** Empty: no occurrences are generated. */
  readonly bearers: readonly Bearer[];
  readonly due: PeriodDue;
  readonly starts: DutyStart | null;
  /** Of a duty that nobody bears, no row starts and no ledger answers; null of every other. */
  readonly unasked: Unasked | null;
  /** The duty that a stricter local rule replaces. */
  readonly replaces: string | null;
  readonly note: string | null;
}

/** How the rows of a ledger answer a duty. */
export interface Answer {
  readonly ledger: string;
  readonly duty: string;
  readonly when: Expression | null;
  /** Report parameters that the condition needs. */
  readonly parameters: readonly string[];
  /** The unit that bears the duty. */
  readonly unit: Field;
  /** The day of the work. */
  readonly on: Field;
  /** The bearer, where persons bear the duty. */
  readonly person: Field | null;
  /** Rows that agree in these fields count once, such as the items of one meeting. Empty: each row counts. */
  readonly oncePer: readonly Field[];
  /** `when` as the pack has written it. */
  readonly written: string | null;
}

export interface RegulationVersion extends Validity {
  readonly version: string;
}

export interface Regulation {
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  readonly year: number;
  readonly versionStatus: string;
  readonly versions: readonly RegulationVersion[];
  readonly note: string | null;
  readonly sources: readonly string[];
}
