import { withNeighbours } from '#proof/documents/fill-report.ts';
import { loadReportInputs } from '#engine/queries/index.ts';
import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { writeReport } from '#model/report/write-report.ts';
import { reportErrors } from '../errors.ts';
import { type OwnText, ownTexts } from './own-text.ts';
import { textOfPack, textWords } from './text-in-force.ts';

/** A report's text in the editor of its author. */
export interface TextDesk {
  /** The number of the city's latest wording; 0 while it never wrote its own. */
  readonly version: number;
  /** The shown text: the wording in force, or the requested earlier one. */
  readonly text: string;
  /** The text of the definition packs. */
  readonly ofPack: string;
  /** Whether the wording in force is the city's own. */
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
    /** Of that year, or carried over from the year before; null: neither. */
    readonly value: string | null;
    /** Last year's, not yet confirmed. */
    readonly carried: boolean;
  }[];
}

/**
 * The text of a year's report with the words that it may use.
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
    await loadReportInputs(client, scope.region, year),
  ]);
  const values = withNeighbours(new Map([...filled.parameters(year), ['report_year', String(year)]]));
  const lastYears = filled.carried(year);
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
      value: (values.get(parameter) ?? lastYears.get(parameter))?.trim() || null,
      carried: !values.has(parameter) && lastYears.has(parameter),
    })),
  };
}

export interface TextRequest {
  readonly pack: Pack;
  readonly report: string;
  readonly year: number;
  readonly version: number | null;
}
