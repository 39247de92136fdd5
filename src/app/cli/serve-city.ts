import { reminderMeans } from '#kernel/notify/index.ts';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { isEmptyCity } from '#stages/office/index.ts';
import type { Signer } from '#proof/manifest/installation-key.ts';
import { openSigner } from '#proof/manifest/open-signer.ts';
import { DAILY_JOBS, jobHandlers, Passphrases } from '#engine/jobs/index.ts';
import { loadCompiler } from '#engine/definitions/index.ts';
import { databaseFault } from '#kernel/db/index.ts';
import { openFileStore, sweepWork } from '#kernel/files/index.ts';
import { startWorkers } from '#kernel/jobs/index.ts';
import { RATE_LIMITS } from '#kernel/http/index.ts';
import { reminderJobs, startReminderClock } from '#stages/duties/index.ts';
import { reportMatters } from '#stages/reports/index.ts';
import { serviceApp } from '../server/app.ts';
import type { ServerContext } from '#service/context.ts';
import { type Listening, listen } from '../server/serve.ts';
import { PendingSignIns } from '#service/single-sign-on.ts';
import { BASE_PACK, type City, cityPacks, dataDirOf } from './city.ts';
import { type Invocation, type Option, textOption } from './command.ts';
import { cliErrors } from './errors.ts';
import { tellFirstAccounts } from './first-accounts.ts';
import { UsageProblem } from './usage-problem.ts';

const HOST = '127.0.0.1';
const PORT = 8021;

/** The address of the service, for the commands that start it. */
export const SERVICE_OPTIONS: Readonly<Record<string, Option>> = {
  host: { type: 'string', value: '地址', help: `在哪个地址上，默认 ${HOST}（或环境变量 HOST）` },
  port: { type: 'string', value: '端口', help: `在哪个端口上，默认 ${PORT}（或环境变量 PORT）` },
  origin: { type: 'string', value: '网址', help: '浏览器用来访问的网址，默认 http://地址:端口' },
  'behind-proxy': { type: 'boolean', help: '在自己的反向代理之后：访问者的地址以它写的为准' },
};

/**
 * Serves an open city until the process is told to end.
 * @param result the result of the command, extended by the origin and port of the service
 */
export async function serveCity(
  city: City,
  invocation: Invocation,
  result: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { out, now } = invocation;
  const accounts = await tellFirstAccounts(city, out, now());
  const firstRun = (await isEmptyCity(city.db, city.scope))
    ? { code: randomBytes(9).toString('base64url') }
    : null;
  if (firstRun)
    out.line(`这是一个空的城市。首次启用口令：${firstRun.code}（填在网页上，只在这一次启动有效）`);
  // Before the start is reported: whoever started it may end it at once.
  const ended = signalled();
  const { db, pack } = city;
  const files = openFileStore(dataDirOf(invocation.options), scannerOf());
  sweepWork(files, isAlive);
  const base = contextOf(city, invocation);
  const matters = () => reportMatters(db, city.scope, pack);
  const reminding = { db, pack, region: city.region, means: base.reminders, now, matters };
  const onError = tellOnce(out, now);
  const workers = await startWorkers({
    db,
    now,
    handlers: new Map([...jobHandlers({ db, pack, files, now }, base), ...reminderJobs(reminding)]),
    daily: DAILY_JOBS,
    onError,
  });
  try {
    const packDirectories = [BASE_PACK, ...(await cityPacks(dataDirOf(invocation.options)))];
    const context = { ...base, packDirectories, firstRun, files, jobs: workers };
    const service = await listenOn(context, invocation);
    try {
      out.line(`明责已在 ${context.origin} 提供服务，按 Ctrl+C 结束。`);
      out.result({ ...result, origin: context.origin, port: service.port, accounts, firstRun });
      loadCompiler().catch(onError);
      const stopClock = startReminderClock(reminding, { asked: () => workers.poke(), onError });
      try {
        // A database that does not start again ends the service with a message, so that a service manager sees it end.
        await Promise.race([ended, ...(db.lost ? [db.lost] : [])]);
      } finally {
        stopClock();
      }
    } finally {
      await service.close();
    }
  } finally {
    // Also where nothing is served: what polls the database would keep the program from ending.
    await workers.stop();
  }
}

