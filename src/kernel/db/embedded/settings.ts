import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

/** The server's settings, given at each start so that a new version of the program changes them too. */
export function serverSettings(): readonly string[] {
  const settings: Record<string, string> = {
    shared_buffers: sharedBuffers(),
    max_wal_size: '4GB',
    max_connections: '100',
    // Measured: JIT compilation costs more than it saves on the short queries of this product.
    jit: 'off',
    // After a crash the server ends as a whole: the program notices and restarts it, or says why it cannot.
    restart_after_crash: 'off',
    fsync: 'on',
    password_encryption: 'scram-sha-256',
    TimeZone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // A failed statement may hold ledger contents; the log is read by people who may not see them.
    log_min_error_statement: 'panic',
  };
  // Containers often give 64 MB of shared memory, too little for parallel queries.
  if (sharedMemoryBytes() < 512e6) settings['dynamic_shared_memory_type'] = 'mmap';
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function sharedBuffers(): string {
  const gigabytes = totalmem() / 2 ** 30;
  return gigabytes >= 8 ? '512MB' : gigabytes >= 3 ? '256MB' : '128MB';
}

function sharedMemoryBytes(): number {
  if (process.platform !== 'linux') return Number.POSITIVE_INFINITY;
  try {
    const info = statfsSync('/dev/shm');
    return info.blocks * info.bsize;
  } catch {
    return 0;
  }
}
