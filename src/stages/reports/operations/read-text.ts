import { withNeighbours } from '#engine/documents/fill-report.ts';
import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { ClientBase } from 'pg';
import type { Pack } from '#model/pack/types.ts';
import { writeReport } from '#model/report/write-report.ts';
import { reportErrors } from '../errors.ts';
import { type OwnText, ownTexts } from './own-text.ts';
import { textOfPack, textWords } from './text-in-force.ts';

/** A report's text on the desk of who writes it. */
export interface TextDesk {
  /** The number of the city's latest wording; 0 while it never wrote its own. */
  readonly version: number;
  /** What is shown: the wording in force, or the earlier one that was asked for. */
  readonly text: string;
  /** The text of the definition packs. */
  readonly ofPack: string;
  /** Whether what is in force is the city's own. */
  readonly own: boolean;
  readonly versions: readonly Omit<OwnText, 'text'>[];
  readonly numbers: readonly {
    readonly indicator: string;
    readonly slot: string | null;
    readonly title: string;
    readonly noun: string;
  }[];
  readonly parameters: readonly {
    readonly parameter: string;
    readonly title: string;
    /** Of that year; null: not filled in. */
    readonly value: string | null;
  }[];
}

/**
 * The text of a year's report with what it may ask for.
 * @param version an earlier wording; null: the one in force
 * @throws REPORT-UNKNOWN, also where there is no such wording
 */
export async function readText(
  db: Database,
  scope: Scope,
  { pack, report, year, version }: TextRequest,
): Promise<TextDesk> {
  const ofPack = writeReport(textOfPack(pack, { report, year }));
  const [texts, filled] = await withScope(db, scope, async (client) => [
    await ownTexts(client, scope.region, { report, year }),
    await parametersOf(client, scope.region, year),
  ]);
  const values = withNeighbours(new Map([...filled, ['report_year', String(year)]]));
  const shown = version === null ? texts[0] : texts.find((one) => one.version === version);
  if (version !== null && !shown) throw reportErrors.error('REPORT-UNKNOWN', { report, year });
  const { indicators, parameters } = textWords(pack, year);
  const slots = new Map(pack.indicators.map(({ id, slot }) => [id, slot]));
  return {
    version: texts[0]?.version ?? 0,
    text: shown?.text ?? ofPack,
    ofPack,
    own: texts[0]?.text != null,
    versions: texts.map(({ version: number, note, by, at }) => ({ version: number, note, by, at })),
    numbers: indicators.map(({ id, title, noun }) => ({
      indicator: id,
      slot: slots.get(id) ?? null,
      title,
      noun,
    })),
    parameters: [...parameters].map(([parameter, title]) => ({
      parameter,
      title,
      value: values.get(parameter)?.trim() || null,
    })),
  };
}

export interface TextRequest {
  readonly pack: Pack;
  readonly report: string;
  readonly year: number;
  readonly version: number | null;
}

async function parametersOf(
  client: ClientBase,
  region: number,
  year: number,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ parameter: string; value: string }>(
    `select parameter, value from base.report_parameters
     where region_id = $1 and year = $2 and row_status = 'accepted'`,
    [region, year],
  );
  return new Map(rows.map(({ parameter, value }) => [parameter, value]));
}
