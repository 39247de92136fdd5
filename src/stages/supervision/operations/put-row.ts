import type { Act } from '#engine/audit/with-change.ts';
import { changeStatus } from '#engine/records/change-status.ts';
import { keyOfRow } from '#engine/records/listing/read-row.ts';
import type { Database } from '#kernel/db/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import { saveRow } from '#stages/ledgers/index.ts';
import { supervisionErrors } from '../errors.ts';

/** Who issues something: with what he writes, and with what he accepts where he may. */
export interface Issuer {
  readonly db: Database;
  readonly pack: Pack;
  readonly writing: Act;
  /** Null: it waits for a reviewer like any row. */
  readonly accepting: Act | null;
}

/** So many numbers are tried before somebody is asked to try again. */
const TRIES = 20;

/**
 * Saves a row under the first free number, and accepts it where its issuer may.
 * @param numbered the row's values with this number, which is part of its natural key: no two rows ever share it
 * @returns the number that it got and the row's id
 * @throws SUPERVISION-NUMBER when others took every number that was tried, and what saving throws
 */
export async function putNumbered(
  { db, pack, writing, accepting }: Issuer,
  ledger: Ledger,
  first: number,
  numbered: (n: number) => Readonly<Record<string, string | null>>,
): Promise<{ readonly n: number; readonly id: string }> {
  for (let n = first; n < first + TRIES; n += 1) {
    const id = await savedAs(n);
    if (id === null) continue;
    if (accepting) {
      const key = await keyOfRow(db, accepting, ledger, id);
      await changeStatus({ ...accepting, db, ledger, key, action: 'accept', reason: null });
    }
    return { n, id };
  }
  throw supervisionErrors.error('SUPERVISION-NUMBER', { number: first });

  async function savedAs(n: number): Promise<string | null> {
    try {
      const values = numbered(n);
      return (
        await saveRow({
          ...writing,
          db,
          pack,
          ledger,
          values,
          status: 'submitted',
          known: null,
          reason: null,
        })
      ).id;
    } catch (error) {
      if (isMingzeError(error, 'RECORD-EXISTS')) return null;
      throw error;
    }
  }
}
