import { type FirstAccount, firstAdministrators } from '#engine/access/index.ts';
import type { Act } from '#engine/audit/index.ts';
import { type ImportFault, importFiles } from '#engine/exchange/index.ts';
import type { Database } from '#kernel/db/index.ts';
import { BASE } from '#model/compile/scope.ts';
import { frozenMap } from '#model/freeze.ts';
import type { Pack } from '#model/pack/types.ts';

/** The result of the two sheets. */
export interface StartedCity {
  /** Imported rows of 单位 and 人员; 0 when anything was refused. */
  readonly units: number;
  readonly people: number;
  readonly faults: readonly ImportFault[];
  /** Sheets of other ledgers in the file, which are not imported. */
  readonly left: readonly string[];
  /** The three administrators, each with the password that is shown once. */
  readonly administrators: readonly FirstAccount[];
}

/**
 * Imports the sheets 单位 and 人员 into an empty city and makes its three administrators. Other sheets are left for the
 * users who will be responsible for them.
 * @param path of a workbook
 */
export async function startCity(
  db: Database,
  act: Act,
  { pack, path }: { readonly pack: Pack; readonly path: string },
): Promise<StartedCity> {
  const ids: readonly string[] = [BASE.units, BASE.posts];
  const ledgers = frozenMap(new Map([...pack.ledgers].filter(([id]) => ids.includes(id))));
  const request = { db, ...act, pack: { ...pack, ledgers }, files: [path], dryRun: false, goodRows: false };
  const result = await importFiles(request);
  const titles = new Set([...pack.ledgers.values()].map(({ title }) => title));
  const sheets = result.files.flatMap((file) => file.sheets);
  const rowsOf = (id: string): number =>
    sheets
      .filter(({ ledger }) => ledger === id)
      .reduce((sum, { inserted, updated }) => sum + inserted + updated, 0);
  return {
    units: result.accepted ? rowsOf(BASE.units) : 0,
    people: result.accepted ? rowsOf(BASE.posts) : 0,
    faults: result.errors,
    left: result.reported.flatMap(({ kind, sheet }) =>
      kind === 'unknown_sheet' && sheet !== null && titles.has(sheet) ? [sheet] : [],
    ),
    administrators: result.accepted ? await firstAdministrators(db, act, pack) : [],
  };
}