/** Milliseconds for which the same background problem is not reported again. */
const QUIET_MS = 60_000;

/** Reports a background problem: in Chinese where it is known, the same at most once a minute. */
function tellOnce(out: Invocation['out'], now: () => Date): (error: unknown) => void {
  const told = new Map<string, number>();
  return (error) => {
    const fault = databaseFault(error);
    const words = fault ? `${fault.message}${fault.remedy}` : String(error);
    const at = now().getTime();
    if (at - (told.get(words) ?? Number.NEGATIVE_INFINITY) < QUIET_MS) return;
    told.set(words, at);
    out.note(words);
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The virus scanner, a command and its arguments; the path of a file is added to them. */
function scannerOf(): readonly string[] | null {
  const words = (process.env['MINGZE_SCANNER'] ?? '').split(' ').filter((word) => word !== '');
  return words.length > 0 ? words : null;
}

/** Everything that the service uses, for an open city. */
function contextOf(
  { db, pack, region }: City,
  { options, out, now }: Invocation,
): Omit<ServerContext, 'files' | 'jobs' | 'packDirectories' | 'firstRun'> {
  const dataDir = dataDirOf(options);
  const { host, port } = placeOf(options);
  let signer: Signer | null = null;
  const tellTrouble = tellOnce(out, now);
  const origin = originOption(options) ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    db,
    pack,
    region,
    dataDir,
    now,
    signer: () => (signer ??= openSigner(dataDir)),
    origin,
    behindProxy: options['behind-proxy'] === true,
    limits: RATE_LIMITS,
    oidcSecret: process.env['MINGZE_OIDC_SECRET'] ?? null,
    pending: new PendingSignIns(),
    reminders: reminderMeans(process.env, origin),
    passphrases: new Passphrases(),
    report: (error, incident) =>
      databaseFault(error)
        ? tellTrouble(error)
        : out.note(`${incident} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  };
}

function placeOf(options: Invocation['options']): { readonly host: string; readonly port: number } {
  const port = Number(textOption(options, 'port') ?? process.env['PORT'] ?? PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UsageProblem('--port 须是 1 至 65535 的整数。');
  return { host: textOption(options, 'host') ?? process.env['HOST'] ?? HOST, port };
}

/** The origin of the option, if any. @throws UsageProblem */
export function originOption(options: Invocation['options']): string | null {
  const written = textOption(options, 'origin');
  if (written === null) return null;
  if (!URL.canParse(written) || !/^https?:$/.test(new URL(written).protocol))
    throw new UsageProblem('--origin 须是 https:// 开头的网址。');
  return new URL(written).origin;
}

/**
 * Demands that the port is free, before a database is started.
 * @throws SERVE-LISTEN
 */
export async function demandPort({ options }: Invocation): Promise<void> {
  const { host, port } = placeOf(options);
  const probe = createServer();
  try {
    await new Promise<void>((done, fail) => {
      probe.once('error', fail);
      probe.listen(port, host, done);
    });
  } catch (error) {
    throw cannotListen(host, port, error);
  } finally {
    probe.close();
  }
}

function cannotListen(host: string, port: number, error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return cliErrors.error('SERVE-LISTEN', { place: `${host}:${port}`, reason: REASONS[code] ?? code }, error);
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: '端口已被别的程序占用',
  EACCES: '没有权限使用这个端口',
  EADDRNOTAVAIL: '本机没有这个地址',
  ENOTFOUND: '没有这个地址',
};

async function listenOn(context: ServerContext, { options }: Invocation): Promise<Listening> {
  const { host, port } = placeOf(options);
  try {
    return await listen(serviceApp(context), host, port);
  } catch (error) {
    throw cannotListen(host, port, error);
  }
}

/** Waits until the process is told to end. */
function signalled(): Promise<void> {
  return new Promise((done) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        // A second signal means not to wait for an orderly end; the guard stops the database.
        if (asked) process.exit(130);
        asked = true;
        done();
      });
  });
}
