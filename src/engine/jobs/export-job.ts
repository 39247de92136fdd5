import { logEvents } from '#engine/audit/index.ts';
import { principalOfJob } from '#engine/access/index.ts';
import { dayOf } from '#model/time/day-of.ts';
import { columnsOf, ledgerCells, loadWording } from '#engine/exchange/index.ts';
import { writeCsv } from '#formats/csv/write-csv.ts';
import { writeWorkbook } from '#formats/xlsx/writing/write-workbook.ts';
import { keepResult } from '#engine/files/index.ts';
import { recordErrors, visibleFields } from '#engine/records/index.ts';
import { type Scope, withSnapshot } from '#kernel/db/index.ts';
import type { JobHandler, ReportProgress } from '#kernel/jobs/index.ts';
import type { Cell } from '#model/cell.ts';
import type { Ledger } from '#model/pack/types.ts';
import { type JobTools, scopeOn } from './context.ts';
import { type ExportInput, exportInput } from './inputs.ts';

/**
 * Writes rows of a ledger into a file, with the present rights. The log entry with their number is committed before the
 * file can be downloaded. A repeated run reads and logs again.
 */
export function exportJob(tools: JobTools): JobHandler {
  return async (job, report) => {
    const { db, pack, files } = tools;
    const now = tools.now();
    const input = exportInput.parse(job.input);
    const principal = await principalOfJob(db, pack.access, job, now);
    const ledger = pack.ledgers.get(input.ledger);
    if (!ledger) throw recordErrors.error('RECORD-NOT-FOUND', { ledger: input.ledger, key: '' });
    const scope = scopeOn(principal, pack, 'export', ledger, `导出“${ledger.title}”`);
    const path = `${files.workPath()}.${input.format}`;
    const rows = await write(tools, scope, ledger, input, path, report);
    const name = `${ledger.title}-${dayOf(now)}.${input.format}`;
    const sealed = ledger.sensitivity === 'sealed';
    const told = {
      ledgers: [{ ledger: ledger.id, title: ledger.title, sealed }],
      where: conditionOf(input),
      unit: null,
      file: name,
      rows,
    };
    const kept = await keepResult({ db, files, now }, job.region, { path, name, type: input.format });
    await logEvents(db, { scope, actor: principal.actor, now }, [{ type: 'export', data: told }]);
    return { rows, files: [{ ...kept }] };
  };
}

/** The request for the log: the expression, and the list's conditions as they were given. */
function conditionOf({ where, selection }: ExportInput): string | null {
  const { conditions, search, year = null } = selection;
  const parts = [
    ...(where === null ? [] : [where]),
    ...conditions.map(({ field, op, values }) => `${field} ${op} ${values.join('、')}`.trim()),
    ...(year === null ? [] : [`${year}年的，和没有办结的`]),
    ...(search === null ? [] : [`检索“${search}”`]),
  ];
  return parts.length === 0 ? null : parts.join('；');
}

async function write(
  { db, pack }: JobTools,
  scope: Scope,
  ledger: Ledger,
  { selection, where, format }: ExportInput,
  path: string,
  report: ReportProgress,
): Promise<number> {
  return withSnapshot(db, scope, 1, async ([client]) => {
    if (!client) throw new Error('no connection');
    const wording = await loadWording(client, scope.region);
    let count = 0;
    const told = (): void => report({ done: count, total: null, what: `导出“${ledger.title}”` });
    async function* rows(from: AsyncIterable<readonly Cell[]>): AsyncGenerator<readonly Cell[]> {
      for await (const row of from) {
        count += 1;
        if (count % 500 === 0) told();
        yield row;
      }
    }
    const columns = columnsOf(ledger, visibleFields(ledger, scope));
    const cells = rows(ledgerCells({ client, scope, pack, ledger, selection, where, wording }));
    if (format === 'csv')
      await writeCsv(
        path,
        columns.map((column) => column.title),
        cells,
      );
    else await writeWorkbook(path, [{ name: ledger.title, columns, rows: cells }]);
    told();
    return count;
  });
}
