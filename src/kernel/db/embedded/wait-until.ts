import { setTimeout as sleep } from 'node:timers/promises';

/** How long to wait, and what to call meanwhile. */
export interface WaitOptions {
  /** Milliseconds after which the answer is false. */
  readonly timeoutMs: number;
  /** Called about once a second, with the milliseconds waited so far. */
  readonly onWait?: ((elapsedMs: number) => void) | undefined;
}

/** Polls `condition` until it holds (true) or the time is over (false). */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  options: WaitOptions,
): Promise<boolean> {
  const began = performance.now();
  let told = 0;
  for (;;) {
    if (await condition()) return true;
    const elapsed = performance.now() - began;
    if (elapsed >= options.timeoutMs) return false;
    if (elapsed - told >= 1000) {
      told = elapsed;
      options.onWait?.(Math.round(elapsed));
    }
    await sleep(elapsed < 200 ? 10 : 50);
  }
}
