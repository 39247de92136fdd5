import type { Expression } from '../expression/ast.ts';
import type { Field } from '../field.ts';
import type { Term } from './duty.ts';

/** How far the basis of a step was verified (supervision.yaml, marks). */
export const MARKS = ['verified', 'secondary', 'recalled-sure', 'recalled-unsure', 'design'] as const;
export type Mark = (typeof MARKS)[number];

/** Who may take a step: holders of one of the posts, in the unit of a field or above it. */
export interface StepTaker {
  readonly posts: readonly string[];
  /** Null: whoever of these posts may read the row. */
  readonly of: Field | null;
}

/** What a field of a row must be: filled or not, true or false, one of some codes, or a list of at least so many. */
export type FieldPattern =
  | 'filled'
  | 'empty'
  | boolean
  | readonly string[]
  /** `recusal`: persons who have to keep out of the matter do not count. */
  | { readonly least: number; readonly heed?: 'recusal' | undefined };

/** Holds for a row of which every field is as it must be. */
export type RowPattern = readonly { readonly field: Field; readonly is: FieldPattern }[];

/** The rows of a ledger that cite a matter. */
export interface Citing {
  readonly ledger: string;
  readonly as: Field;
}

export type StepNeed =
  | { readonly kind: 'attachments'; readonly count: number }
  | { readonly kind: 'assert'; readonly assert: Expression; readonly message: string }
  | { readonly kind: 'has'; readonly has: RowPattern; readonly message: string }
  | CitingNeed;

/** What must hold of the rows that cite the matter: at least so many accepted ones, or every one of a kind that is not voided. */
export type CitingNeed =
  | {
      readonly kind: 'least';
      readonly of: Citing;
      readonly least: number;
      readonly where: RowPattern;
      readonly message: string;
    }
  | {
      readonly kind: 'every';
      readonly of: Citing;
      /** Of which rows it is demanded. */
      readonly where: RowPattern;
      readonly every: RowPattern;
      readonly message: string;
    };

/** Where it is decided who has to keep out of a matter. */
export interface Recusal {
  readonly of: Citing;
  readonly official: Field;
  readonly where: RowPattern;
}

/** By when a state must be left. */
export type StateDeadline =
  | { readonly kind: 'on'; readonly field: Field }
  /** The first of the fields that is filled; without fields the term begins with the day on which the state was entered. */
  | {
      readonly kind: 'after';
      readonly fields: readonly Field[];
      readonly term: Term;
      /** What was in force for beginnings through a day, "YYYY-MM-DD", the oldest first. */
      readonly earlier: readonly { readonly through: string; readonly term: Term }[];
    };

/** Where a field of an opened row gets its value from. */
export type OpeningSource =
  | { readonly from: 'row' }
  | { readonly from: 'day' }
  | { readonly from: 'field'; readonly field: Field }
  | { readonly from: 'code'; readonly code: string }
  | { readonly from: 'is'; readonly is: boolean };

/** A row that a step makes: of the same unit as the matter, accepted, and pointing back to it. */
export interface Opening {
  readonly ledger: string;
  /** The field that numbers it: the number of the matter, the suffix, and how many the matter has opened so far. */
  readonly number: Field;
  readonly suffix: string;
  readonly with: readonly { readonly field: Field; readonly source: OpeningSource }[];
}

export interface FlowStep {
  readonly id: string;
  readonly title: string;
  readonly from: readonly string[];
  /** Null: the state stays, and the step may be repeated. */
  readonly to: string | null;
  readonly who: readonly StepTaker[];
  /** Nobody takes it: the program does, when what the matter is about has ended. */
  readonly byProgram: boolean;
  /** Each of these steps of the matter must have been taken before. */
  readonly after: readonly string[];
  /** Whoever took one of these steps of the matter may not take this one. */
  readonly notBy: readonly string[];
  /** Posts in these units, or below them, may not take it. */
  readonly notOf: readonly Field[];
  /** When the state moves only once a second person has taken the step as well. */
  readonly twoPersons: 'always' | Expression | null;
  /** How often it may be taken of one matter; null: as often as its states allow. */
  readonly times: number | null;
  readonly asks: readonly { readonly field: Field; readonly required: boolean }[];
  readonly opinion: 'required' | 'optional' | null;
  readonly needs: readonly StepNeed[];
  /** Fields that get the day of the step. */
  readonly stamps: readonly Field[];
  /** What a field held before it was first rewritten. */
  readonly keeps: readonly { readonly into: Field; readonly from: Field }[];
  /** Choices that get one of their codes. */
  readonly sets: readonly { readonly field: Field; readonly code: string }[];
  readonly clears: readonly Field[];
  /** Days to which those are added that the matter spent in the state that it leaves. */
  readonly prolongs: readonly Field[];
  readonly deadline: StateDeadline | null;
  readonly opens: Opening | null;
  readonly basis: string | null;
  readonly mark: Mark;
}

export interface FlowState {
  readonly code: string;
  readonly title: string;
  readonly end: boolean;
  /** Days that a matter spends here are added to the terms of its other states. */
  readonly pause: boolean;
  /** By when it must be left; of the one step that has a deadline in it. */
  readonly deadline: StateDeadline | null;
}

/** The course that the rows of a ledger take. */
export interface Flow {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly state: Field;
  /** The state of every new matter. */
  readonly begin: string;
  readonly states: readonly FlowState[];
  /** The states in which a matter may come in from an older list. */
  readonly entry: readonly string[];
  /** In which of these a row of an older list stands that names none: the first whose pattern holds, else the first state. */
  readonly entering: readonly { readonly state: string; readonly when: RowPattern }[];
  readonly recusal: Recusal | null;
  /** The step that is taken when every row that these fields cite has ended; null: a matter ends by itself alone. */
  readonly endsWith: { readonly fields: readonly Field[]; readonly step: FlowStep } | null;
  readonly steps: readonly FlowStep[];
}
