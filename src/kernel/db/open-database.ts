import { openEmbedded } from './open-embedded.ts';
import { openServer } from './open-server.ts';
import type { Database, StartProgress } from './types.ts';

/** How to open the database. */
export interface OpenOptions {
  /** Directory for the embedded database, and for the passwords in both modes. Made if missing. */
  readonly dataDir: string;
  /** postgres://… of a server; without, the embedded one is used. */
  readonly databaseUrl?: string | undefined;
  /** postgres://mingze_app:… when an administrator made that role. */
  readonly appUrl?: string | undefined;
  /** Called while a start has to wait: first set-up, an earlier server stopping, recovery after a crash. */
  readonly onProgress?: ((progress: StartProgress) => void) | undefined;
  /**
   * Stop the embedded server and end the process on SIGINT, SIGTERM and SIGHUP (default true). A program
   * with more to wind up says false and calls close() itself; exits of every other kind are covered anyway.
   */
  readonly handleSignals?: boolean | undefined;
}

/**
 * Opens the database: the embedded server on `dataDir`, or the server at `databaseUrl`. It is not migrated
 * yet. Throws MingzeError with a DB- code; another process on the same directory is DB-LOCKED.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { dataDir, databaseUrl, appUrl } = options;
  if (databaseUrl) return openServer({ dataDir, databaseUrl, appUrl });
  const onProgress = options.onProgress ?? (() => undefined);
  return openEmbedded({ dataDir, onProgress, handleSignals: options.handleSignals ?? true });
}
