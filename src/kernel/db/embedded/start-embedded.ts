import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isMingzeError } from '../../errors/index.ts';
import { dbErrors } from '../errors.ts';
import { readSecrets } from '../secrets.ts';
import type { StartProgress } from '../types.ts';
import { ensureCluster } from './cluster.ts';
import { demandSpace } from './disk-space.ts';
import { serverIdentity } from './identity.ts';
import { lockDataDir, type DataDirLock } from './lock.ts';
import { nativePostgres } from './native.ts';
import { clearOrphans } from './orphan.ts';
import { keepAlive } from './keep-alive.ts';
import { type Postmaster, startPostmaster } from './postmaster.ts';
import { serverSettings } from './settings.ts';
import { meetingPlace } from './socket-place.ts';
import { stopWithProcess } from './stop-with-process.ts';

/** The server's own superuser; used only to prepare roles and databases. */
export const SUPERUSER = 'mingze_admin';

/** A running embedded server and how to log in as its superuser. */
export interface EmbeddedServer {
  readonly host: string;
  readonly port: number;
  readonly adminPassword: string;
  /** Of the server that was started first. */
  readonly pid: number;
  /** Rejects with DB-LOST when the server has crashed and does not start again. */
  readonly lost: Promise<never>;
  /** Stops the server and gives the data directory back. */
  stop(): Promise<void>;
}

/** What to start. */
export interface EmbeddedRequest {
  readonly dataDir: string;
  readonly onProgress: (progress: StartProgress) => void;
  /** Stop on SIGINT, SIGTERM and SIGHUP as well; without, the caller does. */
  readonly handleSignals: boolean;
  /** More settings of the server, "name=value". */
  readonly settings?: readonly string[];
}

/** Takes the data directory, makes the cluster if there is none, and starts the server. */
export async function startEmbedded(request: EmbeddedRequest): Promise<EmbeddedServer> {
  const dataDir = resolve(request.dataDir);
  let lock: DataDirLock | undefined;
  try {
    prepareDataDir(dataDir);
    demandSpace(dataDir, !existsSync(join(dataDir, 'postgres')));
    lock = lockDataDir(dataDir);
    return await start(dataDir, lock, request);
  } catch (error) {
    lock?.release();
    const { code } = error as NodeJS.ErrnoException;
    // Refusals of the operating system concern the directory: its owner, its permissions, its disk.
    if (isMingzeError(error) || typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) throw error;
    throw dbErrors.error('DB-DATA-DIR', { dataDir, reason: (error as Error).message }, error);
  }
}

async function start(dataDir: string, lock: DataDirLock, request: EmbeddedRequest): Promise<EmbeddedServer> {
  const { onProgress } = request;
  const cluster = join(dataDir, 'postgres');
  const secrets = readSecrets(dataDir, { mayCreate: !existsSync(cluster) });
  const who = serverIdentity(cluster);
  const native = nativePostgres(who);
  await clearOrphans(cluster, onProgress);
  if (!existsSync(cluster)) onProgress({ phase: 'initializing', elapsedMs: 0 });
  await ensureCluster({ cluster, native, who, superuser: SUPERUSER, password: secrets.admin });
  const place = await meetingPlace(dataDir, who);
  const extra = (request.settings ?? []).flatMap((setting) => ['-c', setting]);
  const args = [...place.serverArgs, ...serverSettings(), ...extra];
  const logFile = join(dataDir, 'log', 'postgres.log');
  const begin = (): Promise<Postmaster> =>
    startPostmaster({ native, cluster, who, args, logFile, onProgress });
  let postmaster = await begin();
  let stopping: Promise<void> | undefined;
  const lost = keepAlive({
    first: postmaster,
    begin: async () => {
      await clearOrphans(cluster, onProgress);
      postmaster = await begin();
      return postmaster;
    },
    isStopping: () => stopping !== undefined,
    onProgress,
  });
  const stopOnce = async () => {
    await postmaster.stop();
    forget();
    place.remove();
    lock.release();
  };
  const stop = () => (stopping ??= stopOnce());
  const stopNow = () => {
    stopping ??= Promise.resolve();
    postmaster.stopNow();
    place.remove();
    lock.release();
  };
  const forget = stopWithProcess({ stop, stopNow, signals: request.handleSignals });
  return {
    host: place.host,
    port: place.port,
    adminPassword: secrets.admin,
    pid: postmaster.pid,
    lost,
    stop,
  };
}

function prepareDataDir(dataDir: string): void {
  const fresh = !existsSync(dataDir);
  mkdirSync(dataDir, { recursive: true });
  // As root the server's user must be able to pass through; everything inside is closed by itself.
  if (fresh) chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
  mkdirSync(join(dataDir, 'log'), { recursive: true, mode: 0o700 });
}
