import { statfsSync } from 'node:fs';
import { dbErrors } from '../errors.ts';

const MB = 1024 * 1024;
/**
 * Megabytes. A new cluster with the tables of a city takes some 120 MB, and PostgreSQL stops when its journal cannot
 * grow.
 */
const NEEDED = { fresh: 300, existing: 64 } as const;

/**
 * Demands free space before the server starts: a server that runs out of it while starting gives no clear error.
 * @param fresh whether a cluster is to be made
 * @throws DB-DISK-SHORT
 */
export function demandSpace(dataDir: string, fresh: boolean): void {
  const free = freeMegabytes(dataDir);
  const needed = fresh ? NEEDED.fresh : NEEDED.existing;
  if (free !== null && free < needed) throw dbErrors.error('DB-DISK-SHORT', { dataDir, free, needed });
}

/** Null where the platform does not report it. */
function freeMegabytes(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(path);
    return Math.floor((bavail * bsize) / MB);
  } catch {
    return null;
  }
}
