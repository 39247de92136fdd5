import type { PoolClient } from 'pg';
import { fieldTypes } from '#fields/index.ts';
import { rawValue } from '#fields/raw-value.ts';
import type { Gathered } from '#model/pack/gathered.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import type { Value } from '#model/value.ts';
import { valueColumns } from '../listing/listed-row.ts';
import { ident, type RowStatus, tableOf } from '../table.ts';
import { type GatherLink, linksInto, nameOf } from './links.ts';
import { type Belonging, takeFrom, type Values } from './take.ts';

/** A row into which others are gathered, as it is and as it must be. */
export interface GatheredRow {
  readonly id: string;
  readonly key: string;
  readonly status: RowStatus;
  readonly version: number;
  readonly batch: string;
  readonly unit: string;
  /** The day that decides its period, as it was and as it must be. */
  readonly happenedBefore: string | null;
  readonly happenedOn: string | null;
  /** The whole row, for its history. */
  readonly image: string;
  readonly before: Values;
  readonly after: Values;
  /** What somebody had typed into the fields that are gathered now, as text by field id; null: none is gathered. */
  readonly typed: Readonly<Record<string, string | null>> | null;
  /** Whether fields began or ceased to be gathered. */
  readonly handedOver: boolean;
  /** The first row that belongs to it, by title of its ledger and its key; null: none does. */
  readonly cause: { readonly title: string; readonly key: string } | null;
}

type Read = Readonly<Record<string, string | null>> & {
  readonly id: string;
  readonly key: string;
  readonly status: RowStatus;
  readonly version: number;
  readonly batch: string;
  readonly unit: string;
  readonly image: string;
  readonly typed: string | null;
};

/**
 * Reads rows of a ledger with what they must become by the rows that belong to them.
 * @param ties by the name of each link the values of `own` of the rows that are wanted
 * @param batches rows of these batches, or of any, with gathered fields: of them what they gathered may have been taken away
 * @param lock whether nobody else may change them before the transaction ends: whoever gathers into a row waits for whoever
 *   did so before, and then sees his rows
 */
export async function gatheredRows(
  client: PoolClient,
  region: number,
  pack: Pack,
  ledger: Ledger,
  {
    ties,
    batches = [],
    lock,
  }: {
    readonly ties: ReadonlyMap<string, readonly string[]>;
    readonly batches?: readonly string[] | 'any';
    readonly lock: boolean;
  },
): Promise<readonly GatheredRow[]> {
  const links = linksInto(pack, ledger);
  const wanted = links.map((one, at) => `t.${ident(one.own)} = any ($${at + 3}::text[])`);
  const { rows } = await client.query<Read>(
    `select t.row_id as id, t.row_key as key, t.row_status as status, t.row_version as version, t.row_batch_id as batch, t.unit_id as unit,
       to_char(t.row_happened_on, 'YYYY-MM-DD') as happened, to_jsonb(t.*)::text as image, t.row_typed::text as typed,
       ${links.map((one, at) => `t.${ident(one.own)} as own_${at}`).join(', ')}, ${valueColumns(ledger)}
     from ${tableOf(ledger)} t where t.region_id = $1 and t.row_status <> 'voided'
       and (${wanted.join(' or ')} or (t.row_gathered is not null and ($2::uuid[] is null or t.row_batch_id = any ($2::uuid[]))))
     order by t.row_key${lock ? ' for update' : ''}`,
    [
      region,
      batches === 'any' ? null : batches,
      ...links.map((one) => [...(ties.get(nameOf(one.from.id, one)) ?? [])]),
    ],
  );
  const belonging = new Map<string, Map<string, CitingRow[]>>();
  for (const [at, link] of links.entries()) {
    const owns = new Set(rows.flatMap((row) => row[`own_${at}`] ?? []));
    belonging.set(nameOf(link.from.id, link), await citingRows(client, region, link, [...owns]));
  }
  return rows.map((row) => {
    const mine = new Map(
      links.map((link, at) => {
        const name = nameOf(link.from.id, link);
        return [name, belonging.get(name)?.get(row[`own_${at}`] ?? '') ?? []] as const;
      }),
    );
    return become(ledger, row, mine);
  });
}

interface CitingRow {
  readonly title: string;
  readonly key: string;
  readonly values: Values;
}

/** The accepted rows of a link by what ties them, in the order of their keys. */
async function citingRows(
  client: PoolClient,
  region: number,
  { from, at }: GatherLink,
  owns: readonly string[],
): Promise<Map<string, CitingRow[]>> {
  const found = new Map<string, CitingRow[]>();
  if (owns.length === 0) return found;
  const { rows } = await client.query<Readonly<Record<string, string | null>>>(
    `select t.${ident(at)} as tie, t.row_key as key, ${valueColumns(from)} from ${tableOf(from)} t
     where t.region_id = $1 and t.row_status = 'accepted' and t.${ident(at)} = any ($2::text[]) order by t.row_key`,
    [region, owns],
  );
  for (const row of rows) {
    const tie = row['tie'] ?? '';
    const one = { title: from.title, key: row['key'] ?? '', values: valuesOf(from, row) };
    const others = found.get(tie);
    if (others) others.push(one);
    else found.set(tie, [one]);
  }
  return found;
}

function become(ledger: Ledger, row: Read, citing: ReadonlyMap<string, readonly CitingRow[]>): GatheredRow {
  const belonging: Belonging = new Map(
    [...citing].map(([name, rows]) => [name, rows.map(({ values }) => values)]),
  );
  const before = valuesOf(ledger, row);
  const after = new Map(before);
  // Written by this module alone, as texts of fields.
  const known = JSON.parse(row.typed ?? '{}') as Readonly<Record<string, string | null>>;
  const typed = { ...known };
  for (const one of ledger.gathered) settle(one, belonging, after, typed, row);
  const fields = Object.keys(typed);
  const [first] = [...citing.values()].flat();
  return {
    ...row,
    happenedBefore: row['happened'] ?? null,
    happenedOn: ledger.happened ? dayOf(after.get(ledger.happened.id) ?? null, ledger, row) : null,
    before,
    after,
    typed: fields.length === 0 ? null : typed,
    handedOver: fields.toSorted().join() !== Object.keys(known).toSorted().join(),
    cause: first ? { title: first.title, key: first.key } : null,
  };
}

/** One field: taken from the rows that belong to its row, with what was typed put aside; typed again where there is none. */
function settle(
  gathered: Gathered,
  belonging: Belonging,
  after: Map<string, Value>,
  typed: Record<string, string | null>,
  row: Read,
): void {
  const { field } = gathered;
  const value = takeFrom(gathered, belonging, after.get(field.id) ?? null);
  if (value !== undefined) {
    if (!(field.id in typed)) typed[field.id] = row[`f_${field.id}`] ?? null;
    after.set(field.id, value);
  } else if (field.id in typed) {
    after.set(field.id, rawValue(field, typed[field.id] ?? null));
    delete typed[field.id];
  }
}

/** The day that decides the period, where it is gathered; else the one that the row has. */
function dayOf(value: Value, { happened, gathered }: Ledger, row: Read): string | null {
  if (!gathered.some(({ field }) => field === happened)) return row['happened'] ?? null;
  const day = happened && fieldTypes[happened.type].day;
  return typeof value === 'string' ? (day?.lastDay(value) ?? null) : null;
}

function valuesOf({ fields }: Ledger, row: Readonly<Record<string, string | null>>): Values {
  return new Map(fields.map((field) => [field.id, rawValue(field, row[`f_${field.id}`] ?? null)]));
}
