/** What an error carries besides its two sentences. */
export interface MingzeErrorInit {
  readonly code: string;
  readonly status: number;
  readonly exitCode: number;
  readonly message: string;
  readonly remedy: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * The one error that the product raises on purpose. `message` and `remedy` are Chinese sentences for the user; `code`
 * is stable and never reused; `status` is the HTTP status and `exitCode` that of the process.
 */
export class MingzeError extends Error {
  override readonly name = 'MingzeError';
  readonly code: string;
  readonly status: number;
  readonly exitCode: number;
  readonly remedy: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(init: MingzeErrorInit) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.code = init.code;
    this.status = init.status;
    this.exitCode = init.exitCode;
    this.remedy = init.remedy;
    this.details = Object.freeze({ ...init.details });
  }
}

/** True for errors of the product, with a code if one is asked for. */
export function isMingzeError(error: unknown, code?: string): error is MingzeError {
  return error instanceof MingzeError && (code === undefined || error.code === code);
}
