import type { PoolClient } from 'pg';
import { rawValue } from '#fields/raw-value.ts';
import { ident, type RowStatus, tableOf, untilSql, valueColumns } from '#engine/records/index.ts';
import type { Field } from '#model/field.ts';
import type { Flow } from '#model/pack/flow.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { Value } from '#model/value.ts';

/** A ledger whose rows take a course. */
export type FlowLedger = Ledger & { readonly flow: Flow };

/** @returns the ledger where its rows take a course; else null */
export function withFlow(ledger: Ledger): FlowLedger | null {
  return ledger.flow ? (ledger as FlowLedger) : null;
}

/** A row on its course, as it stands in the transaction. */
export interface Matter {
  readonly id: string;
  readonly key: string;
  readonly status: RowStatus;
  readonly version: number;
  readonly unit: string;
  readonly path: string;
  readonly author: string;
  readonly readers: readonly string[];
  readonly state: string;
  /** The state in which it came in without having walked there; null: it began here. */
  readonly entered: string | null;
  /** Number of steps that were taken. */
  readonly steps: number;
  /** The day on which a step led to the present state. */
  readonly since: string | null;
  /** By when the state must be left; null: no deadline. */
  readonly until: string | null;
  readonly happenedOn: string | null;
  readonly values: ReadonlyMap<string, Value>;
  /** The whole row, for its history; '' where it is only read. */
  readonly image: string;
}

/** The number by which other rows cite a matter. */
export function numberOf({ reference }: FlowLedger, { key, values }: Pick<Matter, 'key' | 'values'>): string {
  return String(values.get(reference?.id ?? '') ?? key);
}

type Read = Omit<Matter, 'values'> & { readonly [column: `f_${string}`]: string | null };

/**
 * Reads a matter by the id of its row.
 * @param fields those that who reads may see
 * @param lock whether nobody else may change it before the transaction ends
 * @returns null when there is no such row within the scope
 */
export async function readMatter(
  client: PoolClient,
  region: number,
  ledger: FlowLedger,
  id: string,
  { fields, lock }: { readonly fields: readonly Field[]; readonly lock: boolean },
): Promise<Matter | null> {
  const day = (column: string): string => `to_char(${column}, 'YYYY-MM-DD')`;
  const { rows } = await client.query<Read>(
    `select t.row_id as id, t.row_key as key, t.row_status as status, t.row_version as version, t.unit_id as unit, t.unit_path as path,
       t.row_author as author, t.row_readers as readers, t.${ident(ledger.flow.state.id)} as state, t.row_entered as entered,
       t.row_step as steps, ${day('t.row_state_on')} as since, ${day(untilSql(ledger))} as until, ${day('t.row_happened_on')} as "happenedOn",
       ${lock ? 'to_jsonb(t.*)::text' : `''`} as image, ${valueColumns({ fields })}
     from ${tableOf(ledger)} t where t.region_id = $1 and t.row_id = $2${lock ? ' for update' : ''}`,
    [region, id],
  );
  const [row] = rows;
  if (!row) return null;
  const values = new Map(fields.map((field) => [field.id, rawValue(field, row[`f_${field.id}`] ?? null)]));
  return { ...row, values };
}
