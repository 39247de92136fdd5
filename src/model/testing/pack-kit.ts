import type { PackSource } from '../compile/source.ts';

/** One change of a pack's file: the first `find` becomes `put`. Without `find` the file is replaced or added. */
export interface Change {
  readonly file: string;
  readonly find?: string;
  /** Null takes the file away. */
  readonly put: string | null;
}

/** A copy of a pack with changes; a `find` that does not occur is a fault of the test itself. */
export function changed(source: PackSource, changes: readonly Change[]): PackSource {
  const files = new Map(source.files.map((file) => [file.path, file.text]));
  for (const { file, find, put } of changes) {
    const text = files.get(file);
    if (find !== undefined && !text?.includes(find)) throw new Error(`${file} does not contain ${find}`);
    if (put === null) files.delete(file);
    else files.set(file, find === undefined || text === undefined ? put : text.replace(find, () => put));
  }
  return { name: source.name, files: [...files].map(([path, text]) => ({ path, text })) };
}
