import { fieldTypes } from '#fields/index.ts';
import { type Database, isUuid, type Scope, withScope } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { recordErrors } from '../errors.ts';
import { subtreeOf } from '../unit-paths.ts';
import {
  HANDED_FROM,
  handedColumns,
  handedFields,
  handedRow,
  type HandedRow,
  type ReadHanded,
} from './handed-row.ts';

export interface HandedQuery {
  /** The path of the unit: listed is what was handed to it and to all below it, as far as the scope reaches. */
  readonly path: string;
  /** Its code, for a list of what was handed to itself alone; null: with all below. */
  readonly only: string | null;
  /** 'unsigned': in force, of a ledger that asks for receipts, and not signed for; 'signed'; null: everything. */
  readonly state: 'unsigned' | 'signed' | null;
  /** A part of a text of the handed part; null: everything. */
  readonly search: string | null;
  /** Where the page before ended; null: the first page. */
  readonly after: string | null;
  readonly limit: number;
}

export interface HandedPage {
  readonly rows: readonly HandedRow[];
  readonly next: string | null;
  /** Of all pages. */
  readonly count: number;
}

/**
 * What was handed to a unit, the newest first, over these ledgers. The search looks at the handed part alone: what of a row
 * was not handed is neither shown nor found.
 * @param ledgers those with addressees that are listed
 * @throws RECORD-PAGE
 */
export async function listHanded(
  db: Database,
  scope: Scope,
  ledgers: readonly Ledger[],
  query: HandedQuery,
): Promise<HandedPage> {
  const { where, values } = selection(scope, ledgers, query);
  const parts = [...where];
  const paged = [...values];
  if (query.after !== null) {
    const [at, id, to] = readPlace(query.after);
    const [x, y, z] = [paged.push(at), paged.push(id), paged.push(to)];
    parts.push(`(h.handed_at, h.row_id, h.to_unit) < ($${x}::timestamptz, $${y}::uuid, $${z}::text)`);
  }
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<ReadHanded & { readonly place: string }>(
      // The page is cut by its keys, before the parts of its rows are read.
      `select ${handedColumns(scope)}, h.handed_at::text as place from (
         select h.ledger, h.row_id, h.to_unit from ${HANDED_FROM} where ${parts.join(' and ')}
         order by h.handed_at desc, h.row_id desc, h.to_unit desc limit ${query.limit + 1}) k
       join ${HANDED_FROM} on h.region_id = $1 and h.ledger = k.ledger and h.row_id = k.row_id and h.to_unit = k.to_unit
       order by h.handed_at desc, h.row_id desc, h.to_unit desc`,
      paged,
    );
    const counted = await client.query<{ n: number }>(
      `select count(*)::int as n from ${HANDED_FROM} where ${where.join(' and ')}`,
      values,
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      rows: page.map((row) => handedRow(row)),
      next: rows.length > query.limit && last ? writePlace([last.place, last.id, last.to]) : null,
      count: counted.rows[0]?.n ?? 0,
    };
  });
}

function selection(
  scope: Scope,
  ledgers: readonly Ledger[],
  { path, only, state, search }: HandedQuery,
): { readonly where: readonly string[]; readonly values: unknown[] } {
  const asked = state === 'unsigned' ? ledgers.filter((one) => one.addressees?.receipt) : ledgers;
  const values: unknown[] = [scope.region, asked.map(({ id }) => id)];
  const where = ['h.region_id = $1', 'h.ledger = any ($2)'];
  if (only !== null) where.push(`h.to_unit = $${values.push(only)}`);
  else {
    const { lo, hi } = subtreeOf(path);
    where.push(`h.to_path >= $${values.push(lo)}`, `h.to_path < $${values.push(hi)}`);
  }
  if (state === 'unsigned') where.push('h.in_force', 'r.row_id is null');
  if (state === 'signed') where.push('r.row_id is not null');
  if (search !== null) {
    const texts = ledgers.flatMap((ledger) =>
      handedFields(ledger, scope)
        .filter(({ type }) => fieldTypes[type].searchable && fieldTypes[type].reference !== 'unit')
        .map((field) => `${ledger.id}.${field.id}`),
    );
    const pattern = `%${search.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
    const [keys, like] = [values.push(texts), values.push(pattern)];
    where.push(
      `exists (select from jsonb_each_text(h.part) e where h.ledger || '.' || e.key = any ($${keys}) and e.value ilike $${like})`,
    );
  }
  return { where, values };
}

type Place = readonly [at: string, id: string, to: string];

function writePlace(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @throws RECORD-PAGE for what no page has said */
function readPlace(text: string): Place {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(read)) {
      const [at, id, to] = read as unknown[];
      if (
        typeof at === 'string' &&
        /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/u.test(at) &&
        typeof id === 'string' &&
        isUuid(id) &&
        typeof to === 'string'
      )
        return [at, id, to];
    }
  } catch {
    // Falls through: not one of our places.
  }
  throw recordErrors.error('RECORD-PAGE');
}
