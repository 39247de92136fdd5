// Clerks who save forms: a program of its own, so that it takes no time from the service that it measures.
// Standard input: one line of JSON { origin, ledger, clerks: [{ cookie, unit, village }], each, from }. Standard output:
// { ms, waits } as one line of JSON.
import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';

interface Clerk {
  readonly cookie: string;
  readonly unit: string;
  readonly village: string;
}

interface Work {
  readonly origin: string;
  readonly ledger: string;
  readonly clerks: readonly Clerk[];
  /** Forms of each clerk. */
  readonly each: number;
  /** What tells the keys of this run from those of others. */
  readonly run: string;
}

const { origin, ledger, clerks, each, run } = JSON.parse(await text(process.stdin)) as Work;
const waits: number[] = [];

async function save(clerk: Clerk, key: string): Promise<void> {
  const begun = performance.now();
  const response = await fetch(`${origin}/api/v1/ledgers/${ledger}/rows`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-mingze': '1',
      origin,
      'idempotency-key': crypto.randomUUID(),
      cookie: clerk.cookie,
    },
    body: JSON.stringify({
      values: {
        suggestion_no: key,
        matter_kind: '道路交通',
        village: clerk.village,
        handler: clerk.unit,
        received_on: '2025-03-05',
        status: '已收集',
      },
      submit: true,
    }),
  });
  const answer = await response.text();
  if (response.status !== 201) throw new Error(`${response.status} ${answer}`);
  waits.push(performance.now() - begun);
}

const start = performance.now();
await Promise.all(
  clerks.map(async (clerk, at) => {
    for (let index = 0; index < each; index += 1) await save(clerk, `${run}-${at}-${index}`);
  }),
);
process.stdout.write(JSON.stringify({ ms: performance.now() - start, waits }));
