import { once } from 'node:events';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { toCopyText } from '#fields/server.ts';
import type { Field } from '#model/field.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { Value } from '#model/value.ts';
import { columnTypeOf, ident } from './table.ts';

/** Rows of one sheet, typed and waiting in a temporary table of the transaction. */
export interface Stage {
  readonly ledger: Ledger;
  /** The temporary table. */
  readonly table: string;
  /** The fields that the sheet has a column for; others keep what they have when a row is amended. */
  readonly fields: readonly Field[];
  readonly hasRecordedOn: boolean;
  /** Some accepted rows were lowered to submitted; where one was accepted before with the same content, it stays so. */
  readonly lowered: boolean;
}

export interface StagedRow {
  readonly number: number;
  readonly id: string;
  readonly key: string;
  readonly unit: string;
  readonly path: string;
  readonly status: string;
  readonly voidReason: Value;
  readonly happenedOn: string | null;
  readonly recordedOn: Value;
  readonly values: readonly Value[];
}

const SYSTEM =
  'row_no int, row_id uuid, row_key text collate "C", unit_id text, unit_path text collate "C", row_status text, row_void_reason text, row_happened_on date, row_recorded_on date';
const CHUNK = 64 * 1024;

/** Makes the temporary table of a stage; it ends with the transaction. */
export async function createStage(client: PoolClient, stage: Stage): Promise<void> {
  const fields = stage.fields.map((field) => `, ${ident(field.id)} ${columnTypeOf(field)}`).join('');
  await client.query(`create temp table ${stage.table} (${SYSTEM}${fields}) on commit drop`);
}

/**
 * Opens a COPY into a stage. While it is open the connection does nothing else.
 * @returns `write`, which resolves when the server keeps pace, and `end`, which resolves when all rows are there
 */
export function openStage(
  client: PoolClient,
  stage: Stage,
): { readonly write: (row: StagedRow) => Promise<void> | undefined; readonly end: () => Promise<void> } {
  const stream = client.query(copyFrom(`copy ${stage.table} from stdin`));
  const failed = new Promise<never>((_resolve, reject) => stream.once('error', reject));
  failed.catch(() => undefined);
  let buffer = '';
  const flush = (): Promise<void> | undefined => {
    const chunk = buffer;
    buffer = '';
    if (stream.write(chunk)) return undefined;
    return Promise.race([once(stream, 'drain').then(() => undefined), failed]);
  };
  return {
    write: (row) => {
      let line = `${row.number}\t${row.id}\t${toCopyText(row.key)}\t${toCopyText(row.unit)}\t${toCopyText(row.path)}\t${row.status}\t${toCopyText(row.voidReason)}\t${row.happenedOn ?? '\\N'}\t${toCopyText(row.recordedOn)}`;
      for (const value of row.values) line += `\t${toCopyText(value)}`;
      buffer += `${line}\n`;
      return buffer.length > CHUNK ? flush() : undefined;
    },
    end: async () => {
      if (buffer !== '') await flush();
      const finished = once(stream, 'finish');
      stream.end();
      await Promise.race([finished, failed]);
    },
  };
}
