import { once } from 'node:events';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { toCopyText, toLiteral } from '#fields/server.ts';
import type { Field } from '#model/field.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { Value } from '#model/value.ts';
import { columnTypeOf, ident } from './table.ts';

/** Rows of one sheet, typed and waiting in a temporary table of the transaction. */
export interface Stage {
  readonly ledger: Ledger;
  /** What a query reads the rows from: the temporary table, or of a single row a select in brackets. */
  readonly table: string;
  /** False of a single row: nothing can be deleted from it. */
  readonly isTable: boolean;
  /** The fields that the sheet has a column for; others keep what they have when a row is amended. */
  readonly fields: readonly Field[];
  readonly hasRecordedOn: boolean;
  /** Some accepted rows were lowered to submitted; where one was accepted before with the same content, it stays so. */
  readonly lowered: boolean;
}

interface StagedRow {
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

const SYSTEM = [
  ['row_no', 'int'],
  ['row_id', 'uuid'],
  ['row_key', 'text collate "C"'],
  ['unit_id', 'text'],
  ['unit_path', 'text collate "C"'],
  ['row_status', 'text'],
  ['row_void_reason', 'text'],
  ['row_happened_on', 'date'],
  ['row_recorded_on', 'date'],
] as const;
const CHUNK = 64 * 1024;

function columnsOf(stage: Stage): readonly (readonly [name: string, type: string])[] {
  return [...SYSTEM, ...stage.fields.map((field) => [ident(field.id), columnTypeOf(field)] as const)];
}

/** Makes the temporary table of a stage; it ends with the transaction. */
async function createStage(client: PoolClient, stage: Stage): Promise<void> {
  const columns = columnsOf(stage).map(([name, type]) => `${name} ${type}`);
  await client.query(`create temp table ${stage.table} (${columns.join(', ')}) on commit drop`);
}

/**
 * The stage of a single row, as a part of each statement that reads it: a temporary table would cost several times what the
 * row itself does. Nothing can be taken out of it.
 */
function stageOfRow(stage: Stage, row: StagedRow): Stage {
  const { number, id, key, unit, path, status, voidReason, happenedOn, recordedOn } = row;
  const values = [number, id, key, unit, path, status, voidReason, happenedOn, recordedOn, ...row.values];
  const cells = columnsOf(stage).map(
    ([name, type], at) => `${toLiteral(values[at] ?? null, type)} as ${name}`,
  );
  return { ...stage, table: `(select ${cells.join(', ')})`, isTable: false };
}

/** A stage that is being filled. */
export interface Filling {
  /** Resolves when the server keeps pace. */
  readonly write: (row: StagedRow) => Promise<void> | undefined;
  /** Resolves when all rows are there. @returns what they are read from; null where there is none */
  readonly end: () => Promise<Stage | null>;
}

/** Fills a stage with few rows: a single one needs no table. */
export function openSmallStage(client: PoolClient, stage: Stage): Filling {
  const rows: StagedRow[] = [];
  return {
    write: (row) => {
      rows.push(row);
      return undefined;
    },
    end: async () => {
      const [first, ...others] = rows;
      if (!first) return null;
      if (others.length === 0) return stageOfRow(stage, first);
      const filling = await openStage(client, stage);
      for (const row of rows) await filling.write(row);
      return filling.end();
    },
  };
}

/** Makes the table of a stage and opens a COPY into it. While it is open the connection does nothing else. */
export async function openStage(client: PoolClient, stage: Stage): Promise<Filling> {
  await createStage(client, stage);
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
      return stage;
    },
  };
}
