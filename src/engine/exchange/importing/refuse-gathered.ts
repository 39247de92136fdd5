import { inWords } from '#fields/in-words.ts';
import { singleLinks } from '#engine/records/index.ts';
import { gatheredCells, gatheredMessage, secondCitings, secondMessage } from './judge-gathered.ts';
import { removeRows } from './judge-stage.ts';
import type { JudgeRequest } from './judge-request.ts';
import type { StagedSheet } from './staged-sheet.ts';

const NO_NAMES = { units: {}, persons: {} } as const;

/**
 * Refuses rows that say by hand what follows from rows of another ledger, and rows that cite what another row cites already where
 * one alone may.
 */
export async function refuseGathered(
  one: StagedSheet,
  { client, pack, region, collect }: JudgeRequest,
): Promise<void> {
  const { stage, sheet } = one;
  if (!stage) return;
  const refuse = (row: number, key: string, column: string, value: string, message: string): void => {
    one.refusedKeys.add(key);
    const place = { file: sheet.path, sheet: sheet.name, row, column, value };
    collect.fault(sheet.file, { ...place, kind: 'gathered', message });
  };
  const cells = await gatheredCells(client, stage, region);
  for (const cell of cells) {
    const { field } = cell.gathered;
    const shown = (value: string): string => inWords(field, value, NO_NAMES);
    refuse(cell.row, cell.key, field.title, shown(cell.value), gatheredMessage(pack, cell, shown));
  }
  const seconds = await secondCitings(client, stage, region, singleLinks(pack, stage.ledger));
  for (const second of seconds)
    refuse(second.row, second.key, second.field.title, second.value, secondMessage(stage, second));
  await removeRows(
    client,
    stage,
    [...cells, ...seconds].map(({ row }) => row),
  );
}
