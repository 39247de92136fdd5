import type { PoolClient } from 'pg';
import type { Pack } from '#model/pack/types.ts';
import { type Count, type Counts, passSql } from '../ledger-pass.ts';
import type { Pass } from '../pass.ts';
import type { ReportInputs } from '../report-inputs.ts';
import { writeAsks } from '../write-asks.ts';
import { BY_UNIT, type Members, REMAINDER } from './members.ts';
import { coverageByUnitSql, elementsByUnitSql, HOLDERS } from './separate-sql.ts';

type Row = Readonly<Record<string, string | number | null>>;

/** The counts of each unit by its place, and of {@link REMAINDER}. */
type UnitCounts = ReadonlyMap<number, Counts>;

/**
 * Counts what several passes ask for every unit, by pass: each reads its ledger once and groups by unit. Parts that need
 * more than aggregates over the rows of one pass (elements of sets, coverages) have a statement of their own beside it,
 * and all travel together.
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
): Promise<readonly (readonly [string, UnitCounts])[]> {
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
  return written.map(({ id, statements, read }) => {
    const of = results.slice(at, at + statements.length);
    at += statements.length;
    return [id, read(of, members.count)] as const;
  });
}

interface WrittenPass {
  readonly id: string;
  /** The pass itself, then what stands beside it; each answers rows with the unit's place. */
  readonly statements: readonly string[];
  readonly read: (results: readonly (readonly Row[])[], units: number) => UnitCounts;
}

/** A statement beside the pass: of a coverage (part null), or of one part. */
interface Beside {
  readonly at: number;
  readonly part: number | null;
  readonly sql: string;
}

function writePass(pass: Pass, pack: Pack, inputs: ReportInputs): WrittenPass {
  const { sql, asked } = writeAsks(pass, pack, inputs);
  const beside = pass.asks.flatMap((ask, at): readonly Beside[] => {
    const { measure } = ask.quantity;
    const one = asked[at];
    if (!one) return [];
    if (measure.kind === 'coverage')
      return [{ at, part: null, sql: coverageByUnitSql(ask, measure, sql, one) }];
    return one.parts.flatMap((part, place) =>
      part.kind === 'elements' ? [{ at, part: place, sql: elementsByUnitSql(sql, one, part) }] : [],
    );
  });
  const read = ([counted = [], ...others]: readonly (readonly Row[])[], units: number): UnitCounts => {
    const passOf = byUnit(counted);
    const besideOf = beside.map((one, index) => ({ ...one, found: byUnit(others[index] ?? []) }));
    const countOf = (place: number, at: number): Count => {
      const row = passOf.get(place);
      const own = besideOf.filter((one) => one.at === at);
      const coverage = own.find(({ part }) => part === null);
      const value = (found: ReadonlyMap<number, Row>, of: number): string =>
        String(found.get(of)?.['v'] ?? '0');
      const parts = coverage
        ? [value(coverage.found, place), value(coverage.found, HOLDERS)]
        : (asked[at]?.parts ?? []).map((_, index) => {
            const apart = own.find(({ part }) => part === index);
            return apart ? value(apart.found, place) : String(row?.[`p${at}_${index}`] ?? '0');
          });
      return { rows: Number(row?.[`n${at}`] ?? 0), parts };
    };
    const places = [REMAINDER, ...Array.from({ length: units }, (_, place) => place)];
    return new Map(
      places.map((place) => [place, new Map(pass.asks.map(({ key }, at) => [key, countOf(place, at)]))]),
    );
  };
  return { id: pass.id, statements: [passSql(sql, asked, BY_UNIT), ...beside.map((one) => one.sql)], read };
}

function byUnit(rows: readonly Row[]): ReadonlyMap<number, Row> {
  return new Map(rows.map((row) => [Number(row['unit']), row]));
}
