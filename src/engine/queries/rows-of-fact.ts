import type { PoolClient } from 'pg';
import { type Act, readRows } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import { fieldTypes } from '#fields/index.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import { ident, tableOf, visibleFields } from '#engine/records/index.ts';
import { queryErrors } from './errors.ts';
import type { Level } from './by-unit/level.ts';
import { loadGroups } from './by-unit/load-groups.ts';
import { inForce } from './in-force.ts';
import { LedgerSql } from './quantity-sql.ts';
import { loadReportInputs } from './report-inputs.ts';

/** A row that enters a number, as text by field id. */
export interface FactRow {
  /** The natural key in words; '' where it holds a field that the post may not see. */
  readonly key: string;
  readonly rowId: string;
  readonly version: number;
  readonly values: Readonly<Record<string, string | null>>;
}

/** Which of the rows: those behind a row's place, so many at most. */
export interface FactPage {
  /** Id of the row that ended the page before; null: from the first. */
  readonly after: string | null;
  readonly limit: number | null;
}

/** Rows of one unit of a level, or of none: what a table of numbers by unit counts in one of its cells. */
export interface FactPart {
  readonly level: Level;
  /** Code of the unit; null: the rows that belong to no unit of the level that is within reach. */
  readonly unit: string | null;
  readonly reaches: (paths: readonly string[]) => boolean;
}

const EVERYTHING: FactPage = Object.freeze({ after: null, limit: null });

/**
 * The rows behind one number: exactly those that its count and its value were computed from, by the same conditions.
 * Of a sealed ledger the look is entered into the log before the rows are handed out.
 * @param fact a slot (S01) or the id of an indicator
 * @param page by default every row
 * @param part by default the rows of all units
 * @throws FACT-UNKNOWN, FACT-UNIT
 */
export async function rowsOfFact(
  request: Act & { readonly db: Database; readonly pack: Pack; readonly year: number },
  fact: string,
  page: FactPage = EVERYTHING,
  part: FactPart | null = null,
): Promise<{ readonly ledger: Ledger; readonly rows: readonly FactRow[] }> {
  const { db, pack, scope, year } = request;
  const indicators = inForce(pack.indicators, `${year}-12-31`);
  const named = indicators.find((one) => one.slot === fact.toUpperCase() || one.id === fact);
  if (!named) throw queryErrors.error('FACT-UNKNOWN', { fact });
  // A year-on-year stands on the rows of the number that it compares.
  const { measure } = named;
  const indicator =
    measure.kind === 'yoy_pct' ? (indicators.find((one) => one.id === measure.indicator) ?? named) : named;
  const ledger = pack.ledgers.get(indicator.over);
  if (!ledger) throw queryErrors.error('FACT-UNKNOWN', { fact });
  // A condition may look at a field about a person (who held which role) that its list does not show.
  const looking = scope.rights ? { ...scope, rights: { ...scope.rights, personal: true } } : scope;
  const keyed = ledger.identity.some((field) => !visibleFields(ledger, scope).includes(field));
  const read = async (client: PoolClient): Promise<readonly FactRow[]> => {
    const inputs = await loadReportInputs(client, scope.region, year);
    const parameters = inputs.parameters(year);
    if (indicator.parameters.some((name) => !parameters.has(name))) return [];
    const sql = new LedgerSql(ledger, pack.ledgers, inputs.roles);
    const asked = sql.ask({ key: indicator.id, quantity: indicator, year, parameters });
    const among = part ? await pathsOf(client, scope.region, part) : EVERYWHERE;
    const shown = visibleFields(ledger, scope);
    const fields = shown.map((field) => {
      const column = `t.${ident(field.id)}`;
      return `${fieldTypes[field.type].many ? `array_to_string(${column}, '、')` : `${column}::text`} as ${ident(`f_${field.id}`)}`;
    });
    const { rows } = await client.query<Record<string, string | null> & { row_version: number }>(
      `select t.row_key, t.row_id, t.row_version, ${fields.join(', ')} from ${sql.from}
       where ${[...sql.base, ...asked.conjuncts].join(' and ')}
         and ($4::text[] is null or (t.unit_path = any ($4)) = $5)
         and ($2::uuid is null or t.row_key > (select a.row_key from ${tableOf(ledger)} a where a.region_id = $1 and a.row_id = $2))
       order by t.row_key limit $3`,
      [scope.region, page.after, page.limit, among.paths, among.within],
    );
    return rows.map((row) => ({
      key: (keyed ? '' : (row['row_key'] ?? '')).replaceAll('\u001f', '＋'),
      rowId: row['row_id'] ?? '',
      version: row.row_version,
      values: Object.fromEntries(shown.map((field) => [field.id, row[`f_${field.id}`] ?? null])),
    }));
  };
  const purpose = `${year} 年度数字 ${named.slot} 背后的记录`;
  return {
    ledger,
    rows: await readRows(
      db,
      { ...request, scope: looking },
      { ledger, purpose, keyOf: (row) => row.key },
      read,
    ),
  };
}

/** Where rows have to stand: under one of the paths, or (`within` false) under none. */
interface Place {
  readonly paths: readonly string[] | null;
  readonly within: boolean;
}
const EVERYWHERE: Place = Object.freeze({ paths: null, within: true });

async function pathsOf(
  client: PoolClient,
  region: number,
  { level, unit, reaches }: FactPart,
): Promise<Place> {
  const { units } = await loadGroups(client, region, level, reaches);
  if (unit === null) return { paths: units.flatMap(({ paths }) => paths), within: false };
  const found = units.find(({ code }) => code === unit);
  if (!found) throw queryErrors.error('FACT-UNIT', { unit, level: level.title });
  return { paths: found.paths, within: true };
}
