import type { PoolClient } from 'pg';
import { divide } from '#model/expression/exact.ts';
import type { Pack } from '#model/pack/types.ts';
import { type Answer, passSql } from '../ledger-pass.ts';
import type { Pass } from '../pass.ts';
import { LedgerSql } from '../quantity-sql.ts';
import type { ReportInputs } from '../report-inputs.ts';
import { coverageByUnitSql, HOLDERS, setValueSql } from './separate-sql.ts';
import { BY_UNIT, type Members, REMAINDER } from './members.ts';

type Row = Readonly<Record<string, string | number | null>>;

/** The numbers of each unit by its place, and of {@link REMAINDER}. */
export type UnitAnswers = ReadonlyMap<number, Answer>;

/**
 * Answers the asks of several passes for every unit: each pass reads its ledger once and groups by unit. Measures that
 * need more than aggregates over the rows of one pass (values of sets, coverages) have a statement of their own beside
 * it, and all travel together.
 */
export async function askByUnit(
  client: PoolClient,
  passes: readonly Pass[],
  source: {
    readonly pack: Pack;
    readonly inputs: ReportInputs;
    readonly region: number;
    readonly members: Members;
  },
): Promise<readonly UnitAnswers[]> {
  const written = passes.map((pass) => writePass(pass, source.pack, source.inputs));
  const columns = written
    .flatMap(({ statements }) => statements)
    .map((sql, at) => `(select coalesce(jsonb_agg(to_jsonb(p)), '[]') from (${sql}) as p) as s${at}`);
  if (columns.length === 0) return [];
  const { region, members } = source;
  const { rows } = await client.query<Record<string, Row[]>>(`select ${columns.join(', ')}`, [
    region,
    members.paths,
    members.units,
  ]);
  const results = Object.values(rows[0] ?? {});
  let at = 0;
  return written.map(({ statements, read }) => {
    const of = results.slice(at, at + statements.length);
    at += statements.length;
    return read(of, members.count);
  });
}

interface WrittenPass {
  /** The pass itself, then what its measures need beside it; each answers rows with the unit's place. */
  readonly statements: readonly string[];
  readonly read: (results: readonly (readonly Row[])[], units: number) => UnitAnswers;
}

function writePass({ ledger, asks }: Pass, pack: Pack, inputs: ReportInputs): WrittenPass {
  const definition = pack.ledgers.get(ledger);
  if (!definition) throw new Error(`no ledger ${ledger}`);
  const sql = new LedgerSql(definition, pack.ledgers, inputs.roles);
  const parts = asks.map((ask) => ({ ask, part: sql.ask(ask) }));
  const separate = parts.flatMap(({ ask, part }, index) => {
    const { measure } = ask.quantity;
    if (measure.kind === 'coverage')
      return [{ index, ratio: true, sql: coverageByUnitSql(ask, measure, sql, part) }];
    const value = setValueSql(ask, { sql, part, pack, roles: inputs.roles });
    return value === null ? [] : [{ index, ratio: false, sql: value }];
  });
  const apart = new Set(separate.map(({ index }) => index));
  const statement = passSql(
    sql,
    parts.map(({ part }, index) => (apart.has(index) ? { ...part, value: () => 'null' } : part)),
    BY_UNIT,
  );
  return {
    statements: [statement, ...separate.map((one) => one.sql)],
    read: ([counted = [], ...beside], units) => {
      const passOf = byUnit(counted);
      const besideOf = separate.map(({ index, ratio }, at) => {
        const found = byUnit(beside[at] ?? []);
        return [index, { ratio, found, holders: String(found.get(HOLDERS)?.['v'] ?? '0') }] as const;
      });
      const places = [REMAINDER, ...Array.from({ length: units }, (_, place) => place)];
      return new Map(
        places.map((place) => {
          const row = passOf.get(place);
          const apartOf = new Map(
            besideOf.map(([index, { ratio, found, holders }]) => {
              const value = String(found.get(place)?.['v'] ?? '0');
              return [index, ratio ? share(value, holders) : value] as const;
            }),
          );
          const answer = new Map(
            asks.map(({ key }, index) => {
              const own = String(row?.[`v${index}`] ?? '0');
              const value = apartOf.has(index) ? (apartOf.get(index) ?? null) : own;
              return [key, { value, rows: Number(row?.[`n${index}`] ?? 0) }] as const;
            }),
          );
          return [place, answer] as const;
        }),
      );
    },
  };
}

function byUnit(rows: readonly Row[]): ReadonlyMap<number, Row> {
  return new Map(rows.map((row) => [Number(row['unit']), row]));
}

/** A ratio is made of its parts, unit by unit; it is never the mean of others. */
function share(covered: string, holders: string): string | null {
  return holders === '0' ? null : divide(BigInt(covered) * 100n, BigInt(holders), 4);
}
