import type { Access } from '../access/types.ts';
import type { Expression, Path } from '../expression/ast.ts';
import type { Choice, Field } from '../field.ts';
import type { SpecialDay } from '../time/working-days.ts';
import type { ReportTemplate } from '../report/template.ts';
import type { UnitOfCount } from '../units-of-count.ts';
import type { Demo } from './demo.ts';
import type { Flow } from './flow.ts';
import type { Gathered } from './gathered.ts';
import type { ChainLink } from './chain-links.ts';
import type { Answer, Duty, Regulation } from './duty.ts';
import type { PackRelations } from './relations.ts';
import type { Validity } from './validity.ts';

type Sensitivity = 'public' | 'internal' | 'sealed';

/** A condition that every submitted or accepted row of a ledger satisfies; unknown passes. */
export interface RowCheck {
  readonly id: string;
  /** Applies to rows from this day on; null: to every row. Rows of earlier years were made under other rules. */
  readonly from: string | null;
  readonly assert: Expression;
  readonly message: string;
}

/** The deadline of a row's work, and the field that shows that it was done. */
export interface Due {
  /** A date or a time. */
  readonly on: Field;
  /** Empty until the work is done. */
  readonly done: Field;
  /** Choices for which nothing is due any more. */
  readonly waived: { readonly field: Field; readonly codes: readonly string[] } | null;
}

/**
 * When the matter of a row is open, regardless of its status: while a day is empty, while a choice has one of some
 * codes, or while the ledger's own date is empty.
 */
export type OpenWhile =
  /** `asked`: only rows in which this day is set wait for the other; null: all do. */
  | {
      readonly kind: 'empty';
      readonly field: Field;
      readonly asked: Field | null;
      readonly waived: Due['waived'];
    }
  | { readonly kind: 'choice'; readonly field: Field; readonly codes: readonly string[] }
  | { readonly kind: 'undated' };

/** To whom accepted rows are handed beside their owner, and what of them. */
export interface Addressees {
  /** Fields of one unit or of several, none of them the owner. */
  readonly fields: readonly Field[];
  /** The handed part, in the order of the ledger. */
  readonly sees: readonly Field[];
  /** Rows are handed once this day is filled; null: once they are accepted. */
  readonly once: Field | null;
  /** Whether each unit signs for what it is handed. */
  readonly receipt: boolean;
}

/** A compiled ledger. Base sheets (单位 人员 报告参数 封存值) have the same form and kind 'base'. */
export interface Ledger {
  readonly id: string;
  readonly kind: 'ledger' | 'base';
  readonly pack: string;
  readonly title: string;
  readonly section: number | null;
  /** Where in the chain the menu shows it. */
  readonly link: ChainLink;
  readonly mechanisms: readonly string[];
  readonly answers: readonly string[];
  /** The unit field that scopes a row; null only in base sheets. */
  readonly owner: Field | null;
  /** Null where rows are handed to nobody. */
  readonly addressees: Addressees | null;
  /** The field that decides the period; null only in base sheets. */
  readonly happened: Field | null;
  /** Null where rows have no deadline. */
  readonly due: Due | null;
  /** Null where rows record finished matters only. */
  readonly open: OpenWhile | null;
  readonly identity: readonly Field[];
  readonly reference: Field | null;
  readonly sensitivity: Sensitivity;
  readonly fields: readonly Field[];
  readonly field: ReadonlyMap<string, Field>;
  readonly checks: readonly RowCheck[];
  /** The course that its rows take; null: a row is a record and nothing else. */
  readonly flow: Flow | null;
  /** The fields that follow from rows of other ledgers as soon as such a row belongs to a row. */
  readonly gathered: readonly Gathered[];
}

export type Measure =
  | { readonly kind: 'count' }
  | { readonly kind: 'count_distinct'; readonly of: readonly Path[] }
  | { readonly kind: 'sum'; readonly of: Path }
  | {
      readonly kind: 'min_over';
      readonly by: Expression;
      readonly keys: readonly string[];
      readonly of: Exclude<Measure, { kind: 'min_over' | 'yoy_pct' | 'coverage' | 'highest' }>;
    }
  | { readonly kind: 'highest'; readonly of: Path; readonly by: Path; readonly codes: readonly string[] }
  | { readonly kind: 'yoy_pct'; readonly indicator: string }
  | { readonly kind: 'coverage'; readonly person: Path; readonly role: string; readonly exactlyOne: Path };

