/** The output of a command: results on standard output, everything else on standard error. */
export interface Output {
  readonly json: boolean;
  /** A line of the result, for people; silent under --json. */
  readonly line: (text?: string) => void;
  /** The whole result for programs; silent without --json. */
  readonly result: (value: unknown) => void;
  /** A line that is not the result. */
  readonly note: (text: string) => void;
  /** Overwrites itself on a terminal; elsewhere it is silent. */
  readonly progress: (text: string) => void;
}

function passOverClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** Makes the output of a process. Bigints and maps never reach it; results are plain data. */
export function processOutput(json: boolean): Output {
  // A reader that has enough (`| head`) closes the pipe: that is no error, and the work continues to its end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', passOverClosedPipe);
  let pending = false;
  const clear = (): void => {
    if (pending) process.stderr.write('\r\u001b[K');
    pending = false;
  };
  return {
    json,
    line: (text = '') => {
      clear();
      if (!json) process.stdout.write(`${text}\n`);
    },
    result: (value) => {
      if (json) process.stdout.write(`${JSON.stringify(value, null, 1)}\n`);
    },
    note: (text) => {
      clear();
      process.stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (!process.stderr.isTTY) return;
      clear();
      process.stderr.write(text);
      pending = true;
    },
  };
}
