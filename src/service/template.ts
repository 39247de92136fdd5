import { readFile, rm } from 'node:fs/promises';
import { writeTemplate } from '#engine/exchange/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { ServerContext } from './context.ts';
import type { FileAnswer } from './endpoint.ts';

export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** An empty workbook of some ledgers as an answer. */
export async function templateOf(
  { files }: ServerContext,
  ledgers: readonly Ledger[],
  name: string,
): Promise<FileAnswer> {
  const path = `${files.workPath()}.xlsx`;
  try {
    await writeTemplate(path, ledgers);
    return { name, type: WORKBOOK, bytes: new Uint8Array(await readFile(path)) };
  } finally {
    await rm(path, { force: true });
  }
}
