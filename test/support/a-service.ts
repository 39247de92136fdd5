import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { rmSync } from 'node:fs';
import { demoAccounts, DEMO_PASSWORD } from '#engine/access/operations/demo-accounts.ts';
import { actorOf } from '#engine/audit/actor.ts';
import { jobHandlers, Passphrases } from '#engine/jobs/index.ts';
import { openFileStore } from '#kernel/files/index.ts';
import { startWorkers } from '#kernel/jobs/index.ts';
import { signerOf } from '#proof/manifest/installation-key.ts';
import type { Problem } from '#kernel/http/index.ts';
import { serviceApp } from '#app/server/app.ts';
import type { ServerContext } from '#service/context.ts';
import type { Endpoint } from '#service/endpoint.ts';
import { commonProblems } from '#service/common-problems.ts';
import { listen } from '#app/server/serve.ts';
import { PendingSignIns } from '#service/single-sign-on.ts';
import { BASE_PACK } from '../../src/app/cli/city.ts';
import { cityMaker, NOW, type ReadyCity, type TestCity } from './a-city.ts';
import { cheapHash } from './cheap-hash.ts';
import type { Json } from './run-mingze.ts';
import { temporaryDir } from './test-server.ts';

/** What an answer was. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly json: Json;
}

export interface Asking {
  readonly body?: unknown;
  readonly raw?: Uint8Array<ArrayBuffer> | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A browser, or a program with a token: keeps its cookie, and sends what our own pages send. */
export interface Visitor {
  readonly cookies: Map<string, string>;
  readonly ask: (method: string, path: string, asking?: Asking) => Promise<Answered>;
  /** Signs in, and holds the post's cookie from then on. */
  readonly signIn: (login: string, password?: string) => Promise<Answered>;
}

/** The service of a city on a free port of this machine. */
export interface Service {
  readonly city: TestCity;
  readonly context: ServerContext;
  readonly visitor: () => Visitor;
  /** A visitor who has signed in with the demo account of a kind of post. */
  readonly as: (kind: string) => Promise<Visitor>;
  /** Errors that nobody foresaw, and codes that an endpoint did not declare. Empty, or the test fails. */
  readonly surprises: string[];
  /** Works off every job that waits. */
  readonly drain: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** An account for each kind of post. */
export function withAccounts({ db, pack, scope }: TestCity): Promise<unknown> {
  return demoAccounts(db, { scope, actor: actorOf('测试', 'job'), now: NOW }, pack, cheapHash);
}

/** A service with the given units and rows, and an account for each kind of post; or of a city that is ready and has them. */
export async function aService(
  fill: ReadyCity | ((city: TestCity, directory: string) => Promise<void>),
  changes: Partial<ServerContext> = {},
): Promise<Service> {
  const directory = temporaryDir('service-');
  const maker = await cityMaker(typeof fill === 'function' ? null : fill);
  const city = await maker.aCity();
  if (typeof fill === 'function') {
    await fill(city, directory);
    await withAccounts(city);
  }
  const { db, pack, scope } = city;
  const surprises: string[] = [];
  let closing = false;
  const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
  let port = 0;
  const files = openFileStore(directory);
  const passphrases = new Passphrases();
  const now = changes.now ?? (() => NOW);
  const workers = await startWorkers({
    db,
    now,
    handlers: jobHandlers(
      { db, pack, files, now },
      { dataDir: directory, signer: () => signer, passphrases },
    ),
    // Only when a test says so: drain().
    everyMs: null,
  });
  const context: ServerContext = {
    packDirectories: [BASE_PACK],
    firstRun: null,
    files,
    jobs: { poke: () => undefined },
    db,
    pack,
    region: { id: scope.region, name: '江河市' },
    dataDir: directory,
    now,
    signer: () => signer,
    // Known once it listens; nothing asks before.
    get origin() {
      return `http://127.0.0.1:${port}`;
    },
    behindProxy: false,
    limits: { signedIn: 100_000, anonymous: 100_000 },
    oidcSecret: null,
    pending: new PendingSignIns(),
    reminders: { mail: null, seal: null, origin: null },
    passphrases,
    report: (error) =>
      // A request that the closing browser has broken off finds no database any more.
      closing || surprises.push(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    ...changes,
  };
  const told = (face: Endpoint, { code }: Problem): void => {
    if (![...commonProblems(face), ...face.problems].includes(code))
      surprises.push(`${face.method} ${face.path} answered ${code} without declaring it`);
  };
  const service = await listen(serviceApp(context, { told }), '127.0.0.1', 0);
  port = service.port;
  const visitor = (): Visitor => aVisitor(`http://127.0.0.1:${port}`);
  return {
    city,
    context,
    visitor,
    as: async (kind) => {
      const one = visitor();
      const entered = await one.signIn(`demo_${kind}`);
      assert.equal(entered.status, 201, `${kind} ${entered.text}`);
      return one;
    },
    surprises,
    drain: () => workers.drain(),
    close: async () => {
      closing = true;
      await service.close();
      await workers.stop();
      await maker.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function aVisitor(origin: string): Visitor {
  const cookies = new Map<string, string>();
  const ask: Visitor['ask'] = async (method, path, { body, raw, headers = {} } = {}) => {
    const sent: Record<string, string> = {
      'x-mingze': '1',
      'idempotency-key': crypto.randomUUID(),
      ...(cookies.size > 0
        ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
        : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    };
    const present = Object.entries(sent).filter(([, value]) => value !== '');
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${origin}${path.startsWith('/') ? path : `/api/v1/${path}`}`, {
      method,
      headers: Object.fromEntries(present),
      redirect: 'manual',
      ...(content === undefined ? {} : { body: content }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = Buffer.from(bytes).toString('utf8');
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    const { status } = response;
    return {
      status,
      headers: response.headers,
      text,
      bytes,
      json: isJson && text !== '' ? JSON.parse(text) : null,
    };
  };
  return {
    cookies,
    ask,
    signIn: (login, password = DEMO_PASSWORD) => ask('POST', 'session', { body: { login, password } }),
  };
}
