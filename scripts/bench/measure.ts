import { performance } from 'node:perf_hooks';

/** One line of the result: what was measured against which limit, both in this run. */
export interface Figure {
  readonly name: string;
  readonly ms: number;
  readonly limitName: string;
  readonly limitMs: number;
  /** What the issue aims at, as a ratio; null where there is no aim. */
  readonly aim: number | null;
}

/** The time of one call, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The median of several calls after one that does not count, in milliseconds. */
export async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  const all: number[] = [];
  for (let index = 0; index < times; index += 1) all.push(await timed(work));
  return all.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

/** Watches the memory of this process while work runs; answers the highest resident size in megabytes. */
export async function peakMemory(work: () => Promise<unknown>): Promise<number> {
  let peak = 0;
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage().rss);
  };
  const timer = setInterval(look, 50);
  try {
    await work();
  } finally {
    clearInterval(timer);
    look();
  }
  return peak / 1e6;
}

/** Prints figures as a table of Markdown, so that they can go into docs/benchmarks.md as they are. */
export function table(figures: readonly Figure[]): string {
  const ms = (value: number): string =>
    value >= 1000 ? `${(value / 1000).toFixed(1)} s` : `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  return [
    '| measured | time | limit in the same run | time | ratio | aim |',
    '|---|---|---|---|---|---|',
    ...figures.map(
      ({ name, ms: own, limitName, limitMs, aim }) =>
        `| ${name} | ${ms(own)} | ${limitName} | ${ms(limitMs)} | **${(own / limitMs).toFixed(2)}** | ${aim === null ? '' : `≤ ${aim}`} |`,
    ),
  ].join('\n');
}
