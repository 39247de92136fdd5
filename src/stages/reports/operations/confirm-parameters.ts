import type { PoolClient } from 'pg';
import type { Act } from '#engine/audit/index.ts';
import { loadReportInputs } from '#engine/queries/index.ts';
import type { Database, Rights } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { saveNewRows } from '#stages/ledgers/index.ts';
import { reportErrors } from '../errors.ts';

/** Parameters that a user confirms for this year, with the values that he was shown. */
export interface Confirmation extends Act {
  readonly db: Database;
  readonly pack: Pack;
  readonly year: number;
  readonly values: readonly { readonly parameter: string; readonly value: string }[];
  /** The rows that the acting post may accept. */
  readonly accepting: Rights;
}

/** The base sheet with a report's parameters. */
const SHEET = 'report_parameters';

/**
 * Confirms parameters that were carried over from the year before: each becomes a row of this year, with the confirming
 * user in its history. All of them or none.
 * @throws REPORT-PARAMETERS-MOVED when one was filled in, confirmed or changed since it was shown; RECORD-REFUSED,
 *   ACCESS-DENIED
 */
export async function confirmParameters({ values, ...act }: Confirmation): Promise<void> {
  const { pack, year, scope } = act;
  const ledger = pack.ledgers.get(SHEET);
  if (!ledger) throw new Error(`no sheet ${SHEET}`);
  await saveNewRows({
    ...act,
    ledger,
    // The sheet is locked against other writers: of two simultaneous confirmations the second is refused.
    make: async (client: PoolClient) => {
      const carried = (await loadReportInputs(client, scope.region, year)).carried(year);
      if (values.some(({ parameter, value }) => carried.get(parameter) !== value))
        throw reportErrors.error('REPORT-PARAMETERS-MOVED', { year });
      return values.map(({ parameter, value }) => ({ year: String(year), parameter, value }));
    },
  });
}