export type Time =
  | { readonly kind: 'flow'; readonly on: Path }
  | { readonly kind: 'stock'; readonly from: Path; readonly until: Path; readonly emptyFromIsAlways: boolean }
  | { readonly kind: 'overlap'; readonly from: Path; readonly until: Path }
  | { readonly kind: 'fiscal_year'; readonly on: Path }
  | { readonly kind: 'always' };

export type Rendering =
  | 'exact'
  | 'floor10_yu'
  | 'wan2'
  | 'wan_yuan_floor_yu'
  | 'percent1'
  | 'chinese_numeral';

/** What is counted, without how it is printed: an indicator or an auxiliary value of the checks. */
export interface Quantity {
  readonly id: string;
  readonly title: string;
  readonly over: string;
  readonly where: Expression | null;
  readonly measure: Measure;
  readonly time: Time;
  /** Report parameters that the condition needs; one that is missing gives no value. */
  readonly parameters: readonly string[];
}

export interface Indicator extends Quantity, Validity {
  readonly slot: string;
  readonly unit: UnitOfCount;
  readonly valueUnit: UnitOfCount;
  readonly noun: string;
  readonly render: Rendering;
  readonly definition: string;
  /** The definition as the pack has written it; it is part of an issued report. */
  readonly written: { readonly where: string | null; readonly measure: string; readonly time: string };
}

/** In force on the same days as the indicator that it narrows; without one, always. */
export interface AuxiliaryValue extends Quantity, Validity {
  readonly unit: UnitOfCount | null;
  /** The indicator that it narrows; null where it counts something of its own. */
  readonly like: string | null;
  /** The condition by which it narrows it, as the pack has written it. */
  readonly written: string | null;
}

/** A check between numbers of one report. A null makes it not evaluated. */
export interface FactCheck extends Validity {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly assert: Expression;
  /** `assert` as the pack has written it. */
  readonly written: string;
  readonly message: string;
}

export interface Mechanism {
  readonly id: string;
  readonly section: number;
  readonly title: string;
}

/** The holidays of a year, as announced. */
export interface CalendarYear {
  readonly year: number;
  /** The notice they are from. */
  readonly source: string;
  /** By day, "YYYY-MM-DD": the days whose weekday does not decide whether they are worked. */
  readonly days: ReadonlyMap<string, SpecialDay>;
}

/** Everything that the packs of an installation define: frozen, and free of faults. */
/** Words of a report text with a numeral that no record proves, and why they are allowed. */
export interface PackLiteral {
  readonly text: string;
  readonly reason: string;
}

export interface Pack {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** All packs that were compiled together, the base pack first: "id@version". */
  readonly parts: readonly string[];
  /** Names of the sections by number. */
  readonly sections: ReadonlyMap<number, string>;
  readonly parameters: ReadonlyMap<string, string>;
  readonly dictionaries: ReadonlyMap<string, readonly Choice[]>;
  readonly mechanisms: ReadonlyMap<string, Mechanism>;
  /** Base sheets first, then ledgers in the order of their files. */
  readonly ledgers: ReadonlyMap<string, Ledger>;
  /** The ledgers with gathered fields, each behind those from which it gathers. */
  readonly gatherOrder: readonly string[];
  readonly indicators: readonly Indicator[];
  readonly values: readonly AuxiliaryValue[];
  readonly checks: readonly FactCheck[];
  readonly relations: PackRelations;
  readonly regulations: ReadonlyMap<string, Regulation>;
  readonly duties: ReadonlyMap<string, Duty>;
  /** How rows answer duties, in the order of the ledgers. */
  readonly answers: readonly Answer[];
  readonly reports: readonly ReportTemplate[];
  /** Numerals of the report texts that are no facts, with the reasons. */
  readonly literals: readonly PackLiteral[];
  /** The holidays of the years that are known. */
  readonly calendar: ReadonlyMap<number, CalendarYear>;
  /** The access rules. */
  readonly access: Access;
  /** The vocabulary of the demo city; null when no pack has one. */
  readonly demo: Demo | null;
}
