import { type Kind, kindOfFile } from './layout.ts';
import type { Faults, PackFile, PackSource } from './source.ts';

/** A file with the pack that it belongs to. */
export interface OwnedFile {
  /** The name of the pack's directory. */
  readonly pack: string;
  /** Its path begins with that name. */
  readonly file: PackFile;
}

/** The files of all packs by their kind, in the order of the packs. */
export class PackFiles {
  readonly #byKind: ReadonlyMap<Kind | null, readonly OwnedFile[]>;

  /** @param faults gets one fault for each file in a place where no file belongs */
  constructor(sources: readonly PackSource[], faults: Faults) {
    const byKind = new Map<Kind | null, OwnedFile[]>();
    for (const { name, files } of sources)
      for (const { path, text } of files) {
        const kind = kindOfFile(path);
        const owned = { pack: name, file: { path: `${name}/${path}`, text } };
        byKind.set(kind, [...(byKind.get(kind) ?? []), owned]);
      }
    this.#byKind = byKind;
    for (const { file } of byKind.get(null) ?? [])
      faults.add(
        'layout',
        file.path,
        null,
        '',
        '此处不应有这个文件',
        '包内只有 pack.yaml、mechanisms.yaml 和 base dictionaries ledgers indicators checks duties flows reports calendar demo 各目录中的 .yaml、.md',
      );
  }

  of(kind: Kind): readonly PackFile[] {
    return this.owned(kind).map(({ file }) => file);
  }

  owned(kind: Kind): readonly OwnedFile[] {
    return this.#byKind.get(kind) ?? [];
  }
}
