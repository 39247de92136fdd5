import type { Scope } from '#kernel/db/index.ts';
import type { Field } from '#model/field.ts';
import type { Ledger } from '#model/pack/types.ts';

/** That a unit has received what it was handed. */
interface Receipt {
  /** '' for who sees nothing about persons. */
  readonly by: string;
  readonly post: string;
  /** "2021-03-05" */
  readonly on: string;
  readonly at: Date;
  /** The part has changed since. */
  readonly changedSince: boolean;
}

/** What of a row was handed to one unit. */
export interface HandedRow {
  readonly ledger: string;
  readonly id: string;
  /** Codes of the unit that it was handed to, and of the one that the row belongs to. */
  readonly to: string;
  readonly from: string;
  readonly happenedOn: string | null;
  readonly handedAt: Date;
  readonly changedAt: Date;
  /** False once it was withdrawn: then it has no values. */
  readonly inForce: boolean;
  readonly version: number;
  /** The handed part, as texts by field. */
  readonly values: Readonly<Record<string, string | null>>;
  readonly receipt: Receipt | null;
}

type Read = Omit<HandedRow, 'receipt' | 'values'> & {
  readonly values: HandedRow['values'] | null;
  readonly by: string | null;
  readonly post: string | null;
  readonly on: string | null;
  readonly at: Date | null;
  readonly signed: number | null;
};

const seesPersons = ({ rights }: Scope): boolean => rights?.personal ?? true;

/** What is selected of core.handed `h` with its receipt `r`, for `handedRow`. */
export function handedColumns(scope: Scope): string {
  const persons = seesPersons(scope);
  return `h.ledger, h.row_id as id, h.to_unit as "to", h.unit_id as "from", to_char(h.happened_on, 'YYYY-MM-DD') as "happenedOn",
    h.handed_at as "handedAt", h.changed_at as "changedAt", h.in_force as "inForce", h.row_version as version,
    ${persons ? 'h.part || h.persons' : 'h.part'} as values, ${persons ? 'r.actor' : "''"} as by, r.post,
    to_char(r.received_on, 'YYYY-MM-DD') as "on", r.received_at as at, r.row_version as signed`;
}

export const HANDED_FROM = `core.handed h left join core.receipts r
  on r.region_id = $1 and r.ledger = h.ledger and r.row_id = h.row_id and r.to_unit = h.to_unit`;

export function handedRow({ by, post, on, at, signed, ...row }: Read): HandedRow {
  const receipt =
    on === null || at === null || signed === null
      ? null
      : { by: by ?? '', post: post ?? '', on, at, changedSince: row.inForce && signed < row.version };
  return { ...row, values: row.values ?? {}, receipt };
}

export type ReadHanded = Read;

/** The fields of the handed part that exist for who looks. */
export function handedFields(ledger: Ledger, scope: Scope): readonly Field[] {
  return (ledger.addressees?.sees ?? []).filter(({ personal }) => !personal || seesPersons(scope));
}
