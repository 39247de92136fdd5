import { isMingzeError, type MingzeError } from '../errors/index.ts';
import { dbErrors } from './errors.ts';

/** No space: PostgreSQL's class 53100, and what the operating system says of a file. */
const FULL = new Set(['53100', 'ENOSPC', 'EDQUOT']);
/** The server is unreachable, stopping, or starting: classes 08 and 57P, and error codes of sockets. */
const DOWN = /^(?:08...|57P0[1-5]|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/;

/**
 * The error of the product for a failure of the database or of the disk; null for every other error. Causes are
 * searched, too.
 * @returns DB-DISK-FULL or DB-DOWN
 */
export function databaseFault(error: unknown): MingzeError | null {
  for (let one = error, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth += 1) {
    if (isMingzeError(one) && depth === 0) return null;
    const code = 'code' in one && typeof one.code === 'string' ? one.code : '';
    if (FULL.has(code)) return dbErrors.error('DB-DISK-FULL', {}, error);
    if (isDown(one, code)) return dbErrors.error('DB-DOWN', {}, error);
    if (one instanceof AggregateError && one.errors.some((inner) => databaseFault(inner)?.code === 'DB-DOWN'))
      return dbErrors.error('DB-DOWN', {}, error);
  }
  return null;
}

function isDown(error: Error, code: string): boolean {
  // ENOENT of a file does not mean that the server is unreachable: errors of a socket name the call.
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect';
  return DOWN.test(code) || error.message.startsWith('Connection terminated');
}
