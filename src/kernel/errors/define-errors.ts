import { MingzeError } from './mingze-error.ts';

/** One line of a module's catalogue; `{name}` in the sentences is filled from the details. */
export interface ErrorEntry {
  readonly status: number;
  /** Exit code of the process when a command ends with this error; 1 unless said. */
  readonly exitCode?: number;
  readonly message: string;
  readonly remedy: string;
}

/** The errors of one module: what they are, and how to make one. */
export interface ErrorCatalogue<Code extends string = string> {
  readonly module: string;
  readonly entries: Readonly<Record<Code, ErrorEntry>>;
  /** The error of that code, its placeholders filled from `details`. Throw the result. */
  error(code: Code, details?: Readonly<Record<string, unknown>>, cause?: unknown): MingzeError;
}

const registry = new Map<string, ErrorCatalogue>();

/**
 * Declares the errors that a module may raise; each module does this once, in its `errors.ts`.
 * Throws a plain Error (a programmer's fault) for a badly formed code or one that another module owns.
 */
export function defineErrors<Code extends string>(
  module: string,
  entries: Readonly<Record<Code, ErrorEntry>>,
): ErrorCatalogue<Code> {
  for (const code of Object.keys(entries)) {
    if (!/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/.test(code))
      throw new Error(`error code ${code}: write it like DB-LOCKED`);
    for (const other of registry.values())
      if (other.module !== module && code in other.entries)
        throw new Error(`error code ${code} belongs to ${other.module}, not to ${module}`);
  }
  const catalogue: ErrorCatalogue<Code> = Object.freeze({
    module,
    entries: Object.freeze({ ...entries }),
    error(code: Code, details: Readonly<Record<string, unknown>> = {}, cause?: unknown): MingzeError {
      const entry = entries[code];
      return new MingzeError({
        code,
        status: entry.status,
        exitCode: entry.exitCode ?? 1,
        message: fill(entry.message, details),
        remedy: fill(entry.remedy, details),
        details,
        cause,
      });
    },
  });
  registry.set(module, catalogue);
  return catalogue;
}

/** All catalogues whose modules have been imported, by name of module. */
export function errorCatalogues(): readonly ErrorCatalogue[] {
  return [...registry.values()].toSorted((a, b) => (a.module < b.module ? -1 : 1));
}

function fill(template: string, details: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = details[name];
    if (value === undefined) return whole;
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}
