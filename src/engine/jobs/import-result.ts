import { type ImportResult, type RefusedSheet, shown } from '#engine/exchange/index.ts';
import type { KeptFile } from '#engine/files/index.ts';
import type { Json } from '#kernel/jobs/index.ts';
import { storable } from '#model/text/storable.ts';

/** Maximum number of refusals in a result; the copy to download has them all. */
const MOST_TOLD = 1000;
/** Maximum number of refused rows in a result with their cells, to be corrected on the page. */
const MOST_ROWS = 200;

/** The result of an import job: the result of the import, files to download, and the refused rows as they were read. */
export function importResultOf(
  result: ImportResult,
  files: readonly KeptFile[],
  refused: readonly RefusedSheet[],
): Json {
  const errors = result.errors.slice(0, MOST_TOLD);
  let room = MOST_ROWS;
  const rows = refused.map(({ sheet, ledger, columns, rows: all }) => {
    const told = all.slice(0, room);
    room -= told.length;
    return {
      sheet,
      ledger: ledger.id,
      columns,
      count: all.length,
      rows: told.map(({ number, name, cells }) => ({ row: number, name, cells: cells.map(shown) })),
    };
  });
  return asJson({
    ...result,
    errors,
    errorsNotListed: result.errorsNotListed + result.errors.length - errors.length,
    files,
    sheetsOfFiles: result.files,
    refused: rows,
  });
}

export function asJson(value: object): Json {
  return JSON.parse(JSON.stringify(value, storable)) as Json;
}
