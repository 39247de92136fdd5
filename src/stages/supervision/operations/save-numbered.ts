import type { PoolClient } from 'pg';
import { isMingzeError } from '#kernel/errors/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { type KnownRow, saveNewRows } from '#stages/ledgers/index.ts';
import { supervisionErrors } from '../errors.ts';
import type { Issuer } from './issuer.ts';
import { highestNumber } from './highest-number.ts';
import type { Series } from './series.ts';
import { takeNumbers } from './take-numbers.ts';

export interface NumberedRows {
  readonly series: Series;
  /** Number of numbers for the rows: one each, or one for all of them. */
  readonly numbers: number;
  /** Checks within the transaction, before a number is taken; an error ends the act. */
  readonly judge?: (client: PoolClient) => Promise<void>;
  /** The rows' values, by field id, with the numbers from the first one on. */
  readonly rows: (
    first: number,
    client: PoolClient,
  ) => Promise<readonly Readonly<Record<string, string | null>>[]>;
  /** What else is written of the saved rows in the same act. */
  readonly keep?: (client: PoolClient, rows: readonly KnownRow[], first: number) => Promise<void>;
}

/** Attempts when somebody typed one of its numbers by hand in the same moment. */
const TRIES = 5;

/**
 * Saves rows under the next numbers of their series as one act, accepted where their issuer may: all of them or none,
 * and no number twice, however many run at once.
 * @returns the first number and the rows, in the order of their natural keys
 * @throws SUPERVISION-NUMBER when others typed the numbers that were tried, and what saving throws
 */
export async function saveNumbered(
  { db, pack, writing, accepting }: Issuer,
  ledger: Ledger,
  { series, numbers, judge, rows, keep }: NumberedRows,
): Promise<{ readonly first: number; readonly rows: readonly KnownRow[] }> {
  const { region } = writing.scope;
  let first = 0;
  for (let tries = 0; tries < TRIES; tries += 1) {
    // Numbers that were typed into the ledger by hand are not in the counter row that is locked below.
    const highest = await highestNumber(db, region, ledger, series);
    try {
      const saved = await saveNewRows({
        ...writing,
        db,
        pack,
        ledger,
        accepting,
        make: async (client) => {
          await judge?.(client);
          first = await takeNumbers(client, region, series.prefix, { above: highest, count: numbers });
          return rows(first, client);
        },
        keep: async (client, made) => keep?.(client, made, first),
      });
      return { first, rows: saved };
    } catch (error) {
      if (!isMingzeError(error, 'RECORD-EXISTS')) throw error;
    }
  }
  throw supervisionErrors.error('SUPERVISION-NUMBER', { number: `${series.prefix}${first}${series.suffix}` });
}
