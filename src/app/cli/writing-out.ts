import { FileFault } from '#formats/errors.ts';
import { cliErrors } from './errors.ts';

/** What file systems refuse; ECONNRESET and its kin come from the database and are another matter. */
const OF_FILES = /^E(ACCES|BUSY|DQUOT|EXIST|FBIG|IO|ISDIR|MFILE|NAMETOOLONG|NOENT|NOSPC|NOTDIR|PERM|ROFS)$/u;

/**
 * Runs a function that writes to a place that the user chose.
 * @throws OUT-EXISTS when the place cannot be written to
 */
export async function writingOut<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!(error instanceof FileFault) && !OF_FILES.test(code)) throw error;
    throw cliErrors.error(
      'OUT-EXISTS',
      { path, reason: error instanceof FileFault ? error.message : code },
      error,
    );
  }
}
