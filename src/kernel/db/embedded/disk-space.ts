import { statfsSync } from 'node:fs';
import { dbErrors } from '../errors.ts';

const MB = 1024 * 1024;
/** A new cluster with the tables of a city takes some 120 MB, and PostgreSQL stops dead when its journal cannot grow. */
const NEEDED = { fresh: 300, existing: 64 } as const;

/**
 * Demands room before anything is begun: a server that runs out of it while it starts tells nobody.
 * @param fresh whether a cluster is to be made
 * @throws DB-DISK-SHORT
 */
export function demandSpace(dataDir: string, fresh: boolean): void {
  const free = freeMegabytes(dataDir);
  const needed = fresh ? NEEDED.fresh : NEEDED.existing;
  if (free !== null && free < needed) throw dbErrors.error('DB-DISK-SHORT', { dataDir, free, needed });
}

/** Null where the platform does not say. */
function freeMegabytes(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(path);
    return Math.floor((bavail * bsize) / MB);
  } catch {
    return null;
  }
}
