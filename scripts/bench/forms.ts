import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Pool } from 'pg';
import { createAccount } from '#engine/access/operations/accounts.ts';
import { appoint } from '#engine/access/operations/appoint.ts';
import { hashPassword } from '#kernel/auth/index.ts';
import { openFileStore } from '#kernel/files/index.ts';
import { Passphrases } from '#engine/jobs/index.ts';
import { signerOf } from '#proof/manifest/installation-key.ts';
import { PendingSignIns } from '#service/single-sign-on.ts';
import { serviceApp } from '#app/server/app.ts';
import { listen } from '#app/server/serve.ts';
import { loadDemo } from '#tools/demo/load-demo.ts';
import { BENCH, type BenchCity, benchCity } from './city.ts';
import type { Figure } from './measure.ts';
import type { PartResult } from './parts.ts';

const LEDGER = 'public_suggestion';
const PASSWORD = 'bench-only-2026-pass';
const CLERKS = 20;
const NOW = new Date('2026-02-01T02:00:00Z');

interface Clerk {
  readonly cookie: string;
  readonly unit: string;
  readonly village: string;
}

interface Waits {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
}

/**
 * Forms saved over HTTP, by one clerk and by twenty of twenty townships at once: from the request to the answer, which
 * comes when the row and its entry in the log are durable. The limit: the bare row and a bare line of a log inserted by SQL
 * in one transaction, on as many connections at once.
 */
export async function benchForms(rows: number, short: boolean): Promise<PartResult> {
  const city = await benchCity();
  try {
    const loaded = await loadDemo({ ...city, actor: BENCH, now: NOW, rows });
    if (!loaded.accepted) throw new Error(JSON.stringify(loaded.errors[0]));
    await city.db.owner.query('vacuum analyze');
    const service = await aService(city);
    try {
      const clerks = await townshipClerks(city, service.origin);
      const each = short ? 10 : 100;
      await save(service.origin, clerks.slice(0, 1), 20, 'warm');
      const alone = await save(service.origin, clerks.slice(0, 1), each * 2, 'alone');
      const many = await save(service.origin, clerks, each, 'many');
      const [first] = clerks;
      if (!first) throw new Error('no clerk');
      const accepted = await accept(city, service.origin, first, 'alone');
      const [bareAlone, bareMany] = [await bare(city, 1, each * 2), await bare(city, CLERKS, each)];
      const size = rows.toLocaleString('en');
      const figure = (name: string, ms: number, limitMs: number): Figure => ({
        name: `${size} rows: ${name}`,
        ms,
        limitName: 'the bare row and a line of a log by SQL',
        limitMs,
        aim: null,
      });
      return {
        figures: [
          figure('one clerk saves a form, p50 (12 ms)', alone.p50, bareAlone.p50),
          figure('one reviewer accepts a row, p50 (6 ms)', accepted.p50, bareAlone.p50),
          figure(`${CLERKS} clerks save forms at once, p95 (100 ms)`, many.p95, bareMany.p95),
        ],
        notes: [
          `${CLERKS} clerks at once: **${many.perSecond.toFixed(0)}** saves a second (aim ≥ 300), p50 ${many.p50.toFixed(0)} ms; by SQL ${bareMany.perSecond.toFixed(0)} a second.`,
        ],
      };
    } finally {
      await service.close();
    }
  } finally {
    await city.close();
  }
}

async function aService({
  db,
  pack,
  scope,
  dir,
}: BenchCity): Promise<{ origin: string; close: () => Promise<void> }> {
  const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
  let origin = 'http://127.0.0.1';
  const app = serviceApp(
    {
      packDirectories: ['packs/principal-responsibility'],
      firstRun: null,
      files: openFileStore(dir),
      jobs: { poke: () => undefined },
      db,
      pack,
      region: { id: scope.region, name: '测试市' },
      dataDir: dir,
      now: () => NOW,
      signer: () => signer,
      get origin() {
        return origin;
      },
      behindProxy: false,
      limits: { signedIn: 1_000_000, anonymous: 1_000_000 },
      oidcSecret: null,
      pending: new PendingSignIns(),
      reminders: { mail: null, seal: null, origin: null },
      passphrases: new Passphrases(),
      report: (error) => {
        throw error instanceof Error ? error : new Error(String(error));
      },
    },
    { told: () => undefined },
  );
  const { port, close } = await listen(app, '127.0.0.1', 0);
  origin = `http://127.0.0.1:${port}`;
  return { origin, close };
}

