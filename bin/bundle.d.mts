/** The root of the installation. */
export const ROOT: string;
export function bundle(entryPoints: readonly string[], outdir: string, splitting?: boolean): Promise<void>;
export function program(): Promise<string>;
