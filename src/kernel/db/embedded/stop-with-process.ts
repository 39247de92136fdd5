/** What must happen when the process ends. */
export interface ProcessEnd {
  stop(): Promise<void>;
  stopNow(): void;
  /** Also end the process, cleanly, on SIGINT, SIGTERM and SIGHUP. */
  readonly signals: boolean;
}

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/**
 * Ties a server to this process: a signal stops it in order and then ends the process with 128 + number; an exit for
 * any other reason (an uncaught exception included) stops it as well. A process killed by -9 runs none of this: the
 * guard handles that case. @returns a function that unties it
 */
export function stopWithProcess(end: ProcessEnd): () => void {
  const onExit = () => end.stopNow();
  const handlers = Object.entries(SIGNALS).map(([name, number]) => {
    const handler = () => {
      end.stop().then(
        () => process.exit(128 + number),
        () => process.exit(128 + number),
      );
    };
    return { name, handler };
  });
  process.on('exit', onExit);
  if (end.signals) for (const { name, handler } of handlers) process.on(name, handler);
  return () => {
    process.off('exit', onExit);
    for (const { name, handler } of handlers) process.off(name, handler);
  };
}