/** A clerk in each of so many townships, signed in, with a village of his. */
async function townshipClerks({ db, pack, scope }: BenchCity, origin: string): Promise<readonly Clerk[]> {
  const { rows: townships } = await db.owner.query<{ unit: string; village: string }>(
    `select u.code as unit, min(v.code) as village from base.units u join base.units v on v.region_id = u.region_id and v.parent = u.code
     where u.region_id = $1 and u.kind = 'township' group by u.code order by u.code limit $2`,
    [scope.region, CLERKS],
  );
  const clerks: Clerk[] = [];
  for (let at = 0; at < CLERKS; at += 1) {
    const place = townships[at % townships.length];
    if (!place) throw new Error('no township');
    const cookie = await signedIn({ db, pack, scope }, origin, `clerk_${at}`, 'township_clerk', place.unit);
    clerks.push({ cookie, ...place });
  }
  return clerks;
}

/** Somebody new in a post of a unit. @returns the cookie of his session */
async function signedIn(
  { db, pack, scope }: Pick<BenchCity, 'db' | 'pack' | 'scope'>,
  origin: string,
  login: string,
  kind: string,
  unit: string,
): Promise<string> {
  const act = { scope, actor: BENCH, now: NOW };
  const { id } = await createAccount(db, act, { login, name: login, person: null, oidcSubject: null });
  await db.owner.query(
    'update auth.accounts set password_hash = $3, must_change = false, password_until = null where region_id = $1 and id = $2',
    [scope.region, id, await hashPassword(PASSWORD)],
  );
  await appoint(db, act, pack, {
    account: id,
    kind,
    unit,
    named: [],
    from: '2020-01-01',
    to: null,
    reason: null,
  });
  const entered = await ask(origin, '', 'session', { login, password: PASSWORD });
  return entered.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

async function ask(origin: string, cookie: string, path: string, body: object): Promise<Response> {
  const response = await fetch(`${origin}/api/v1/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-mingze': '1',
      'idempotency-key': crypto.randomUUID(),
      origin,
      cookie,
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response;
}

/** A reviewer accepts what a run of one clerk has saved, row by row. */
async function accept(city: BenchCity, origin: string, { unit }: Clerk, run: string): Promise<Waits> {
  const cookie = await signedIn(city, origin, 'reviewer', 'township_reviewer', unit);
  const { rows } = await city.db.owner.query<{ id: string }>(
    `select row_id as id from ledger.${LEDGER} where suggestion_no like $1 order by row_id`,
    [`${run}-%`],
  );
  const waits: number[] = [];
  const start = performance.now();
  for (const { id } of rows) {
    const begun = performance.now();
    await (await ask(origin, cookie, `ledgers/${LEDGER}/rows/${id}/accept`, {})).text();
    waits.push(performance.now() - begun);
  }
  return waitsOf(waits, performance.now() - start);
}

async function save(origin: string, clerks: readonly Clerk[], each: number, run: string): Promise<Waits> {
  const program = fileURLToPath(new URL('./form-clients.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify({ origin, ledger: LEDGER, clerks, each, run }));
  const { ms, waits } = JSON.parse(await text(child.stdout)) as { ms: number; waits: readonly number[] };
  return waitsOf(waits, ms);
}

function waitsOf(waits: readonly number[], ms: number): Waits {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { perSecond: (waits.length / ms) * 1000, p50: at(0.5), p95: at(0.95) };
}

/** The same row by SQL alone, with a line of a log beside it, each in a transaction of its own. */
async function bare({ db }: BenchCity, connections: number, each: number): Promise<Waits> {
  await db.owner.query(
    `create table if not exists public.bench_rows (region_id int, id uuid, no text, kind text, village text, handler text, received_on date, status text, primary key (region_id, id));
     create table if not exists public.bench_log (region_id int, seq bigint generated always as identity, at timestamptz, payload text, primary key (region_id, seq))`,
  );
  // The password is no enumerable property of the options.
  const { host, port, database, user, password } = db.owner.options;
  const pool = new Pool({ host, port, database, user, password, max: connections });
  // The server of the bench may stop before the last connection has said goodbye.
  pool.on('error', () => undefined);
  const waits: number[] = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let index = 0; index < each; index += 1) {
        const begun = performance.now();
        const client = await pool.connect();
        const id = crypto.randomUUID();
        await client.query('begin');
        await client.query(
          `insert into public.bench_rows values (1, $1, $2, 'road', 'v', 'h', '2025-03-05', 'received')`,
          [id, id],
        );
        await client.query(`insert into public.bench_log (region_id, at, payload) values (1, now(), $1)`, [
          JSON.stringify({ id }),
        ]);
        await client.query('commit');
        client.release();
        waits.push(performance.now() - begun);
      }
    }),
  );
  const ms = performance.now() - start;
  await pool.end();
  return waitsOf(waits, ms);
}
