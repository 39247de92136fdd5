/** The root of the installation. */
export const ROOT: string;
export function bundle(
  entryPoints: readonly string[],
  outdir: string,
  carried?: readonly string[],
): Promise<void>;
export function program(): Promise<string>;
export function keptPacks(main: string): string;
