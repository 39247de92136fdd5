import { chownSync, chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type ListenOptions } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { canPass, type ServerIdentity } from './identity.ts';

/** Where server and program connect: a directory for a Unix socket, or a port of the loopback address. */
export interface MeetingPlace {
  /** `host` for the driver: the socket's directory or 127.0.0.1. */
  readonly host: string;
  readonly port: number;
  /** Arguments of the server. */
  readonly serverArgs: readonly string[];
  /** Removes what was made. */
  remove(): void;
}

/** The kernel's limit for the path of a Unix socket, in bytes, without the closing zero. */
const SOCKET_PATH_LIMIT = process.platform === 'linux' ? 107 : 103;
const PORT = 5432;

/**
 * Prepares a private place: `run` in the data directory where the path is short enough and the server can reach it,
 * else a fresh directory under the system's temporary one, else a free loopback port.
 */
export async function meetingPlace(
  dataDir: string,
  who: ServerIdentity | undefined,
  bases: readonly string[] = [tmpdir(), '/tmp'],
): Promise<MeetingPlace> {
  const note = join(dataDir, 'socket-dir');
  removeNoted(note);
  if (process.platform !== 'win32') {
    const inside = join(resolve(dataDir), 'run');
    rmSync(inside, { recursive: true, force: true });
    if (fits(inside) && canPass(dataDir, who)) {
      mkdirSync(inside, { mode: 0o700 });
      if (await admits(inside, who)) return socketPlace(inside);
      rmSync(inside, { recursive: true, force: true });
    }
    for (const base of bases) {
      if (!fits(join(base, 'mingze-123456')) || !canPass(base, who)) continue;
      const dir = mkdtempSync(join(base, 'mingze-'));
      // Recorded, so that the next start removes it if this program is killed.
      writeFileSync(note, dir);
      if (await admits(dir, who)) return socketPlace(dir, note);
      rmSync(dir, { recursive: true, force: true });
    }
  }
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories='];
  return { host: '127.0.0.1', port, serverArgs: serverArgs(port, settings), remove: () => undefined };
}

function socketPlace(dir: string, note?: string): MeetingPlace {
  const settings = ['listen_addresses=', `unix_socket_directories=${dir}`, 'unix_socket_permissions=0700'];
  const remove = () => {
    rmSync(dir, { recursive: true, force: true });
    if (note) rmSync(note, { force: true });
  };
  return { host: dir, port: PORT, serverArgs: serverArgs(PORT, settings), remove };
}

function serverArgs(port: number, settings: readonly string[]): readonly string[] {
  return ['-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
}

function removeNoted(note: string): void {
  try {
    const dir = readFileSync(note, 'utf8');
    if (/[/]mingze-[A-Za-z0-9]{6}$/.test(dir)) rmSync(dir, { recursive: true, force: true });
    rmSync(note);
  } catch {
    // None recorded.
  }
}

function fits(dir: string): boolean {
  return Buffer.byteLength(join(dir, `.s.PGSQL.${PORT}.lock`)) <= SOCKET_PATH_LIMIT && !/[,"\s]/.test(dir);
}

/** Some shared folders support files but no sockets, so it is tried. */
async function admits(dir: string, who: ServerIdentity | undefined): Promise<boolean> {
  try {
    (await listen({ path: join(dir, 'try') })).close();
    chmodSync(dir, 0o700);
    if (who) chownSync(dir, who.uid, who.gid);
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = await listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

function listen(options: ListenOptions): Promise<ReturnType<typeof createServer>> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(options, () => done(server));
  });
}
