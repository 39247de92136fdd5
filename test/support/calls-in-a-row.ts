import { AsyncLocalStorage } from 'node:async_hooks';
import { Server } from 'node:http';
import { Client } from 'pg';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Milliseconds that a call of the database takes on a line that is far away. */
const FAR = 10;

type Query = (this: Client, ...given: unknown[]) => unknown;
type Emit = (this: Server, event: string, ...given: unknown[]) => boolean;

/**
 * The most calls of the database that follow one another while a page is opened, each delayed as over a long line. Within
 * a request: calls that do not overlap. Between requests: those that began when the other had ended; so a page that asks
 * for two things at once waits for the longer only. Commits of what only read are not waited for.
 */
export async function callsInARow(work: () => Promise<unknown>): Promise<number> {
  const requests: Span[][] = [];
  const current = new AsyncLocalStorage<Span[]>();
  const server = Server.prototype as unknown as { emit: Emit };
  const client = Client.prototype as unknown as { query: Query };
  const [{ emit }, { query }] = [server, client];
  server.emit = function counted(this: Server, event: string, ...given: unknown[]) {
    if (event !== 'request') return emit.call(this, event, ...given);
    const calls: Span[] = [];
    requests.push(calls);
    return current.run(calls, () => emit.call(this, event, ...given));
  };
  client.query = function delayed(this: Client, ...given: unknown[]) {
    const calls = current.getStore();
    if (!calls || given[0] === 'commit' || typeof given.at(-1) === 'function')
      return query.apply(this, given);
    const from = performance.now();
    return new Promise((done) => {
      setTimeout(done, FAR);
    })
      .then(() => query.apply(this, given))
      .finally(() => calls.push({ from, to: performance.now() }));
  };
  try {
    await work();
  } finally {
    server.emit = emit;
    client.query = query;
  }
  return longest(requests.filter((calls) => calls.length > 0));
}

/** The heaviest chain of requests that follow one another; a request weighs as many calls as follow one another in it. */
function longest(requests: readonly (readonly Span[])[]): number {
  const weighed = requests
    .map((calls) => ({
      from: Math.min(...calls.map(({ from }) => from)),
      to: Math.max(...calls.map(({ to }) => to)),
      weight: inARow(calls),
    }))
    .toSorted((a, b) => a.to - b.to);
  const best: number[] = [];
  for (const [at, one] of weighed.entries()) {
    const before = weighed
      .slice(0, at)
      .flatMap(({ to }, other) => (to <= one.from ? [best[other] ?? 0] : []));
    best.push(one.weight + Math.max(0, ...before));
  }
  return Math.max(0, ...best);
}

/** Of intervals, the most that can be chosen without an overlap. */
function inARow(calls: readonly Span[]): number {
  let count = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to } of calls.toSorted((a, b) => a.to - b.to))
    if (from >= end) {
      count += 1;
      end = to;
    }
  return count;
}
