import { v7 as uuid } from 'uuid';
import { countUpSql } from '#engine/audit/count-up.ts';
import { mergeStage } from '#engine/records/merge-stage.ts';
import { rowKey } from '#engine/records/row-key.ts';
import { openStage, type Stage } from '#engine/records/stage.ts';
import type { RowStatus } from '#engine/records/table.ts';
import { NO_UNIT_PATH, unitPaths } from '#engine/records/unit-paths.ts';
import { type Database, WHOLE_REGION } from '#kernel/db/index.ts';
import { writeInScope } from '#kernel/db/write-in-scope.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { Value } from '#model/value.ts';
import type { Row } from './row.ts';

/** A row of a test: its status and its values by field. */
export interface TestRow {
  readonly status: RowStatus;
  readonly values: Row;
  /** Instead of the natural key, so that a test knows its rows again. */
  readonly key?: string;
}

let stages = 0;

/**
 * Puts rows into a ledger as an import does: staged, then merged by natural key.
 * @param units code and parent of every unit of the city, for the paths
 */
export async function putRows(
  db: Database,
  ledger: Ledger,
  rows: readonly TestRow[],
  units: readonly { readonly code: string; readonly parent: string | null }[],
  region = 1,
): Promise<void> {
  const { paths } = unitPaths(units);
  // Of what only steps write a row brings along the state in which it comes in, and nothing else.
  const fields = ledger.fields.filter((field) => !field.byStep || field === ledger.flow?.state);
  const table = `pg_temp.stage_of_test_${++stages}`;
  const stage: Stage = {
    ledger,
    table,
    fields,
    isTable: true,
    hasRecordedOn: false,
    lowered: false,
  };
  await writeInScope(db, { region, ...WHOLE_REGION }, async (client) => {
    const copy = await openStage(client, stage);
    for (const [index, { status, values, key }] of rows.entries()) {
      const unit = text(values[ledger.owner?.id ?? '']);
      await copy.write({
        number: index + 1,
        id: uuid(),
        key: key ?? rowKey(ledger.identity.map((field) => values[field.id] ?? null)),
        unit: unit ?? '',
        path: (unit === null ? undefined : paths.get(unit)) ?? NO_UNIT_PATH,
        status,
        voidReason: status === 'voided' ? '登记有误' : null,
        happenedOn: happenedOn(ledger, values),
        recordedOn: null,
        values: fields.map((field) => values[field.id] ?? null),
      });
    }
    await copy.end();
    const batch = uuid();
    await mergeStage(client, stage, {
      region,
      batch,
      actor: 'test',
      rights: null,
      reason: null,
      now: new Date(0),
    });
    await client.query(
      countUpSql(region, [{ ledger: ledger.id, batches: [batch], rows: rows.length }], new Date(0)) ?? '',
    );
  });
}

/** The day of a row: of a datetime its day, of a year its first day. */
export function happenedOn(ledger: Ledger, values: Row): string | null {
  const value = values[ledger.happened?.id ?? ''] ?? null;
  if (value === null) return null;
  return ledger.happened?.type === 'year' ? `${String(value)}-01-01` : String(value).slice(0, 10);
}

function text(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
